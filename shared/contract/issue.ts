import * as v from 'valibot';
import { daySchema } from './feature.ts';
import { uuidSchema } from './id.ts';

export const issueKinds = ['question', 'problem', 'requirement'] as const;
export type IssueKind = (typeof issueKinds)[number];

/** In their order. What is fixed waits for the customer's word: only that closes it. */
export const issueStates = ['open', 'inProgress', 'fixed', 'closed'] as const;
export type IssueState = (typeof issueStates)[number];

/** On which way it came to us. */
export const issueChannels = ['panel', 'phone', 'mail', 'meeting', 'import'] as const;
export type IssueChannel = (typeof issueChannels)[number];

/** What an account has asked, reported or required, on whatever way it came. */
export const issueSchema = v.strictObject({
  kind: v.picklist(issueKinds),
  title: v.pipe(v.string(), v.trim(), v.minLength(1, 'is missing'), v.maxLength(200)),
  state: v.picklist(issueStates),
  openedOn: daySchema,
  /** The member who sees to it; null: whoever looks after the account. */
  memberId: v.nullable(uuidSchema),
  // What comes with an issue; absent: as it is, which is nothing where it is new.
  channel: v.optional(v.nullable(v.picklist(issueChannels))),
  /** Who of the account raised it. */
  raisedBy: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(200)))),
  /** What it is called where it is worked on; no other issue of the account is called so. */
  ticket: v.optional(
    v.nullable(v.pipe(v.string(), v.trim(), v.minLength(1, 'is missing'), v.maxLength(200))),
  ),
  /** Where it is worked on, such as a ticket. */
  url: v.nullable(
    v.pipe(v.string(), v.maxLength(2048), v.regex(/^https?:\/\/[^\s\\]+$/i, 'use a http(s) link')),
  ),
});
export type Issue = v.InferOutput<typeof issueSchema>;

/** An issue as it is kept, with the days that its states tell. */
export interface KeptIssue extends Required<Issue> {
  id: string;
  memberName: string | null;
  /** Since when it is no longer merely open. */
  takenUpOn: string | null;
  closedOn: string | null;
}
