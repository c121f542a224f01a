import { type Kysely, sql } from 'kysely';

/**
 * What each account used in its last 28 days, and what all of them together did with each feature: a list of the
 * catalogue is read from one row a feature, however many events there were. Every account is counted by its next
 * refresh.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table account_use (
      environment_id int not null,
      account_id bigint not null,
      -- Features that were used in the 28 days to account_summary.as_of; of each, in the same place, the users whom
      -- numbers count, and all uses.
      feature_ids int[] not null,
      users int[] not null,
      uses int[] not null,
      primary key (environment_id, account_id)
    );
    create table feature_total (
      environment_id int not null,
      feature_id int not null,
      -- Sums over account_use: somebody who used it in two accounts is in it twice.
      users int not null,
      accounts int not null,
      uses bigint not null,
      -- Of the feature, when every account had last been counted by its rules; null: not yet.
      revision int,
      primary key (environment_id, feature_id)
    );
    -- Who is at home in several accounts.
    create index account_place_by_user on account_place (environment_id, user_id);
    -- Whom numbers leave out: they are few.
    create index user_left_out on "user" (environment_id, id)
      where coalesce(exclusion_set, exclusion, 'none') <> 'none';

    -- Bit k, counted from the left: somebody whom numbers count was active on the k-th day before as_of.
    alter table account_summary add column active_days bit(400) not null default repeat('0', 400)::bit(400);
    update account_summary set is_stale = true;
  `.execute(db);
}
