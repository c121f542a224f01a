import { catalogueLock } from '../db/catalogue-lock.ts';
import type { DriverClient } from '../db/one-connection.ts';

/** What the storing of events depends on. */
export interface EnvironmentRules {
  peopleVersion: number;
  timeZone: string;
}

/**
 * Begins a transaction that holds the catalogue, and reads the rules in a statement of its own after that: in one go,
 * because every group of events does it.
 */
export async function beginStoring(client: DriverClient, environmentId: number): Promise<EnvironmentRules> {
  const id = Number(environmentId);
  const results = (await client.query(`
    begin;
    select pg_advisory_xact_lock_shared(${catalogueLock}, ${id});
    select n.people_version as "peopleVersion", w.time_zone as "timeZone"
    from environment n join workspace w on w.id = n.workspace_id
    where n.id = ${id}`)) as unknown as { rows: EnvironmentRules[] }[];
  const rules = results[2]?.rows[0];
  if (!rules) throw new Error('there is no such environment');
  return rules;
}
