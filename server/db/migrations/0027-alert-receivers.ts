import { type Kysely, sql } from 'kysely';

/**
 * Whom a rule watches and whom it tells; who was told of each alert; what was agreed with an account, and when one
 * speaks with it next.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table alert_rule
      add column segment_id uuid,
      -- Only accounts that one of these looks after; empty: all.
      add column owner_ids uuid[] not null default '{}',
      add column to_owner boolean not null default true,
      add column to_team boolean not null default false,
      add column to_roles text[] not null default '{}';

    create table alert_receiver (
      environment_id int not null,
      alert_id uuid not null,
      member_id uuid not null references member,
      -- Null: no e-mail has been sent yet.
      mailed_at timestamptz,
      primary key (environment_id, alert_id, member_id)
    );
    create index alert_receiver_by_member on alert_receiver (member_id, environment_id);
    create index alert_receiver_unmailed on alert_receiver (environment_id, alert_id) where mailed_at is null;
    insert into alert_receiver (environment_id, alert_id, member_id, mailed_at)
    select l.environment_id, l.id, a.owner_id, l.opened_at
    from alert l join account a on a.environment_id = l.environment_id and a.id = l.account_id
    where a.owner_id is not null and l.resolved_at is null;

    -- What one wants to have reached or done by a day, and who does it.
    create table plan_item (
      environment_id int not null,
      account_id bigint not null,
      id uuid not null,
      kind text not null check (kind in ('milestone', 'task', 'meeting')),
      title text not null,
      due_on date not null,
      side text not null check (side in ('ours', 'theirs')),
      -- Of our side: the member who does it.
      member_id uuid references member,
      -- Of their side: whoever does it there.
      contact_id uuid,
      -- A meeting that comes again so many months after each time.
      every_months int check (every_months between 1 and 12),
      done_on date,
      created_at timestamptz not null,
      created_by text not null,
      primary key (environment_id, account_id, id)
    );
    create index plan_item_due on plan_item (environment_id, due_on) where done_on is null;
  `.execute(db);
}
