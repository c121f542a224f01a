import { type Kysely, sql } from 'kysely';

/**
 * What a list of accounts is sorted, filtered and drawn by, beside the account: so that PostgreSQL finds one page of
 * ten thousand, and nobody has to read them all.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- As people look names up: numbers by their value, no difference of case or accents, Latin letters before Chinese
    -- characters, these by their sound.
    create collation if not exists names (
      provider = icu, locale = 'zh-u-co-pinyin-kn-true-kr-latn-hani-ks-level1', deterministic = false
    );
    create index account_by_name on account (environment_id, name collate names, external_id collate "C");

    alter table account_summary
      -- When the next day begins in the account's time zone: the numbers are of yesterday then.
      add column due_at timestamptz not null default '-infinity',
      -- Of the last 26 weeks, oldest first.
      add column weekly_active_users int[] not null default '{}',
      -- What the contract is worth in a year.
      add column annual_value double precision;

    -- Read of one account at a time, and ten times as long as all the numbers of a list's row.
    create table account_judgement (
      environment_id int not null,
      account_id bigint not null,
      judgement jsonb not null,
      primary key (environment_id, account_id)
    );
    insert into account_judgement select environment_id, account_id, judgement from account_summary
    where judgement is not null;
    alter table account_summary drop column judgement;
    -- Into short rows: the room of what was dropped is not given back otherwise.
    create temporary table kept on commit drop as select * from account_summary;
    update kept set is_stale = true;
    truncate account_summary;
    insert into account_summary select * from kept;
      `.execute(db);
}
