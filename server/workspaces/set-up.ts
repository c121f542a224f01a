import type { SetUpInput } from '../../shared/contract/session.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError } from '../http/app-error.ts';
import { createMember } from './create-member.ts';
import { createWorkspace } from './create-workspace.ts';
import { hasMember, lockFirstMember } from './member-store.ts';

/** Whether nobody can sign in yet. A demo that is off, left by an earlier start, is nobody's way in. */
export const needsFirstMember = async ({ db, config }: Pick<Context, 'db' | 'config'>): Promise<boolean> =>
  !(await hasMember(db, { inDemo: config.isDemo }));

interface FirstMember {
  workspaceId: number;
  memberId: string;
}

/** The first-run page: makes a workspace, its app and its first admin. Only once: then `conflict`. */
export async function setUp(
  context: Pick<Context, 'db' | 'now' | 'config'>,
  input: SetUpInput,
): Promise<FirstMember> {
  const made = await makeFirstMember(context, input, { besideDemo: !context.config.isDemo });
  if (!made) throw new AppError('conflict', 'This server is set up already: sign in.');
  return made;
}

/**
 * The same in a workspace of one's own, whether or not the demo is on. Undefined: such a workspace has a member
 * already.
 */
export const setUpBesideDemo = (
  context: Pick<Context, 'db' | 'now'>,
  input: SetUpInput,
): Promise<FirstMember | undefined> => makeFirstMember(context, input, { besideDemo: true });

/** The first member that CAIRN_ADMIN_EMAIL and CAIRN_ADMIN_PASSWORD name. Does nothing once there is one. */
export async function ensureFirstMember(context: Pick<Context, 'db' | 'now' | 'config'>): Promise<void> {
  const { admin, publicUrl } = context.config;
  if (!admin) return;
  const input: SetUpInput = {
    ...admin,
    name: admin.email.split('@')[0] ?? admin.email,
    workspaceName: 'My workspace',
    appName: 'My app',
    appUrl: publicUrl,
    locale: 'en',
  };
  await setUpBesideDemo(context, input);
}

/** Undefined: there is one already. The lock makes one of two servers that start together wait and see it. */
function makeFirstMember(
  { db, now }: Pick<Context, 'db' | 'now'>,
  input: SetUpInput,
  { besideDemo }: { besideDemo: boolean },
): Promise<FirstMember | undefined> {
  return inTransaction(db, async (trx) => {
    await lockFirstMember(trx);
    if (await hasMember(trx, { inDemo: !besideDemo })) return undefined;
    const context = { db: trx, now };
    const { workspaceName, appName, appUrl, ...member } = input;
    const app = { name: appName, url: appUrl };
    const { workspaceId } = await createWorkspace(context, { name: workspaceName, app });
    const scope = { workspaceId, actor: { kind: 'system' } } as const;
    const { id: memberId } = await createMember(context, scope, { ...member, role: 'admin' });
    return { workspaceId, memberId };
  });
}
