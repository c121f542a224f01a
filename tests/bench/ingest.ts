import { sql } from 'kysely';
import { createFeature } from '../../server/catalogue/save-feature.ts';
import type { Context } from '../../server/context.ts';
import { arrayOfText } from '../../server/db/array-literal.ts';
import { ingest } from '../../server/ingest/ingest.ts';
import type { Event } from '../../shared/contract/event.ts';
import { buildBatch, buildEvent } from '../support/build-event.ts';
import { buildWorkspace } from '../support/build-workspace.ts';

const eventCount = 100_000;
const batchSize = 500;
const callers = 4;
const accounts = 40;
const users = 1_500;
const days = 365;

/**
 * Events per second through `ingest` (validated, deduplicated, with users, accounts and exact facts, acknowledged
 * after commit), next to the bare insertion of the same rows in batches of the same size.
 */
export async function bench(context: Context): Promise<void> {
  const { production } = await buildWorkspace(context);
  for (let feature = 0; feature < 20; feature++) {
    await createFeature(context, production.scope, {
      name: `Feature ${feature}`,
      moduleId: null,
      isCore: true,
      featureClass: 'record',
      rules: [{ type: 'event', eventName: `thing.done-${feature}` }],
    });
  }
  const batches = makeBatches(context.now());

  const seconds = await timed(async () => {
    let next = 0;
    const call = async () => {
      for (let events = batches[next++]; events; events = batches[next++]) {
        const { accepted } = await ingest(
          context,
          production.keyed,
          buildBatch(events, context.now()),
          'browser',
        );
        if (accepted.length !== events.length) throw new Error('an event was refused');
      }
    };
    await Promise.all(Array.from({ length: callers }, call));
  });
  const bareInserts = await prepareBareInserts(context, production.id);
  const bareSeconds = await timed(async () => {
    for (const insert of bareInserts) await insert();
  });

  const rate = (of: number) => `${Math.round(eventCount / of).toLocaleString('en')} events/s`;
  console.log(`  ingest           ${rate(seconds)}`);
  console.log(`  bare insertion   ${rate(bareSeconds)}`);
  console.log(`  ratio            ${(bareSeconds / seconds).toFixed(2)}`);
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

/** A year of days, oldest first; half of the events are page views, the others clicks and tracked events. */
function makeBatches(now: Date): Event[][] {
  const dayMs = 86_400_000;
  const random = seeded(7);
  const events = Array.from({ length: eventCount }, (_, index) => {
    const user = Math.floor(random() ** 2 * users);
    const at = now.getTime() - days * dayMs + Math.floor((index / eventCount) * days * dayMs);
    const who = {
      userId: `user-${user}`,
      accountId: `account-${user % accounts}`,
      path: `/page/${index % 60}`,
    };
    return index % 2 === 0
      ? buildEvent(new Date(at), { ...who, kind: 'page', name: 'page.viewed' })
      : buildEvent(new Date(at), {
          ...who,
          name: `thing.done-${Math.floor(random() * 30)}`,
          properties: { amount: Math.floor(random() * 1_000), currency: 'EUR' },
        });
  });
  return Array.from({ length: eventCount / batchSize }, (_, batch) =>
    events.slice(batch * batchSize, (batch + 1) * batchSize),
  );
}

/** The stored rows once more, in batches in order of arrival, ready to be sent: without asking for duplicates. */
async function prepareBareInserts(
  { db }: Context,
  environmentId: number,
): Promise<(() => Promise<unknown>)[]> {
  await sql`create table bare_event (like event including all)`.execute(db);
  const { rows } = await sql<Record<string, string | null>>`
    select account_id, day, id, at::text, received_at::text, user_id, kind, name_id, page_id, properties::text
    from event where environment_id = ${environmentId} order by at`.execute(db);
  return Array.from({ length: Math.ceil(rows.length / batchSize) }, (_, batch) => {
    const some = rows.slice(batch * batchSize, (batch + 1) * batchSize);
    const column = (name: string) =>
      arrayOfText(some.map((row) => (row[name] === null ? null : `${row[name]}`)));
    const insert = sql`
      insert into bare_event (
        environment_id, account_id, day, id, at, received_at, user_id, kind, name_id, page_id, properties
      )
      select ${environmentId}, * from unnest(
        ${column('accountId')}::bigint[], ${column('day')}::date[], ${column('id')}::uuid[],
        ${column('at')}::timestamptz[], ${column('receivedAt')}::timestamptz[], ${column('userId')}::bigint[],
        ${column('kind')}::smallint[], ${column('nameId')}::int[], ${column('pageId')}::int[],
        ${column('properties')}::jsonb[]
      )`;
    return () => insert.execute(db);
  });
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
