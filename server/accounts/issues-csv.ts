import type { KeptIssue } from '../../shared/contract/issue.ts';
import { csv } from '../http/csv.ts';

/** Issues of an account as their list shows them. */
export const issuesCsv = (issues: readonly KeptIssue[]): string =>
  csv(
    [
      ...['id', 'kind', 'title', 'state', 'openedOn', 'takenUpOn', 'closedOn', 'owner', 'url'],
      ...['channel', 'raisedBy', 'ticket'],
    ],
    issues.map(({ id, kind, title, state, openedOn, takenUpOn, closedOn, memberName, url, ...from }) => [
      id,
      kind,
      title,
      state,
      openedOn,
      takenUpOn,
      closedOn,
      memberName,
      url,
      from.channel,
      from.raisedBy,
      from.ticket,
    ]),
  );
