import { type Kysely, sql } from 'kysely';

/**
 * Active users of the whole company by day, kept ready: for each person on which days they were active in any account,
 * and for each day by how much that changes the numbers of active users.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table person_days (
      environment_id int not null,
      user_id bigint not null,
      -- Bit k, counted from the left: active on the k-th day before last_day, in whatever account.
      last_day date not null,
      days bit(400) not null,
      -- They are one of the users whom numbers count, so that these days are in active_day.
      is_counted boolean not null,
      primary key (environment_id, user_id)
    );
    create table active_day (
      environment_id int not null,
      day date not null,
      -- Differences from the day before of those who were active on the day, in 7 days and in 28.
      dau int not null,
      wau int not null,
      mau int not null,
      primary key (environment_id, day)
    );

    insert into person_days
    select d.environment_id, d.user_id, l.last_day,
      bit_or(set_bit(repeat('0', 400)::bit(400), l.last_day - d.day, 1)),
      u.deactivated_at is null and coalesce(u.exclusion_set, u.exclusion, 'none') = 'none'
    from user_day d
    join account a on a.environment_id = d.environment_id and a.id = d.account_id
    join "user" u on u.environment_id = d.environment_id and u.id = d.user_id and not u.is_anonymous
    join (
      select d.environment_id, d.user_id, max(d.day) as last_day
      from user_day d join account a on a.environment_id = d.environment_id and a.id = d.account_id
      group by 1, 2
    ) as l on l.environment_id = d.environment_id and l.user_id = d.user_id and l.last_day - d.day < 400
    group by d.environment_id, d.user_id, l.last_day, u.deactivated_at, u.exclusion_set, u.exclusion;

    with spans as (
      select environment_id, day,
        lead(day, 1, 'infinity') over (partition by environment_id, user_id order by day) as next_day
      from (
        select p.environment_id, p.user_id, p.last_day - k as day from person_days p, generate_series(0, 399) k
        where p.is_counted and get_bit(p.days, k) = 1
      ) as d
    )
    insert into active_day
    select environment_id, c.day, sum(c.dau), sum(c.wau), sum(c.mau)
    from spans
    cross join lateral (values
      (day, 1, 1, 1),
      (least(day + 1, next_day), -1, 0, 0),
      (least(day + 7, next_day), 0, -1, 0),
      (least(day + 28, next_day), 0, 0, -1)
    ) as c(day, dau, wau, mau)
    group by 1, 2;
  `.execute(db);
}
