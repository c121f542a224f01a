import { type Kysely, sql } from 'kysely';

/**
 * Nothing in the tables changes, but what stands in them does: a version that takes a sealed secret for the secret is
 * not to start on them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    comment on column webhook.secret is 'sealed: server/db/sealing';
    comment on column webhook.former_secret is 'sealed: server/db/sealing';
    comment on column member.totp_secret is 'sealed: server/db/sealing';
    comment on column identity_provider.client_secret is 'sealed: server/db/sealing';
    comment on column environment.identity_secret is 'sealed: server/db/sealing';
  `.execute(db);
}
