import { sql } from 'kysely';
import { listAccounts } from '../../server/accounts/list-accounts.ts';
import type { Context } from '../../server/context.ts';
import { eventKindCodes } from '../../server/db/schema/events.ts';
import type { Scope } from '../../server/http/scope.ts';
import { overview } from '../../server/metrics/overview.ts';
import { buildWorkspace } from '../support/build-workspace.ts';

const sizes = [
  { accounts: 40, users: 1_500, days: 365 },
  { accounts: 10_000, users: 100_000, days: 60 },
];
const features = 40;
const rounds = 5;

/** Milliseconds of what the studio asks for most, next to counting the rows of facts it is made from. */
export async function bench(context: Context): Promise<void> {
  for (const size of sizes) {
    const { scope } = (await buildWorkspace(context)).production;
    await fill(context, scope, size);
    const { accounts, users, days } = size;
    console.log(`  ${accounts} accounts, ${users} users, ${days} days`);
    const page = { limit: 50, offset: 0 };
    const list = (sort: 'name' | 'activeUsers28') => () =>
      listAccounts(context, scope, { sort, order: 'desc' }, page);
    await report('counting the facts', () => countFacts(context, scope));
    await report('accounts by name', list('name'));
    await report('accounts by activity', list('activeUsers28'));
    await report('overview', () => overview(context, scope));
  }
}

async function report(what: string, work: () => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  console.log(`    ${what.padEnd(22)} ${Math.round(Math.min(...times))} ms`);
}

const countFacts = ({ db }: Context, { environmentId }: Scope) =>
  sql`
    select (select count(*) from user_day where environment_id = ${environmentId}),
      (select count(*) from feature_use where environment_id = ${environmentId})`.execute(db);

/** Each user is in one account and active on a quarter of the days, with two features on each of them. */
async function fill(
  { db, now }: Context,
  { environmentId, workspaceId, appId }: Scope,
  { accounts, users, days }: (typeof sizes)[number],
): Promise<void> {
  const at = now();
  await sql`
    insert into feature (workspace_id, app_id, name, is_core, feature_class, created_at)
    select ${workspaceId}, ${appId}, 'Feature ' || n, true, 'record', ${at}
    from generate_series(1, ${features}::int) n`.execute(db);
  // Each counts one tracked name, whose id is its own.
  await sql`
    insert into feature_source (environment_id, feature_id, version, kind, entry_id)
    select ${environmentId}, id, 1, ${eventKindCodes.track}, id from feature where workspace_id = ${workspaceId}`.execute(
    db,
  );
  await sql`
    insert into account (
      environment_id, id, external_id, name, traits, trait_times, first_seen_at, last_seen_at
    )
    select ${environmentId}, n, 'a' || n, 'Account ' || n, '{}', '{}', ${at}, ${at}
    from generate_series(1, ${accounts}::int) n`.execute(db);
  await sql`
    insert into "user" (
      environment_id, id, external_id, is_anonymous, name, traits, trait_times, first_seen_at, last_seen_at
    )
    select ${environmentId}, n, 'u' || n, false, 'User ' || n, '{}', '{}', ${at}, ${at}
    from generate_series(1, ${users}::int) n`.execute(db);
  await sql`
    insert into seat
    select ${environmentId}, 1 + n % ${accounts}::int, n, ${at}, ${at} from generate_series(1, ${users}::int) n`.execute(
    db,
  );
  const active = sql`
    from generate_series(1, ${users}::int) n, generate_series(0, ${days - 1}::int) d
    where (n * 7919 + d * 104729) % 100 < 25`;
  const day = sql`(${at}::timestamptz)::date - d`;
  await sql`
    insert into user_day select ${environmentId}, 1 + n % ${accounts}::int, ${day}, n, 9 ${active}`.execute(
    db,
  );
  await sql`
    insert into entry_use (environment_id, account_id, day, kind, entry_id, page_id, build_id, user_id, uses)
    select ${environmentId}, 1 + n % ${accounts}::int, ${day}, ${eventKindCodes.track}, f.id, 0, 0, n, 3
    from (select n, d, 1 + (n * 31 + d) % ${features}::int as k ${active}) x
    join (
      select id, row_number() over (order by id) as k from feature where workspace_id = ${workspaceId}
    ) f on f.k in (x.k, 1 + x.k % ${features}::int)`.execute(db);
  await sql`analyze`.execute(db);
}
