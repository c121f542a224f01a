import { type Kysely, sql } from 'kysely';

/** How well the targets of guides are found, by build of the host app and day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Two shards, one for each half of the accounts: those who write events of the two never wait for each other.
    create table target_day (
      environment_id int not null,
      guide_id uuid not null,
      version int not null,
      step_id text not null,
      build_id int not null,
      day date not null,
      shard smallint not null,
      shown int not null,
      exact int not null,
      healed int not null,
      missing int not null,
      healed_signature_id int,
      primary key (environment_id, guide_id, version, step_id, build_id, day, shard)
    );
  `.execute(db);
}
