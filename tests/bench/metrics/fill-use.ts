import { type RawBuilder, sql } from 'kysely';
import { insertSummaries } from '../../../server/accounts/summary-store.ts';
import type { Db } from '../../../server/db/database.ts';
import { accountIdOf } from '../../../server/db/hashed-id.ts';
import { eventKindCodes } from '../../../server/db/schema/events.ts';
import type { Scope } from '../../../server/http/scope.ts';
import { withoutIndexes } from './without-indexes.ts';

export interface UseSize {
  events: number;
  accounts: number;
  features: number;
  days: number;
  /** Absent: one for every 50 events. */
  users?: number;
}

export interface Largest {
  externalId: string;
  users: number;
  /** The feature that most people use. */
  featureId: number;
}

/**
 * Fills an environment as ingest would have: raw events, the facts counted of them, and seats with their days. Few
 * accounts are large and many small, few features are used by all; the same for the same size.
 */
export async function fillUse(
  db: Db,
  { environmentId, workspaceId, appId }: Scope,
  now: Date,
  { events, accounts, features, days, users = Math.max(1, Math.round(events / 50)) }: UseSize,
): Promise<Largest> {
  // On average, about.
  const eventsPerUser = events / users;
  const noon = `${now.toISOString().slice(0, 10)}T04:00:00Z`;
  await sql`
    insert into feature (workspace_id, app_id, name, is_core, feature_class, created_at)
    select ${workspaceId}, ${appId}, 'Feature ' || n, n % 5 = 0, 'record', ${now}
    from generate_series(1, ${features}::int) n`.execute(db);
  // Each counts one tracked name, whose id is its own.
  await sql`
    insert into feature_source (environment_id, feature_id, version, kind, entry_id)
    select ${environmentId}, id, 1, ${eventKindCodes.track}, id from feature where workspace_id = ${workspaceId}`.execute(
    db,
  );
  const externalIds = Array.from({ length: accounts }, (_, index) => `a${index + 1}`);
  await sql`
    insert into account (environment_id, id, external_id, name, traits, trait_times, first_seen_at, last_seen_at)
    select ${environmentId}, e.id, e.external_id, 'Account ' || substr(e.external_id, 2), '{}', '{}', ${now}, ${now}
    from unnest(
      ${`{${externalIds.map((id) => accountIdOf(environmentId, id)).join(',')}}`}::bigint[],
      ${`{${externalIds.join(',')}}`}::text[]
    ) as e(id, external_id)`.execute(db);
  await insertSummaries(
    db,
    environmentId,
    externalIds.map((id) => accountIdOf(environmentId, id)),
  );
  // Where each user sits, how keen they are, and how long they have been here.
  await sql`
    create table bench_person as
    select u, ${userIdOf(environmentId)} as id, a.id as account_id, 1 + floor(${Math.round(eventsPerUser * 3 - 3)}::int * ${unit(sql`u`, 2)} ^ 2)::int as keen,
      least(${days - 1}::int, floor(${days + 40}::int * ${unit(sql`u`, 3)})::int) as oldest
    from (
      select u, 1 + floor(${accounts}::int * ${unit(sql`u`, 1)} ^ 4)::int as place
      from generate_series(1::bigint, ${users}::bigint) as u
    ) as p
    join account a on a.environment_id = ${environmentId} and a.external_id = 'a' || p.place`.execute(db);
  await withoutIndexes(db, 'event', () =>
    sql`
    insert into event (environment_id, account_id, day, id, at, received_at, user_id, kind, name_id)
    select ${environmentId}, account_id, (at at time zone 'UTC')::date, gen_random_uuid(), at, at, user_id,
      ${eventKindCodes.track}, (select min(id) from feature where workspace_id = ${workspaceId}) + feature
    from (
      select id as user_id, account_id,
        ${noon}::timestamptz - make_interval(days => floor((oldest + 1) * ${unit(sql`u * 1000 + i`, 4)})::int) as at,
        floor(${features}::int * ${unit(sql`u * 1000 + i`, 5)} ^ 2)::int as feature
      from bench_person, generate_series(1, keen) as i
    ) as e`.execute(db),
  );
  await sql`
    insert into "user" (
      environment_id, id, external_id, is_anonymous, name, traits, trait_times, first_seen_at, last_seen_at, activated_at
    )
    select ${environmentId}, p.id, 'u' || p.u, false, 'User ' || p.u, '{}', '{}', min(e.at), max(e.at), min(e.at)
    from event e join bench_person p on p.id = e.user_id where e.environment_id = ${environmentId} group by 2, 3, 5`.execute(
    db,
  );
  await sql`
    insert into user_day (environment_id, account_id, day, user_id, events)
    select environment_id, account_id, day, user_id, count(*) from event
    where environment_id = ${environmentId} group by 1, 2, 3, 4`.execute(db);
  await withoutIndexes(db, 'entry_use', () =>
    sql`
    insert into entry_use (environment_id, account_id, day, kind, entry_id, page_id, build_id, user_id, uses)
    select environment_id, account_id, day, kind, name_id, 0, 0, user_id, count(*) from event
    where environment_id = ${environmentId} group by 1, 2, 3, 4, 5, 8
    -- As they come: those of one day lie together.
    order by day`.execute(db),
  );
  await sql`
    insert into seat (environment_id, account_id, user_id, first_seen_at, last_seen_at, last_day, days)
    select d.environment_id, d.account_id, d.user_id, min(d.day), max(d.day), l.last_day,
      bit_or(set_bit(repeat('0', 400)::bit(400), l.last_day - d.day, 1))
    from user_day d
    join (select account_id, user_id, max(day) as last_day from user_day group by 1, 2) as l using (account_id, user_id)
    where d.environment_id = ${environmentId}
    group by d.environment_id, d.account_id, d.user_id, l.last_day`.execute(db);
  await sql`drop table bench_person`.execute(db);
  await sql`analyze`.execute(db);

  const { rows } = await sql<{ externalId: string; users: number; featureId: number }>`
    select a.external_id, count(*)::int as users,
      (select name_id from event where environment_id = ${environmentId} group by 1 order by count(*) desc limit 1)
        as feature_id
    from seat s join account a on a.environment_id = s.environment_id and a.id = s.account_id
    where s.environment_id = ${environmentId}
    group by a.external_id order by 2 desc, 1 limit 1`.execute(db);
  return rows[0]!;
}

/** The id that the server makes of the external id `u<n>`. */
const userIdOf = (environmentId: number) => sql`('x' || encode(substr(sha256(
    convert_to(${String(environmentId)}, 'UTF8') || '\\x00'::bytea || 'user'::bytea || '\\x00'::bytea || convert_to('u' || u, 'UTF8')
  ), 1, 8), 'hex'))::bit(64)::bigint`;

/** Where a number falls between 0 and 1, evenly, for each salt another way. */
const unit = (n: RawBuilder<unknown>, salt: number) =>
  sql`((hashint8extended(${n}, ${salt}) & 2147483647)::float8 / 2147483648)`;

/** Every stored event with its day in the workspace's time zone and its age in days: what the raw scans read. */
export const rawEvents = ({ environmentId, workspaceId }: Scope, now: Date) => sql`
  select e.account_id, e.user_id, e.name_id, e.day, e.today, e.today - e.day as age
  from (
    select e.account_id, e.user_id, e.name_id, (e.at at time zone w.time_zone)::date as day,
      (${now}::timestamptz at time zone w.time_zone)::date as today
    from event e join workspace w on w.id = ${workspaceId}
    where e.environment_id = ${environmentId} and e.kind in (1, 2, 3)
  ) as e`;
