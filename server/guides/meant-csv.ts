import { csv } from '../http/csv.ts';
import type { MeantPerson } from './list-meant.ts';

/** One line per person. */
export const meantCsv = (people: readonly MeantPerson[]): string =>
  csv(
    ['userId', 'userName', 'accountId', 'accountName'],
    people.map(({ id, name, accountId, accountName }) => [id, name, accountId, accountName]),
  );
