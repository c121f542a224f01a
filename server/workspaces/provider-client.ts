import { allowInsecureRequests, type Configuration, customFetch, discovery } from 'openid-client';
import type { Config } from '../config.ts';
import type { Sealing } from '../db/sealing/sealing.ts';
import { outsideFetch } from '../outbound/outside-fetch.ts';
import type { StoredProvider } from './provider-store.ts';

/** Where the provider sends the browser back to. */
export const redirectUri = ({ publicUrl }: Pick<Config, 'publicUrl'>) => `${publicUrl}/api/v1/oidc/callback`;

/** Throws UnreadableSecret. */
export const clientSecretOf = (sealing: Sealing, { workspaceId, clientSecret }: StoredProvider): string =>
  sealing.open(clientSecret, `identity_provider:${workspaceId}`);

/**
 * What the provider says of itself. Every address in it was named by somebody else, so every request to one goes by the
 * guarded way out. Throws when it does not answer, or calls itself otherwise.
 */
export function discover(
  { allowsPrivateReceivers }: Pick<Config, 'allowsPrivateReceivers'>,
  { issuer, clientId, clientSecret }: Pick<StoredProvider, 'issuer' | 'clientId' | 'clientSecret'>,
): Promise<Configuration> {
  return discovery(new URL(issuer), clientId, clientSecret, undefined, {
    [customFetch]: outsideFetch({ allowsPrivate: allowsPrivateReceivers }),
    timeout: 10,
    ...(allowsPrivateReceivers && { execute: [allowInsecureRequests] }),
  });
}
