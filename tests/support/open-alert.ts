import { accountIdOf } from '../../server/db/hashed-id.ts';
import { newId } from '../../server/db/new-id.ts';
import type { asMember } from './studio-data.ts';
import type { StudioServer } from './studio-server.ts';

/** An alert about the account `acme`, as the night's judgement would open it. */
export async function openAlert(
  { context }: StudioServer,
  member: ReturnType<typeof asMember>,
): Promise<string> {
  const rule = await member('POST', '/alert-rules', {
    name: 'At risk',
    metric: 'risk',
    condition: { type: 'threshold', is: 'above', value: 1 },
    ...{ tiers: [], stages: [], dueDays: 3, receiverIds: [], isPaused: false },
    ...{ segmentId: null, ownerIds: [], toOwner: true, toTeam: false, toRoles: [] },
  });
  const { apps } = await member('GET', '/session');
  const environment = apps[0].environments.find(({ name }: { name: string }) => name === 'production');
  const id = newId(context.now());
  await context.db
    .insertInto('alert')
    .values({
      ...{ environmentId: environment.id, id, ruleId: rule.id, direction: 'down' },
      accountId: accountIdOf(environment.id, 'acme'),
      ...{ value: 1, comparedWith: 2, openedAt: context.now(), dueOn: '2099-01-01' },
      changes: JSON.stringify({ features: [], units: [], gone: [], arrived: [], guides: [], builds: [] }),
    })
    .execute();
  return id;
}
