import { type Kysely, sql } from 'kysely';

/** Between a draft and its users: reviews, plans, and what an archived guide was live as. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Where it was live when it was archived, so that archiving can be undone.
    alter table guide add column archived_publications jsonb;

    create table planned_publication (
      environment_id int not null references environment,
      guide_id uuid not null references guide,
      version int not null,
      workspace_id int not null references workspace,
      publish_at timestamptz not null,
      planned_by text not null,
      planned_at timestamptz not null,
      primary key (environment_id, guide_id),
      foreign key (guide_id, version) references guide_version
    );
    create index planned_publication_by_time on planned_publication (publish_at);

    -- At most one for a guide: it ends when the guide is published. Given back, it waits for its author.
    create table review_request (
      guide_id uuid primary key references guide,
      workspace_id int not null references workspace,
      revision int not null,
      note text not null,
      requested_by text not null,
      requested_at timestamptz not null,
      returned_by text,
      returned_at timestamptz,
      comment text
    );
  `.execute(db);
}
