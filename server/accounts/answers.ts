import * as v from 'valibot';

/** What the accounts' routes answer, as `openapi.json` tells it. */
const traits = v.record(v.string(), v.unknown());

const accountRow = v.object({
  id: v.string(),
  name: v.string(),
  users: v.number(),
  activeUsers7: v.number(),
  activeUsers28: v.number(),
  featuresUsed: v.number(),
  featuresAvailable: v.number(),
  lastSeenAt: v.string(),
  nps: v.nullable(v.object({ score: v.number(), n: v.number() })),
  weeklyActiveUsers: v.array(v.number()),
});
export const accountsAnswer = v.object({ total: v.number(), accounts: v.array(accountRow) });

export const accountAnswer = v.object({
  ...accountRow.entries,
  traits,
  timeZone: v.string(),
  firstSeenAt: v.string(),
  weeks: v.array(v.object({ startsOn: v.string(), activeUsers: v.number(), uses: v.number() })),
});

export const userAnswer = v.object({
  id: v.string(),
  name: v.string(),
  traits,
  firstSeenAt: v.string(),
  lastSeenAt: v.string(),
  activeDays28: v.number(),
  uses28: v.number(),
  accounts: v.array(v.object({ id: v.string(), name: v.string() })),
  isDeactivated: v.boolean(),
  /** Why they are left out of metrics; null: they count. */
  exclusion: v.nullable(v.picklist(['bot', 'internal', 'test'])),
});
export const usersAnswer = v.object({ total: v.number(), users: v.array(userAnswer) });

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
