import { type Kysely, sql } from 'kysely';

/** Who looks after whom: members work in teams, and an account has the member who owns it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table team (
      id int generated always as identity primary key,
      workspace_id int not null references workspace,
      name text not null check (name <> ''),
      unique (workspace_id, name)
    );
    alter table membership add column team_id int references team on delete set null;
    alter table account add column owner_id uuid;
    create index account_by_owner on account (environment_id, owner_id) where owner_id is not null;
  `.execute(db);
}
