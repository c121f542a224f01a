import * as v from 'valibot';
import { guideContentSchema, guideKinds } from '../../shared/contract/guide.ts';
import { uuidSchema } from '../../shared/contract/id.ts';
import { signatureSchema } from '../../shared/contract/signature.ts';

/** What the guides' routes answer, as `openapi.json` tells it. */
const time = v.pipe(v.string(), v.isoTimestamp());
const live = v.nullable(v.object({ version: v.number(), publishedAt: time }));

export const guideSummariesAnswer = v.object({
  guides: v.array(
    v.object({
      id: uuidSchema,
      kind: v.picklist(guideKinds),
      name: v.string(),
      revision: v.number(),
      updatedAt: time,
      live,
      hasUnpublishedChanges: v.boolean(),
      stepCount: v.number(),
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
    v.object({ version: v.number(), name: v.string(), publishedBy: v.string(), publishedAt: time }),
  ),
});

export const savedDraftAnswer = v.object({ revision: v.number(), updatedAt: time });
export const publishedAnswer = v.object({ version: v.number(), publishedAt: time });

export const guideReportAnswer = v.object({
  started: v.number(),
  completed: v.number(),
  dismissed: v.number(),
  missing: v.number(),
  steps: v.array(
    v.object({ stepId: v.string(), shown: v.number(), dismissed: v.number(), missing: v.number() }),
  ),
});

export const audiencePreviewAnswer = v.object({
  users: v.number(),
  accounts: v.number(),
  sample: v.array(v.object({ id: v.string(), name: v.string(), accountName: v.nullable(v.string()) })),
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
