import type { IdentityProvider, IdentityProviderInput } from '../../shared/contract/identity-provider.ts';
import { portfoliosOfRole } from '../../shared/rules/rights.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { WorkspaceScope } from '../http/scope.ts';
import { audit } from './audit.ts';
import { changes } from './changes.ts';
import { checkPlace } from './check-place.ts';
import { clientSecretOf, discover, redirectUri } from './provider-client.ts';
import { deleteProvider, putProvider, type StoredProvider, selectProvider } from './provider-store.ts';

/** The workspace's identity provider, without its secret; null: members sign in with passwords alone. */
export async function readProvider(
  { db, config }: Pick<Context, 'db' | 'config'>,
  { workspaceId }: WorkspaceScope,
): Promise<IdentityProvider | null> {
  const provider = await selectProvider(db, workspaceId);
  return provider ? asTold(provider, config) : null;
}

/** Asks the provider who it is before it is trusted. Throws `invalid_request`, or `conflict` for a domain of others. */
export async function changeProvider(
  { db, now, config, sealing }: Context,
  scope: WorkspaceScope,
  { clientSecret: given, ...input }: IdentityProviderInput,
): Promise<IdentityProvider> {
  const { workspaceId } = scope;
  const before = await selectProvider(db, workspaceId);
  // A secret that was given for one issuer is not sent to another.
  const clientSecret =
    given ?? (before?.issuer === input.issuer ? clientSecretOf(sealing, before) : undefined);
  if (clientSecret === undefined) throw invalid('clientSecret', 'is missing');
  const domains = [...new Set(input.domains)];
  const provider: StoredProvider = {
    ...{ ...input, domains, workspaceId },
    clientSecret: sealing.seal(clientSecret, `identity_provider:${workspaceId}`),
  };
  if (input.newcomerRole) {
    const portfolio = portfoliosOfRole(input.newcomerRole)[0]!;
    await checkPlace(db, scope, { role: input.newcomerRole, customRoleId: null, portfolio, teamId: null });
  }
  await discover(config, { ...input, clientSecret }).catch(() => {
    throw invalid('issuer', 'does not answer as an OpenID provider with this name');
  });
  await inTransaction(db, async (trx) => {
    if (!(await putProvider(trx, provider, now()))) {
      throw new AppError('conflict', 'One of the domains belongs to another workspace.');
    }
    const details = changes<object>(before ? asTold(before, config) : {}, { ...input, domains });
    await audit(trx, scope, now(), 'identity-provider.changed', `workspace:${workspaceId}`, details);
  });
  return asTold(provider, config);
}

/** Members sign in with passwords alone from now on; whoever never had one asks for a link. */
export async function removeProvider(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: WorkspaceScope,
): Promise<void> {
  const { workspaceId } = scope;
  await inTransaction(db, async (trx) => {
    if (!(await deleteProvider(trx, workspaceId))) throw notFound('identity provider');
    await audit(trx, scope, now(), 'identity-provider.removed', `workspace:${workspaceId}`);
  });
}

const asTold = (
  { issuer, clientId, domains, newcomerRole }: StoredProvider,
  config: Context['config'],
): IdentityProvider => ({ issuer, clientId, domains, newcomerRole, redirectUri: redirectUri(config) });

const invalid = (path: string, message: string) =>
  new AppError('invalid_request', 'The request is not valid: see details for each fault.', {
    details: [{ path, message }],
  });
