import type { createApp } from '../../server/app.ts';
import type { Context } from '../../server/context.ts';
import { createMember } from '../../server/workspaces/create-member.ts';
import type { Role } from '../../shared/contract/right.ts';

type App = ReturnType<typeof createApp>;

export const testPassword = 'correct horse battery';

/** A JSON request as the studio's page sends it. */
export const fromStudio = (method: string, body?: unknown, cookie?: string): RequestInit => ({
  method,
  headers: {
    Origin: 'http://cairn.test',
    'Sec-Fetch-Site': 'same-origin',
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
    ...(cookie && { Cookie: cookie }),
  },
  ...(body !== undefined && { body: JSON.stringify(body) }),
});

export interface SignedIn {
  id: string;
  email: string;
  /** For the Cookie header. */
  cookie: string;
}

/** Signs in and keeps the cookie. */
export async function signIn(app: App, email: string, password = testPassword): Promise<string> {
  const response = await app.request('/api/v1/session', fromStudio('POST', { email, password }));
  if (response.status !== 200) throw new Error(`signing in: ${response.status} ${await response.text()}`);
  return response.headers.get('Set-Cookie')!.split(';')[0]!;
}

let made = 0;

/** Makes a member of the workspace and signs them in. */
export async function signedInMember(
  app: App,
  context: Context,
  workspaceId: number,
  role: Exclude<Role, 'custom'> = 'admin',
): Promise<SignedIn> {
  const email = `member-${++made}@example.com`;
  const { id } = await createMember(
    context,
    { workspaceId, actor: { kind: 'system' } },
    { name: 'Ada Wong', email, password: testPassword, locale: 'en', role },
  );
  return { id, email, cookie: await signIn(app, email) };
}
