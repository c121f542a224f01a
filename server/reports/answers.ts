import * as v from 'valibot';
import { reviewLocales, reviewTextsSchema } from '../../shared/contract/review.ts';
import { reportFigures } from './account-use.ts';

/** What the reports' routes answer, as `openapi.json` tells it. */
const locale = v.picklist(reviewLocales);

export const reviewRowAnswer = v.object({
  id: v.string(),
  accountId: v.string(),
  startsOn: v.string(),
  endsOn: v.string(),
  locale,
  texts: reviewTextsSchema,
  revision: v.number(),
  createdAt: v.string(),
  updatedAt: v.string(),
});

const level = v.picklist(['low', 'medium', 'high', 'tooEarly']);
const figure = v.object({
  value: v.nullable(v.number()),
  n: v.number(),
  of: v.nullable(v.number()),
});
const measured = v.object({
  ...figure.entries,
  from: v.string(),
  to: v.string(),
  before: v.object({ ...figure.entries, from: v.string(), to: v.string() }),
});
const figures = v.object(
  Object.fromEntries(reportFigures.map((name) => [name, measured])) as Record<
    (typeof reportFigures)[number],
    typeof measured
  >,
);
const modules = v.array(
  v.object({
    id: v.number(),
    name: v.string(),
    featuresUsed: v.number(),
    featuresAvailable: v.number(),
    users: v.number(),
    uses: v.number(),
    usesBefore: v.number(),
  }),
);
const weeks = v.array(v.object({ startsOn: v.string(), users: v.number() }));
const criterion = v.object({
  id: v.string(),
  name: v.string(),
  unit: v.string(),
  isLowerBetter: v.boolean(),
  baseline: v.nullable(v.number()),
  features: v.array(v.object({ name: v.string(), users: v.number(), uses: v.number() })),
  due: v.nullable(
    v.object({
      startsOn: v.string(),
      target: v.number(),
      value: v.nullable(v.number()),
      state: v.picklist(['met', 'behind', 'open', 'missing']),
    }),
  ),
});

export const reviewAnswer = v.object({
  ...reviewRowAnswer.entries,
  account: v.object({ id: v.string(), name: v.string(), contractEndsOn: v.nullable(v.string()) }),
  figures,
  level: v.nullable(level),
  average: v.nullable(
    v.object({
      activity: v.nullable(v.number()),
      featureUsageRate: v.nullable(v.number()),
      usesPerActiveUser: v.nullable(v.number()),
      levels: v.object({ low: v.number(), medium: v.number(), high: v.number(), tooEarly: v.number() }),
    }),
  ),
  modules,
  unusedCore: v.array(v.string()),
  weeks,
  criteria: v.array(
    v.object({ ...criterion.entries, roi: v.nullable(v.number()), roiMethod: v.nullable(v.string()) }),
  ),
});

export const shareLinkAnswer = v.object({
  id: v.string(),
  locale,
  createdAt: v.string(),
  expiresAt: v.string(),
  revokedAt: v.nullable(v.string()),
});

export const sharedAccountAnswer = v.object({
  accountName: v.string(),
  locale,
  expiresAt: v.string(),
  startsOn: v.string(),
  endsOn: v.string(),
  figures: v.omit(figures, ['nps']),
  modules,
  weeks,
  criteria: v.array(criterion),
});
