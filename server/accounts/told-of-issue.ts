import type { Issue } from '../../shared/contract/issue.ts';

/** What the audit log tells of an issue: not what it says, nor who said it, for the log outlives it. */
export const toldOfIssue = ({ kind, state, openedOn, memberId, channel, ticket }: Issue) => ({
  ...{ kind, state, openedOn, memberId, channel, ticket },
});
