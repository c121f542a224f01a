import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAccounts } from '../../../server/accounts/list-accounts.ts';
import { refreshSummaries } from '../../../server/accounts/refresh-summaries.ts';
import { markAllSummariesStale } from '../../../server/accounts/summary-store.ts';
import { createFeature } from '../../../server/catalogue/save-feature.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { FeatureInput } from '../../../shared/contract/feature.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildWorkspace } from '../../support/build-workspace.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
const clock = createSetClock('2026-04-01T00:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());

const zones = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Europe/Lisbon', 'No/Such_Zone'];
const names = ['deal.won', 'deal.lost', 'report.opened'];
const paths = ['/deals', '/deals/1', '/reports'];

/** What happens: mostly activity around midnights and clock changes, now and then an account that moves. */
const happening = fc.record({
  minute: fc.integer({ min: 0, max: 4 * 24 * 60 }),
  /** Nobody: a visitor who has not signed in. */
  user: fc.option(fc.integer({ min: 0, max: 3 })),
  device: fc.integer({ min: 0, max: 2 }),
  account: fc.option(fc.integer({ min: 0, max: 2 })),
  what: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...names, ...paths) },
    { weight: 1, arbitrary: fc.constantFrom(...zones.map((zone) => ({ zone }))) },
    { weight: 1, arbitrary: fc.constant('identify') },
  ),
});

/** Over the whole weekend in which summer time begins in Lisbon. */
const firstMinute = Date.parse('2026-03-27T00:00:00Z');

function eventOf({
  minute,
  user,
  device,
  account,
  what,
}: typeof happening extends fc.Arbitrary<infer T> ? T : never) {
  const at = new Date(firstMinute + minute * 60_000);
  const who = {
    userId: user === null ? undefined : `u${user}`,
    anonymousId: `0000000${device}-0000-4000-8000-000000000000`,
    accountId: account === null ? undefined : `a${account}`,
  };
  if (typeof what === 'object') {
    const accountId = who.accountId ?? 'a0';
    const properties = { timeZone: what.zone };
    return buildEvent(at, { ...who, accountId, kind: 'group', name: 'account.identified', properties });
  }
  if (what === 'identify') {
    return buildEvent(at, { ...who, userId: `u${user ?? 0}`, kind: 'identify', name: 'user.identified' });
  }
  return what.startsWith('/')
    ? buildEvent(at, { ...who, kind: 'page', name: 'page.viewed', path: what })
    : buildEvent(at, { ...who, name: what, path: '/deals' });
}

const feature = (rules: FeatureInput['rules']): FeatureInput => ({
  name: 'F',
  moduleId: null,
  isCore: true,
  featureClass: 'record',
  rules,
});

/** Rows of a query as texts in a fixed order, to compare two ways of counting. */
async function rowsOf(query: ReturnType<typeof sql<Record<string, unknown>>>): Promise<string[]> {
  const { rows } = await query.execute(database.db);
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

test('facts are what counting all raw events gives, in whatever order and however often these arrive', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 1, maxLength: 40 }),
      fc.array(fc.nat(), { maxLength: 30 }),
      fc.integer({ min: 1, max: 12 }),
      fc.boolean(),
      async (happenings, repeats, batchSize, isConcurrent) => {
        const { production } = await buildWorkspace(context, { timeZone: 'Asia/Shanghai' });
        await createFeature(context, production.scope, feature([{ type: 'event', eventName: 'deal.won' }]));
        await createFeature(
          context,
          production.scope,
          feature([
            { type: 'page', pattern: '/deals*' },
            { type: 'page', pattern: '/deals/1' },
            { type: 'event', eventName: 'deal.lost' },
          ]),
        );
        const events = happenings.map(eventOf);
        const sent = [...events, ...repeats.map((index) => events[index % events.length]!)];
        const batches = Array.from({ length: Math.ceil(sent.length / batchSize) }, (_, i) =>
          sent.slice(i * batchSize, (i + 1) * batchSize),
        );
        const send = (batch: typeof events) =>
          ingest(context, production.keyed, buildBatch(batch, clock.now()), 'browser');
        if (isConcurrent) await Promise.all(batches.map(send));
        else {
          for (const [index, batch] of batches.entries()) {
            await send(batch);
            if (index === 1) await refreshSummaries(context, production.scope);
          }
        }

        const id = production.id;
        const stored = await rowsOf(sql`select id::text from event where environment_id = ${id}`);
        expect(stored).toHaveLength(events.length);
        const day = sql`(e.at at time zone coalesce(a.time_zone, 'Asia/Shanghai'))::date`;
        // Whom an event counts for: an anonymous visitor is the user they turned out to be.
        const raw = sql`counted_event e left join account a on a.environment_id = e.environment_id and a.id = e.account_id`;
        expect(
          await rowsOf(
            sql`select account_id, day, user_id, events from user_day where environment_id = ${id}`,
          ),
        ).toEqual(
          await rowsOf(sql`
            select e.account_id, ${day} as day, e.user_id, count(*)::int as events from ${raw}
            where e.environment_id = ${id} and e.kind in (1, 2, 3) group by 1, 2, 3`),
        );
        expect(
          await rowsOf(
            sql`select account_id, day, feature_id, user_id, sum(uses)::int as uses from feature_use
              where environment_id = ${id} group by 1, 2, 3, 4`,
          ),
        ).toEqual(
          await rowsOf(sql`
            select e.account_id, ${day} as day, f.id as feature_id, e.user_id, count(*)::int as uses
            from ${raw}
            left join event_name n on n.id = e.name_id
            left join page p on p.id = e.page_id
            join feature f on f.app_id = ${production.scope.appId} and (
              exists (select from tag_version v, jsonb_array_elements(v.rules) r
                where v.feature_id = f.id and (e.kind = 3 and r ->> 'eventName' = n.name
                   or e.kind = 1 and r ->> 'type' = 'page' and p.path like replace(r ->> 'pattern', '*', '%'))))
            where e.environment_id = ${id} group by 1, 2, 3, 4`),
        );
        // Nobody is left of those who turned out to be somebody, and everybody else is there once.
        expect(await rowsOf(sql`select id from "user" where environment_id = ${id}`)).toEqual(
          await rowsOf(sql`select distinct user_id as id from counted_event where environment_id = ${id}`),
        );
        // A seat's bits are its days, as far back as they go.
        expect(
          await rowsOf(sql`
            select account_id, user_id, last_day, (last_day - k)::text as day
            from seat, generate_series(0, 399) k where environment_id = ${id} and get_bit(days, k) = 1`),
        ).toEqual(
          await rowsOf(sql`
            select d.account_id, d.user_id, max(d.day) over (partition by d.account_id, d.user_id) as last_day,
              d.day::text as day
            from user_day d join account a on a.environment_id = d.environment_id and a.id = d.account_id
            where d.environment_id = ${id}`),
        );
        // Numbers of accounts that were made on the way are those that are made now.
        const query = { sort: 'users', order: 'desc' } as const;
        const page = { limit: 10, offset: 0 };
        const { accounts } = await listAccounts(context, production.scope, query, page);
        // The sets of people by entry and day, kept on the way, are made of the same facts: all these days are over.
        const ofAccounts = sql`join account a on a.environment_id = ${id} and a.id = d.account_id`;
        expect(
          await rowsOf(sql`
            select d.account_id, d.day, d.kind, d.entry_id, d.page_id, d.uses,
              array_agg(p.user_id order by p.user_id) as users, bit_count(d.users)::int as people
            from entry_day d
            join account_place p on p.environment_id = d.environment_id and p.account_id = d.account_id
              and get_bit(d.users, p.place) = 1
            where d.environment_id = ${id} group by d.account_id, d.day, d.kind, d.entry_id, d.page_id, d.uses, d.users`),
        ).toEqual(
          await rowsOf(sql`
            select d.account_id, d.day, d.kind, d.entry_id, d.page_id, sum(d.uses)::int as uses,
              array_agg(distinct d.user_id order by d.user_id) as users, count(distinct d.user_id)::int as people
            from entry_use d ${ofAccounts} where d.environment_id = ${id} group by d.account_id, d.day, d.kind, d.entry_id, d.page_id`),
        );
        await markAllSummariesStale(database.db, id);
        expect((await listAccounts(context, production.scope, query, page)).accounts).toEqual(accounts);
        // The last zone that exists and was told is the one that counts.
        const told = events
          .filter((event) => event.kind === 'group' && event.properties?.timeZone !== 'No/Such_Zone')
          .map((event) => event.accountId);
        const { rows: moved } = await sql<{ externalId: string }>`
          select external_id from account where environment_id = ${id} and time_zone is not null`.execute(
          database.db,
        );
        expect(moved.every(({ externalId }) => told.includes(externalId))).toBe(true);
      },
    ),
    {
      numRuns: 25,
      // A day that is over in Shanghai, and is today again once the account has moved to Los Angeles.
      examples: [
        [
          [
            { minute: 5280, user: null, device: 0, account: 0, what: 'deal.won' },
            { minute: 0, user: null, device: 0, account: null, what: { zone: 'Asia/Shanghai' } },
            { minute: 0, user: null, device: 0, account: null, what: { zone: 'America/Los_Angeles' } },
          ],
          [],
          1,
          false,
        ],
      ],
    },
  );
}, 120_000);
