import * as v from 'valibot';
import { availabilitySchema, featureClasses, tagRuleSchema } from '../../shared/contract/feature.ts';
import { signatureSchema } from '../../shared/contract/signature.ts';

/** What the catalogue's routes answer, as `openapi.json` tells it. */
export const moduleAnswer = v.object({ id: v.number(), name: v.string(), position: v.number() });
export const modulesAnswer = v.object({ modules: v.array(moduleAnswer) });

const period = { startsOn: v.nullable(v.string()), endsOn: v.nullable(v.string()) };

export const featureAnswer = v.object({
  id: v.number(),
  name: v.string(),
  moduleId: v.nullable(v.number()),
  isCore: v.boolean(),
  featureClass: v.picklist(featureClasses),
  availability: availabilitySchema,
  rules: v.array(tagRuleSchema),
  version: v.number(),
  ...period,
  revision: v.number(),
  createdAt: v.string(),
  uses28: v.number(),
  users28: v.number(),
  accounts28: v.number(),
  lastUsedOn: v.nullable(v.string()),
});
export const featuresAnswer = v.object({ features: v.array(featureAnswer) });

export const versionsAnswer = v.object({
  versions: v.array(
    v.object({
      version: v.number(),
      rules: v.array(tagRuleSchema),
      ...period,
      createdAt: v.string(),
      createdBy: v.string(),
      uses: v.number(),
      firstUsedOn: v.nullable(v.string()),
      lastUsedOn: v.nullable(v.string()),
    }),
  ),
});

const entrySketch = {
  kind: v.picklist(['click', 'track', 'page']),
  id: v.number(),
  label: v.string(),
  role: v.nullable(v.string()),
  name: v.nullable(v.string()),
  section: v.nullable(v.string()),
};
const amount = { uses90: v.number(), users90: v.number(), accounts90: v.number() };

const matched = { ...entrySketch, change: v.picklist(['stays', 'enters', 'leaves']) };
const changes = v.object({ stays: v.number(), enters: v.number(), leaves: v.number() });

export const tagMatchesAnswer = v.object({ entries: v.array(v.object(matched)), changes });

export const tagPreviewAnswer = v.object({
  ...amount,
  stored: v.nullable(v.object(amount)),
  entries: v.array(
    v.object({
      ...matched,
      uses90: v.number(),
      path: v.nullable(v.string()),
    }),
  ),
  changes,
});

export const tagHitsAnswer = v.object({
  until: v.string(),
  hits: v.array(
    v.object({
      id: v.string(),
      at: v.string(),
      entry: v.object(entrySketch),
      path: v.nullable(v.string()),
      userId: v.string(),
      userName: v.string(),
      isAnonymous: v.boolean(),
      accountName: v.nullable(v.string()),
    }),
  ),
});

export const coverageAnswer = v.object({
  clicks: v.number(),
  namedClicks: v.number(),
  unnamed: v.array(
    v.object({
      ...entrySketch,
      uses28: v.number(),
      users28: v.number(),
      accounts28: v.number(),
      path: v.nullable(v.string()),
      signature: signatureSchema,
      variants: v.number(),
    }),
  ),
});

const entries = v.array(v.object(entrySketch));
export const lintAnswer = v.object({
  notes: v.array(
    v.variant('type', [
      v.object({
        type: v.literal('noHits'),
        featureIds: v.array(v.number()),
        lastUsedOn: v.nullable(v.string()),
      }),
      v.object({
        type: v.literal('overlap'),
        featureIds: v.array(v.number()),
        uses: v.number(),
        share: v.number(),
        entries,
      }),
      v.object({
        type: v.literal('differentControls'),
        featureIds: v.array(v.number()),
        rule: v.number(),
        entries,
      }),
      v.object({
        type: v.literal('countedSeveralWays'),
        featureIds: v.array(v.number()),
        kinds: v.array(v.picklist(['click', 'track', 'page'])),
        share: v.number(),
      }),
    ]),
  ),
});

const proposal = v.nullable(
  v.object({ signatureId: v.number(), sketch: v.object(entrySketch), score: v.number() }),
);
export const driftAnswer = v.object({
  builds: v.array(v.object({ name: v.string(), firstSeenAt: v.string(), clicks: v.number() })),
  targets: v.array(
    v.object({
      guideId: v.string(),
      guideName: v.string(),
      stepId: v.string(),
      stepNumber: v.number(),
      sketch: v.object(entrySketch),
      days: v.array(
        v.object({
          build: v.nullable(v.string()),
          day: v.string(),
          exact: v.number(),
          healed: v.number(),
          missing: v.number(),
          starts: v.number(),
        }),
      ),
      needsRepair: v.boolean(),
      proposal,
    }),
  ),
  tags: v.array(
    v.object({
      featureId: v.number(),
      featureName: v.string(),
      rule: v.number(),
      sketch: v.object(entrySketch),
      days: v.array(v.object({ build: v.string(), day: v.string(), exact: v.number(), healed: v.number() })),
      needsRepair: v.boolean(),
      expected: v.number(),
      proposal,
    }),
  ),
});
export const repairedTargetAnswer = v.object({ revision: v.number() });

export const eventNamesAnswer = v.object({
  names: v.array(v.object({ name: v.string(), events90: v.number() })),
});
