import type { Context } from '../context.ts';

/** The public key that the demo host app carries: of the demo's production environment, if there is a demo. */
export async function demoPublicKey({ db }: Pick<Context, 'db'>): Promise<string | undefined> {
  const environment = await db
    .selectFrom('environment')
    .innerJoin('workspace', 'workspace.id', 'environment.workspaceId')
    .where('workspace.isDemo', '=', true)
    .where('environment.name', '=', 'production')
    .orderBy('environment.id')
    .select('environment.publicKey')
    .executeTakeFirst();
  return environment?.publicKey;
}
