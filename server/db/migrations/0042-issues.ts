import { type Kysely, sql } from 'kysely';

/** What an account has asked, reported or required, until the customer says that it is solved. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table issue (
      environment_id int not null,
      account_id bigint not null,
      id uuid not null,
      kind text not null check (kind in ('question', 'problem', 'requirement')),
      title text not null,
      state text not null check (state in ('open', 'inProgress', 'fixed', 'closed')),
      opened_on date not null,
      -- Null: whoever looks after the account.
      member_id uuid references member,
      url text,
      -- What was known on a day that has passed: whether somebody saw to it by then, and whether it was closed.
      taken_up_on date,
      closed_on date,
      created_at timestamptz not null,
      created_by text not null,
      primary key (environment_id, account_id, id),
      check ((state = 'open') = (taken_up_on is null)),
      check ((state = 'closed') = (closed_on is not null))
    );
  `.execute(db);
}
