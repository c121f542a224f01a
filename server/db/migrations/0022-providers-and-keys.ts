import { type Kysely, sql } from 'kysely';

/** Signing in with a workspace's own identity provider; keys that end, and pages that a public key is for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table identity_provider (
      workspace_id int primary key references workspace,
      issuer text not null,
      client_id text not null,
      client_secret text not null,
      -- In which role and team somebody begins whom the provider knows and we don't; null: they have to be invited.
      newcomer_role text,
      created_at timestamptz not null
    );
    create table identity_provider_domain (
      -- Lower case; whoever names it first has it.
      domain text primary key,
      workspace_id int not null references identity_provider on delete cascade
    );
    create table member_identity (
      issuer text not null,
      subject text not null,
      member_id uuid not null references member,
      workspace_id int not null references workspace,
      linked_at timestamptz not null,
      primary key (workspace_id, issuer, subject)
    );
    create index member_identity_by_member on member_identity (member_id);
    create table provider_sign_in (
      state_hash bytea primary key,
      workspace_id int not null references workspace,
      code_verifier text not null,
      nonce text not null,
      expires_at timestamptz not null
    );
    -- When a key ends that was replaced; null: it stays valid.
    alter table secret_key add column expires_at timestamptz;
    -- Origins of pages whose events and questions are taken; empty: of any.
    alter table environment add column allowed_origins text[] not null default '{}';
  `.execute(db);
}
