import { type Kysely, sql } from 'kysely';

/** What is renewed of what falls due, and who recommends the product to others: the income of those who look after accounts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table account_revenue
      -- The last day of the contract that it was paid under, as it was known then.
      add column ends_on date,
      -- An earlier contract was followed by this one.
      add column is_renewal boolean not null default false;

    -- Somebody of the account has recommended the product to others.
    alter table account_note add column is_referral boolean not null default false;
  `.execute(db);
}
