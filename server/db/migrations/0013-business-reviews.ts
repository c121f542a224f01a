import { type Kysely, sql } from 'kysely';

/**
 * What each account paid for a year, and since when (a contract's own fields only know today's); business reviews, of
 * which the words are kept and the figures are counted anew; and links by which a customer sees their own adoption.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table account_revenue (
      environment_id int not null,
      account_id bigint not null,
      since date not null,
      arr double precision not null check (arr >= 0),
      currency text,
      primary key (environment_id, account_id, since)
    );

    create table business_review (
      environment_id int not null,
      id uuid not null,
      account_id bigint not null,
      starts_on date not null,
      ends_on date not null check (ends_on >= starts_on),
      locale text not null check (locale in ('en', 'zh-CN')),
      -- By section; what somebody wrote stands instead of the draft.
      texts jsonb not null,
      revision int not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      created_by text not null,
      primary key (environment_id, id)
    );
    create index business_review_by_account on business_review (environment_id, account_id, created_at);

    create table share_link (
      environment_id int not null,
      id uuid not null,
      account_id bigint not null,
      -- SHA-256 of the token: the token itself is nowhere stored.
      token_hash bytea not null unique,
      locale text not null check (locale in ('en', 'zh-CN')),
      created_at timestamptz not null,
      created_by text not null,
      expires_at timestamptz not null,
      revoked_at timestamptz,
      primary key (environment_id, id)
    );
    create index share_link_by_account on share_link (environment_id, account_id);
  `.execute(db);
}
