import { catalogueLock } from '../db/catalogue-lock.ts';
import type { DriverClient } from '../db/one-connection.ts';

/** What the storing of events depends on. */
export interface EnvironmentRules {
  peopleVersion: number;
  timeZone: string;
}

/**
 * What begins a transaction that holds the catalogue, and reads the rules in a statement of its own after that: in one
 * go, because every group of events does it.
 */
export const beginning = (environmentId: number) => `
  begin;
  select pg_advisory_xact_lock_shared(${catalogueLock}, ${Number(environmentId)});
  select n.people_version as "peopleVersion", w.time_zone as "timeZone"
  from environment n join workspace w on w.id = n.workspace_id
  where n.id = ${Number(environmentId)}`;

/** The same where the rules are known: a statement that fails unless they still are these; see `haveRulesChanged`. */
export const holdingRules = (environmentId: number, { peopleVersion, timeZone }: EnvironmentRules) => [
  {
    text: 'select pg_advisory_xact_lock_shared($1::int, $2::int)',
    values: [catalogueLock, environmentId],
  },
  {
    text: `
      select 1 / count(*) from environment n join workspace w on w.id = n.workspace_id
      where n.id = $1::int and n.people_version = $2::int and w.time_zone = $3`,
    values: [environmentId, peopleVersion, timeZone],
  },
];

/** Whether a transaction failed because the rules are others by now. Nothing else in it divides. */
export const haveRulesChanged = (error: unknown): boolean => (error as { code?: unknown }).code === '22012';

export async function beginStoring(client: DriverClient, environmentId: number): Promise<EnvironmentRules> {
  return rulesIn((await client.query(beginning(environmentId))) as unknown as Answer[]);
}

interface Answer {
  rows: object[];
}

/** From what the statements of `beginning` answer. */
export function rulesIn(answers: readonly Answer[]): EnvironmentRules {
  const rules = answers[2]?.rows[0];
  if (!rules) throw new Error('there is no such environment');
  return rules as EnvironmentRules;
}
