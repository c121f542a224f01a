import * as v from 'valibot';
import type { Role } from '../../shared/contract/right.ts';
import { newMemberSchema, setUpSchema } from '../../shared/contract/session.ts';
import type { Context } from '../context.ts';
import { createMember } from '../workspaces/create-member.ts';
import { needsFirstMember, setUpBesideDemo } from '../workspaces/set-up.ts';
import { systemScope } from '../workspaces/system-scope.ts';
import { readPassword } from './read-password.ts';
import { tell } from './run-command.ts';

export interface CreateMemberOptions {
  email: string;
  name: string;
  password?: string;
  role: Exclude<Role, 'custom'>;
  locale: string;
  workspace?: string;
}

/** Makes a member of a workspace; where there is only the demo, or nothing, the first workspace and its app too. */
export async function createMemberCommand(context: Context, options: CreateMemberOptions): Promise<void> {
  const { email, name, locale, role } = options;
  const password = options.password ?? (await readPassword());
  const member = v.parse(newMemberSchema, { email, name, locale, password });

  if (options.workspace === undefined || (await needsFirstMember(context))) {
    const workspaceName = options.workspace ?? 'My workspace';
    const made = await setUpBesideDemo(
      context,
      v.parse(setUpSchema, { ...member, workspaceName, appName: 'My app', appUrl: context.config.publicUrl }),
    );
    if (made) {
      tell(`Made the workspace "${workspaceName}" with its first admin, ${member.email}.`);
      return;
    }
  }
  const scope = await systemScope(context, 'production', { workspaceName: options.workspace });
  await createMember(context, scope, { ...member, role });
  tell(`Made the member ${member.email} (${role}).`);
}
