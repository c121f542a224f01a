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
