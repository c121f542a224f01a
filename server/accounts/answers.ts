import * as v from 'valibot';
import {
  churnReasons,
  keptFieldsSchema,
  levels,
  riskReasonNames,
  stages,
  tiers,
  toldFieldsSchema,
} from '../../shared/contract/account.ts';
import { featureClasses } from '../../shared/contract/feature.ts';
import { guideKinds } from '../../shared/contract/guide.ts';
import { growthSignNames, healthStates, riskLevels } from '../../shared/contract/judgement.ts';

/** What the accounts' routes answer, as `openapi.json` tells it. */
const traits = v.record(v.string(), v.unknown());

const nullable = <Names extends readonly string[]>(names: Names) => v.nullable(v.picklist(names));
const adoptionLevels = ['tooEarly', ...levels] as const;

const accountRow = v.object({
  id: v.string(),
  name: v.string(),
  tier: nullable(tiers),
  industry: v.nullable(v.string()),
  region: v.nullable(v.string()),
  owner: v.nullable(v.object({ id: v.string(), name: v.string() })),
  stage: nullable(stages),
  level: nullable(adoptionLevels),
  health: nullable(healthStates),
  risk: nullable(riskLevels),
  isShallow: v.boolean(),
  users: v.number(),
  activeUsers7: v.number(),
  activeUsers28: v.number(),
  featuresUsed: v.number(),
  featuresAvailable: v.number(),
  activatedUsers: v.number(),
  seatsBought: v.nullable(v.number()),
  contractEndsOn: v.nullable(v.string()),
  annualValue: v.nullable(v.number()),
  currency: v.nullable(v.string()),
  timeZone: v.nullable(v.string()),
  lastSeenAt: v.string(),
  nps: v.nullable(v.object({ score: v.number(), n: v.number() })),
  openAlerts: v.number(),
  weeklyActiveUsers: v.array(v.number()),
});
export const accountsAnswer = v.object({
  total: v.number(),
  /** A feature usage rate below this is low: the limit of the workspace. */
  lowFeatureUsage: v.number(),
  accounts: v.array(accountRow),
});

const fact = v.object({
  fact: v.string(),
  effect: v.picklist(['low', 'notHigh', 'good']),
  value: v.nullable(v.number()),
  limit: v.nullable(v.number()),
  day: v.optional(v.string()),
});
const judgement = v.object({
  stage: nullable(stages),
  level: v.object({ level: v.picklist(adoptionLevels), facts: v.array(fact) }),
  health: v.object({
    tier: v.picklist(['none', ...featureClasses]),
    isAtRisk: v.boolean(),
    isShallow: v.boolean(),
    narrow: v.nullable(
      v.object({ fact: v.picklist(['featuresUsed', 'typicalFeatures', 'coreUsed']), value: v.number() }),
    ),
    components: v.array(
      v.object({
        featureClass: v.picklist(featureClasses),
        users: v.number(),
        share: v.number(),
        uses: v.number(),
        isMet: v.boolean(),
      }),
    ),
  }),
  risk: v.object({
    level: v.picklist(riskLevels),
    signs: v.array(
      v.object({
        sign: v.string(),
        value: v.nullable(v.number()),
        limit: v.nullable(v.number()),
        day: v.optional(v.string()),
      }),
    ),
    causes: v.array(
      v.object({
        id: v.nullable(v.string()),
        reason: v.picklist(riskReasonNames),
        weight: v.picklist(riskLevels),
        evidence: v.nullable(v.string()),
        day: v.nullable(v.string()),
      }),
    ),
  }),
  expansion: v.nullable(
    v.object({
      kind: v.literal('direct'),
      activatedUsers: v.number(),
      seats: v.number(),
      fullOn: v.nullable(v.string()),
    }),
  ),
});

export const accountAnswer = v.object({
  ...accountRow.entries,
  /** Something has happened since the numbers of a large account were made; they are being made anew. */
  isBehind: v.boolean(),
  /** There are people, and nobody of the account has ever come: they were only named by a server. */
  isUntouched: v.boolean(),
  today: v.string(),
  /** Features of the whole catalogue, whoever can use them. */
  catalogueFeatures: v.number(),
  judgement,
  fields: v.object({ ...toldFieldsSchema.entries, ...keptFieldsSchema.entries }),
  levelSet: v.nullable(
    v.object({
      level: v.picklist(levels),
      reason: v.string(),
      until: v.string(),
      by: v.string(),
      isOver: v.boolean(),
    }),
  ),
  churn: v.nullable(
    v.object({
      churnedOn: v.string(),
      reason: v.picklist(churnReasons),
      note: v.string(),
      beganInSales: v.boolean(),
    }),
  ),
  traits,
  /** Which of the traits were set in Cairn, and outweigh what the host app says. */
  setTraits: v.array(v.string()),
  timeZone: v.string(),
  firstSeenAt: v.string(),
  weeks: v.array(v.object({ startsOn: v.string(), activeUsers: v.number(), uses: v.number() })),
});

export const ownersAnswer = v.object({
  owners: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      team: v.nullable(v.object({ id: v.number(), name: v.string() })),
    }),
  ),
});

export const importAnswer = v.object({
  created: v.number(),
  changed: v.number(),
  unchanged: v.number(),
  faults: v.array(v.object({ line: v.number(), message: v.string() })),
});

export const userAnswer = v.object({
  id: v.string(),
  name: v.string(),
  traits,
  firstSeenAt: v.string(),
  lastSeenAt: v.string(),
  activatedAt: v.nullable(v.string()),
  activeDays28: v.number(),
  uses28: v.number(),
  accounts: v.array(v.object({ id: v.string(), name: v.string() })),
  isDeactivated: v.boolean(),
  /** Why they are left out of metrics; null: they count. */
  exclusion: v.nullable(v.picklist(['bot', 'internal', 'test'])),
});
export const usersAnswer = v.object({ total: v.number(), users: v.array(userAnswer) });

export const userActivityAnswer = v.object({
  features: v.array(
    v.object({
      id: v.number(),
      name: v.string(),
      moduleName: v.nullable(v.string()),
      uses28: v.number(),
      lastUsedOn: v.string(),
    }),
  ),
  guides: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      kind: v.picklist(guideKinds),
      shownAt: v.string(),
      completedAt: v.nullable(v.string()),
      dismissedAt: v.nullable(v.string()),
    }),
  ),
});

/** `remaining`: rows that are left, which proves it when it is 0. */
export const erasureAnswer = v.object({ erased: v.record(v.string(), v.number()), remaining: v.number() });

export const accountFeaturesAnswer = v.object({
  features: v.array(
    v.object({
      id: v.number(),
      name: v.string(),
      moduleName: v.nullable(v.string()),
      isCore: v.boolean(),
      users28: v.number(),
      uses28: v.number(),
      lastUsedOn: v.nullable(v.string()),
      weeks: v.array(v.number()),
    }),
  ),
});

export const unitsAnswer = v.object({
  units: v.array(
    v.object({
      name: v.nullable(v.string()),
      users: v.number(),
      activatedUsers: v.number(),
      activeUsers7: v.number(),
      activeUsers28: v.number(),
    }),
  ),
});

export const comparisonAnswer = v.object({
  typicalDailyUsers: v.number(),
  expected: v.object({
    people: v.nullable(v.object({ expected: v.number(), actual: v.number(), share: v.number() })),
    modules: v.array(v.object({ name: v.string(), isUsed: v.boolean() })),
  }),
  /** Null: too few of them to stay unknown. */
  peers: v.nullable(
    v.object({
      industry: v.string(),
      tier: v.picklist(tiers),
      count: v.number(),
      figures: v.array(
        v.object({ name: v.string(), value: v.number(), median: v.number(), above: v.number() }),
      ),
      featuresTheyUse: v.array(v.object({ id: v.number(), name: v.string(), share: v.number() })),
    }),
  ),
});

export const timelineAnswer = v.object({
  // What else there is depends on the kind: `TimelineEntry` in shared/contract/timeline.ts.
  entries: v.array(v.objectWithRest({ kind: v.string(), day: v.string() }, v.unknown())),
});

const spans = <Schema extends v.GenericSchema>(value: Schema) =>
  v.array(v.object({ from: v.string(), to: v.string(), value }));
export const historyAnswer = v.object({
  from: v.string(),
  to: v.string(),
  level: spans(v.picklist(['tooEarly', ...levels])),
  health: spans(v.picklist(healthStates)),
  risk: spans(v.picklist(riskLevels)),
  overrides: v.array(
    v.object({
      level: v.picklist(levels),
      reason: v.string(),
      setOn: v.string(),
      until: v.string(),
      releasedOn: v.nullable(v.string()),
      by: v.nullable(v.string()),
    }),
  ),
});

/** What shows that an account could use more. */
export const growthAnswer = v.object({
  signs: v.array(
    v.object({ sign: v.picklist(growthSignNames), value: v.number(), comparedWith: v.number() }),
  ),
  /** When all seats are used if it goes on so. */
  fullOn: v.nullable(v.string()),
});
