import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface OidcServer {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who signs in there next. */
  person: { sub: string; email?: string; email_verified?: boolean; name?: string };
  /** Follows the way of a browser that gives its consent to everything, and returns where it is sent back to. */
  visit(url: string): Promise<string>;
  stop(): Promise<void>;
}

/** A certified OpenID provider on loopback, with one client. */
export async function startOidcServer(redirectUri: string): Promise<OidcServer> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const clientId = 'cairn';
  const clientSecret = 'a secret of the provider and of us';
  const server: OidcServer = {
    ...{ issuer, clientId, clientSecret, person: { sub: 'nobody' } },
    visit: (url) => follow(url, issuer),
    stop: () => stop(listener),
  };
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...server.person, sub }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    cookies: { keys: ['a key for tests'] },
  });
  const serve = provider.callback();
  listener.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void serve(request, response);
    const { prompt, params, grantId } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login') {
      const login = { accountId: server.person.sub };
      return provider.interactionFinished(request, response, { login });
    }
    const grant = grantId
      ? await provider.Grant.find(grantId)
      : new provider.Grant({ accountId: server.person.sub, clientId: String(params.client_id) });
    grant?.addOIDCScope('openid email profile');
    const consent = { grantId: (await grant?.save()) ?? '' };
    return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
  });
  return server;
}

async function follow(start: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let steps = 0; steps < 20; steps++) {
    const headers = { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const response = await fetch(url, { redirect: 'manual', headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const next = response.headers.get('Location');
    if (next === null) throw new Error(`no way on from ${url}: ${response.status} ${await response.text()}`);
    url = new URL(next, url).href;
    if (!url.startsWith(issuer)) return url;
  }
  throw new Error('the provider went round in circles');
}

const stop = (listener: Server) =>
  new Promise<void>((resolve) => {
    listener.close(() => resolve());
    listener.closeAllConnections();
  });
