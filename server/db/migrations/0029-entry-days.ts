import { type Kysely, sql } from 'kysely';

/**
 * Who did what in an account, as one set of people for each entry and day: so that the different people of any days
 * and of any entries are a union of few rows, however many people there are. Every account is counted by its next
 * refresh.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Which bit of the sets of an account somebody is. Given once, and to nobody else after.
    create table account_place (
      environment_id int not null,
      account_id bigint not null,
      user_id bigint not null,
      place int not null,
      primary key (environment_id, account_id, user_id)
    );
    create table entry_day (
      environment_id int not null,
      account_id bigint not null,
      day date not null,
      kind smallint not null,
      entry_id int not null,
      page_id int not null,
      uses int not null,
      -- As long as account_summary.left_out.
      users bit varying not null,
      primary key (environment_id, account_id, day, kind, entry_id, page_id)
    ) with (fillfactor = 80);
    create index entry_day_by_entry on entry_day (environment_id, kind, entry_id, day);

    alter table account_summary
      -- The first day of which facts have changed since the sets were made; infinity: none has.
      add column changed_from date not null default '-infinity',
      -- Places given so far.
      add column people int not null default 0,
      -- Those whom numbers of users don't count; its length is that of every set of the account.
      add column left_out bit varying not null default '';
    update account_summary set is_stale = true;

    create view feature_day as
    select d.environment_id, d.account_id, d.day, s.feature_id, d.uses, d.users
    from entry_day d
    join feature_source s on s.environment_id = d.environment_id and s.kind = d.kind and s.entry_id = d.entry_id
      and d.day between s.starts_on and s.ends_on
    where s.page_scope_id is null or exists (
      select from page_scope_page p where p.page_scope_id = s.page_scope_id and p.page_id = d.page_id
    );
  `.execute(db);
}
