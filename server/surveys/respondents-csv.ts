import { csv } from '../http/csv.ts';
import type { Respondent } from '../metrics/nps-respondents.ts';

/** One line per person, with the score that counts. */
export const respondentsCsv = (people: readonly Respondent[]): string =>
  csv(
    ['userId', 'userName', 'accountId', 'accountName', 'score', 'answeredAt'],
    people.map(({ id, name, accountId, accountName, score, answeredAt }) => [
      ...[id, name, accountId, accountName, score, answeredAt.toISOString()],
    ]),
  );
