import { type Kysely, sql } from 'kysely';

/** Members who are invited, leave, forget their password, and prove with a second factor that it is them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table membership add column deactivated_at timestamptz;
    create table invitation (
      id uuid primary key,
      workspace_id int not null references workspace,
      email text not null check (email = lower(email)),
      role text not null,
      custom_role_id int,
      portfolio text not null,
      team_id int references team on delete set null,
      token_hash bytea not null unique,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      foreign key (workspace_id, custom_role_id) references custom_role (workspace_id, id) on delete cascade
    );
    create unique index invitation_by_email on invitation (workspace_id, email);
    create table password_reset (
      token_hash bytea primary key,
      workspace_id int not null references workspace,
      member_id uuid not null references member,
      created_at timestamptz not null,
      expires_at timestamptz not null
    );
    create index password_reset_by_member on password_reset (member_id);

    alter table member
      add column totp_secret text,
      -- Null with a secret: it was shown, but nobody has proved yet that they keep it.
      add column totp_since timestamptz,
      -- A code is accepted once: the 30 seconds of the last one.
      add column totp_last_step bigint not null default 0;
    create table recovery_code (
      member_id uuid not null references member,
      code_hash bytea not null,
      primary key (member_id, code_hash)
    );
    alter table workspace add column requires_second_factor boolean not null default false;
    alter table session add column is_by_provider boolean not null default false;
  `.execute(db);
}
