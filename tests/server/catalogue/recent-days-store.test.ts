import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recentDays } from '../../../server/catalogue/recent-days-store.ts';
import type { Scope } from '../../../server/http/scope.ts';
import { todayOfWorkspace, todays } from '../../../server/metrics/account-days.ts';
import { buildWorkspace } from '../../support/build-workspace.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const zones = [
  null,
  'Asia/Shanghai',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Etc/GMT+12',
  'Europe/Berlin',
];

/** Every second account has the owner. A fact of each, and of none, on every day around the edge. */
async function fill(scope: Scope, ownerId: string): Promise<void> {
  const { db } = database.context();
  await sql`
    insert into account (environment_id, id, external_id, name, time_zone, owner_id, traits, trait_times, first_seen_at, last_seen_at)
    select ${scope.environmentId}, n, 'a' || n, 'Account ' || n, z, case when n % 2 = 0 then ${ownerId}::uuid end, '{}', '{}', now(), now()
    from unnest(${zones}::text[]) with ordinality as a(z, n)`.execute(db);
  await sql`
    insert into entry_use (environment_id, account_id, day, kind, entry_id, page_id, build_id, user_id, uses)
    select ${scope.environmentId}, a, date '2026-02-16' + d, 2, 1, 0, 0, 1, 1
    from generate_series(1, ${zones.length + 1}::int) a, generate_series(0, 12) d`.execute(db);
}

test.each([['Asia/Shanghai'], ['America/Los_Angeles']])(
  'the last days are those of each account, at any hour, seen from %s',
  async (timeZone) => {
    const workspace = await buildWorkspace(database.context(), { timeZone });
    const { scope } = workspace.production;
    const { db } = database.context();
    await fill(scope, workspace.member.id);
    const facts = async (condition: ReturnType<typeof sql>, join = sql``) => {
      const { rows } = await sql<{ account: string; days: number }>`
      select u.account_id as account, count(*)::int as days from entry_use u ${join}
      where u.environment_id = ${scope.environmentId} and ${condition} group by 1 order by 1`.execute(db);
      return rows;
    };
    for (const viewer of [scope, { ...scope, owners: [workspace.member.id] }]) {
      for (let hour = 0; hour < 24; hour++) {
        const now = new Date(Date.UTC(2026, 2, 20, hour, 30));
        const one = sql`coalesce(t.today, ${todayOfWorkspace(viewer, now)}) - u.day < 28`;
        const byOne = await facts(one, sql`left join ${todays(viewer, now)} on t.account_id = u.account_id`);
        expect(await facts(await recentDays(db, viewer, now, 28))).toEqual(byOne);
      }
    }
  },
);
