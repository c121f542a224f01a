import type { Context } from '../context.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { selectEnvironment } from './environment-store.ts';

/** How to install the snippet in the environment, and whether events have come from there yet. */
export async function describeInstall(
  { db, config }: Pick<Context, 'db' | 'config'>,
  { workspaceId, environmentId }: Scope,
) {
  const environment = await selectEnvironment(db, workspaceId, environmentId);
  if (!environment) throw notFound('environment');
  const { publicKey, firstEventAt, lastEventAt } = environment;
  return {
    publicKey,
    tag: installTag(config.publicUrl, publicKey),
    firstEventAt: firstEventAt?.toISOString() ?? null,
    lastEventAt: lastEventAt?.toISOString() ?? null,
  };
}

/** What a customer pastes into the head of their pages. */
export const installTag = (publicUrl: string, publicKey: string) =>
  `<script async src="${publicUrl}/s.js" data-key="${publicKey}"></script>`;
