import { type Kysely, sql } from 'kysely';

/** Since when a guide has been live without a break: people are asked for a score one after another from that day on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table publication add column live_since timestamptz not null default now();
    update publication p
      set live_since = (select min(v.published_at) from guide_version v where v.guide_id = p.guide_id);
  `.execute(db);
}
