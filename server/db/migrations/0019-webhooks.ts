import { type Kysely, sql } from 'kysely';

/** Other systems that are told what happens, and what is still to be told to each. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table webhook (
      id uuid primary key,
      workspace_id int not null references workspace,
      environment_id int not null references environment,
      name text not null,
      url text not null,
      format text not null check (format in ('json', 'slack')),
      locale text not null,
      kinds text[] not null,
      is_active boolean not null default true,
      secret text not null,
      former_secret text,
      former_secret_until timestamptz,
      created_at timestamptz not null
    );
    create index webhook_by_environment on webhook (environment_id);
    create table webhook_delivery (
      environment_id int not null,
      id uuid not null default gen_random_uuid(),
      workspace_id int not null references workspace,
      webhook_id uuid not null references webhook on delete cascade,
      kind text not null,
      data jsonb not null,
      created_at timestamptz not null default now(),
      attempts int not null default 0,
      -- When to try next; null: delivered or given up. At once, whatever the clock of the server that is to do it.
      next_at timestamptz default '-infinity',
      tried_at timestamptz,
      delivered_at timestamptz,
      status int,
      fault text,
      primary key (environment_id, id)
    );
    create index webhook_delivery_due on webhook_delivery (next_at) where next_at is not null;
    create index webhook_delivery_by_webhook on webhook_delivery (webhook_id, created_at desc);
  `.execute(db);
}
