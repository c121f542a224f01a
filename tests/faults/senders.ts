import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Db } from '../../server/db/database.ts';
import type { Event, EventBatchReply } from '../../shared/contract/event.ts';
import { buildBatch, buildEvent } from '../support/build-event.ts';

/** Events of one sender, in batches; each of one user, so that groups of events share rows and don't. */
export const makeBatches = (count: number, name = 'u', size = 20): Event[][] =>
  Array.from({ length: count }, (_, batch) =>
    Array.from({ length: size }, () =>
      buildEvent(new Date(), { userId: `${name}-${batch % 7}`, accountId: `a${batch % 5}` }),
    ),
  );

/** The ids that the answer names as stored; throws for whatever is no such answer. */
export async function deliver(url: string, key: string, events: Event[]): Promise<string[]> {
  const response = await fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body: JSON.stringify({ ...buildBatch(events, new Date()), key }),
    signal: AbortSignal.timeout(20_000),
  });
  if (response.status !== 200) {
    const wait = response.headers.get('Retry-After');
    // Every refusal says when to come back.
    if (response.status === 503 || response.status === 429) expect(Number(wait)).toBeGreaterThan(0);
    throw new Error(`answered ${response.status}`);
  }
  const { accepted, refused } = (await response.json()) as EventBatchReply;
  expect(refused).toEqual([]);
  return accepted;
}

export interface Sending {
  /** Ids named in an answer, as they come in. */
  acknowledged: Set<string>;
  /** Deliveries that failed so far, to whatever. */
  failures: number;
  /** Resolves once every batch is acknowledged. */
  done: Promise<void>;
}

/** Delivers the batches, a few at a time, each again and again until it is acknowledged, as the snippet does. */
export function send(urls: readonly string[], key: string, batches: readonly Event[][], lanes = 4): Sending {
  const sending: Sending = { acknowledged: new Set(), failures: 0, done: Promise.resolve() };
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < batches.length; at = next++) {
      for (let attempt = 0; ; attempt++) {
        try {
          const ids = await deliver(urls[(at + attempt) % urls.length]!, key, batches[at]!);
          for (const id of ids) sending.acknowledged.add(id);
          break;
        } catch (error) {
          sending.failures++;
          if (attempt > 600) throw error;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
    }
  };
  sending.done = Promise.all(Array.from({ length: lanes }, lane)).then(() => {});
  // Awaited later: until then a failure is nobody's.
  sending.done.catch(() => {});
  return sending;
}

/** The proof: each event that was acknowledged is stored, none twice, and the facts are what the events say. */
export async function expectStoredOnce(db: Db, environmentId: number, ids: Iterable<string>): Promise<void> {
  const { rows } = await sql<{ id: string; times: number }>`
    select id, count(*)::int as times from event where environment_id = ${environmentId} group by id`.execute(
    db,
  );
  expect(rows.filter(({ times }) => times > 1)).toEqual([]);
  expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(ids));
  const { rows: differences } = await sql<{ accountId: string }>`
    select * from (
      select account_id, day, user_id, events from user_day where environment_id = ${environmentId}
    ) as facts
    full join (
      select e.account_id, (e.at at time zone coalesce(a.time_zone, w.time_zone))::date as day, e.user_id,
        count(*)::int as events
      from counted_event e
      join environment n on n.id = e.environment_id join workspace w on w.id = n.workspace_id
      left join account a on a.environment_id = e.environment_id and a.id = e.account_id
      where e.environment_id = ${environmentId} and e.kind in (1, 2, 3)
      group by 1, 2, 3
    ) as counted using (account_id, day, user_id, events)
    where facts.events is null or counted.events is null`.execute(db);
  expect(differences).toEqual([]);
}
