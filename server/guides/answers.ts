import * as v from 'valibot';
import { goalSchema, guideContentSchema, guideKinds } from '../../shared/contract/guide.ts';
import { uuidSchema } from '../../shared/contract/id.ts';
import { signatureSchema } from '../../shared/contract/signature.ts';
import { localizedStringSchema } from '../../shared/contract/text.ts';
import { targetHealths } from '../../shared/rules/pick-guides.ts';

/** What the guides' routes answer, as `openapi.json` tells it. */
const time = v.pipe(v.string(), v.isoTimestamp());
const live = v.nullable(v.object({ version: v.number(), publishedAt: time }));

export const guideSummariesAnswer = v.object({
  guides: v.array(
    v.object({
      id: uuidSchema,
      kind: v.picklist(guideKinds),
      name: v.string(),
      title: v.nullable(localizedStringSchema),
      revision: v.number(),
      updatedAt: time,
      audience: v.string(),
      live,
      hasUnpublishedChanges: v.boolean(),
      isArchived: v.boolean(),
      plannedAt: v.nullable(time),
      isPlanGivenUp: v.boolean(),
      isInReview: v.boolean(),
      stepCount: v.number(),
      shownUsers: v.nullable(v.number()),
      startedUsers: v.nullable(v.number()),
      completedUsers: v.nullable(v.number()),
      health: v.nullable(v.picklist(targetHealths)),
    }),
  ),
});

export const usersOfGuidesAnswer = v.object({
  guides: v.array(
    v.object({
      id: uuidSchema,
      shownUsers: v.number(),
      startedUsers: v.number(),
      completedUsers: v.number(),
    }),
  ),
});

export const guideAnswer = v.object({
  id: uuidSchema,
  kind: v.picklist(guideKinds),
  name: v.string(),
  draft: guideContentSchema,
  revision: v.number(),
  updatedAt: time,
  live,
  versions: v.array(
    v.object({
      version: v.number(),
      name: v.string(),
      publishedBy: v.string(),
      publishedAt: time,
      liveIn: v.array(v.number()),
    }),
  ),
  plan: v.nullable(
    v.object({
      version: v.number(),
      publishAt: time,
      plannedBy: v.string(),
      fault: v.nullable(v.string()),
      retryAt: v.nullable(time),
    }),
  ),
  review: v.nullable(
    v.object({
      revision: v.number(),
      note: v.string(),
      requestedBy: v.string(),
      requestedAt: time,
      returnedBy: v.nullable(v.string()),
      returnedAt: v.nullable(time),
      comment: v.nullable(v.string()),
    }),
  ),
});

export const savedDraftAnswer = v.object({ revision: v.number(), updatedAt: time });
export const publishedAnswer = v.object({ version: v.number(), publishedAt: time });

export const plannedAnswer = v.object({ version: v.number(), publishAt: time });
const fault = v.object({ path: v.string(), message: v.string() });
export const draftCheckAnswer = v.object({
  errors: v.array(fault),
  warnings: v.array(fault),
  spreadDays: v.nullable(v.number()),
});
export const versionAnswer = v.object({
  version: v.number(),
  name: v.string(),
  content: guideContentSchema,
  publishedAt: time,
});

const counts = { shown: v.number(), started: v.number(), completed: v.number(), dismissed: v.number() };

export const guideReportAnswer = v.object({
  ...counts,
  missing: v.number(),
  steps: v.array(
    v.object({
      stepId: v.string(),
      title: v.string(),
      shown: v.number(),
      dismissed: v.number(),
      missing: v.number(),
      isForAll: v.boolean(),
    }),
  ),
  tasks: v.array(v.object({ taskId: v.string(), title: v.string(), done: v.number() })),
  versions: v.array(v.object({ version: v.number(), ...counts })),
});

export const guideAccountsAnswer = v.object({
  total: v.number(),
  accounts: v.array(v.object({ id: v.string(), name: v.string(), ...counts })),
});

export const guidePeopleAnswer = v.object({
  total: v.number(),
  people: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      isAnonymous: v.boolean(),
      accountId: v.nullable(v.string()),
      accountName: v.nullable(v.string()),
      at: time,
    }),
  ),
});

const part = {
  users: v.number(),
  reached: v.number(),
  accounts: v.number(),
  rate: v.nullable(v.number()),
};
export const goalAnswer = v.object({
  report: v.nullable(
    v.object({
      goal: goalSchema,
      shown: v.object(part),
      heldOut: v.object(part),
      difference: v.nullable(v.object({ value: v.number(), low: v.number(), high: v.number() })),
      verdict: v.picklist(['tooFew', 'better', 'worse', 'unclear']),
      waiting: v.object({ shown: v.number(), heldOut: v.number() }),
    }),
  ),
});
export const forecastAnswer = v.object({
  users: v.number(),
  accounts: v.number(),
  heldOut: v.number(),
  rate: v.number(),
  isAssumed: v.boolean(),
  smallestDifference: v.nullable(v.number()),
});

export const targetHealthAnswer = v.object({
  targets: v.array(
    v.object({
      stepId: v.string(),
      version: v.number(),
      place: v.number(),
      title: v.string(),
      build: v.nullable(v.string()),
      firstDay: v.string(),
      lastDay: v.string(),
      looks: v.number(),
      shown: v.number(),
      exact: v.number(),
      healed: v.number(),
      missing: v.number(),
      health: v.picklist(targetHealths),
    }),
  ),
});

export const audiencePreviewAnswer = v.object({
  users: v.number(),
  accounts: v.number(),
  hasUsers: v.boolean(),
  sample: v.array(v.object({ id: v.string(), name: v.string(), accountName: v.nullable(v.string()) })),
});

export const meantPeopleAnswer = v.object({
  total: v.number(),
  people: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      accountId: v.nullable(v.string()),
      accountName: v.nullable(v.string()),
    }),
  ),
});

export const newPickerSessionAnswer = v.object({ id: uuidSchema, openUrl: v.string(), expiresAt: time });
export const pickerSessionAnswer = v.object({
  id: uuidSchema,
  state: v.picklist(['waiting', 'opened', 'picked', 'expired', 'cancelled']),
  pick: v.nullable(
    v.object({
      signature: signatureSchema,
      pageUrl: v.string(),
      found: v.object({ isSame: v.boolean(), score: v.number(), margin: v.number() }),
    }),
  ),
});
