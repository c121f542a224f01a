import type { Issue } from '../../shared/contract/issue.ts';
import type { Day } from '../../shared/rules/calendar.ts';

/** Since when an issue is no longer merely open, and since when it is closed. */
export interface IssueDays {
  takenUpOn: Day | null;
  closedOn: Day | null;
}

/** The days that a state tells, of which those that are known already stay. */
export const issueDays = (
  { state }: Pick<Issue, 'state'>,
  today: Day,
  known: Partial<IssueDays> = {},
): IssueDays => ({
  takenUpOn: state === 'open' ? null : (known.takenUpOn ?? today),
  closedOn: state === 'closed' ? (known.closedOn ?? today) : null,
});
