import { accountOf, type HostUser } from './people.ts';

/** All that this app knows of Cairn: the queue that the script tag takes over once it has loaded. */
interface CallQueue {
  push(call: [method: string, ...args: unknown[]]): unknown;
}

function call(method: string, ...args: unknown[]): void {
  const page = window as unknown as { cairn?: CallQueue };
  page.cairn = page.cairn || [];
  page.cairn.push([method, ...args]);
}

/** Tells Cairn who is signed in. */
export function introduce(user: HostUser): void {
  const { name, email, role, unit, language } = user;
  const account = accountOf(user);
  call('identify', user.id, { name, email, role, unit, language });
  call('group', account.id, {
    name: account.name,
    plan: account.plan,
    industry: account.industry,
    goLiveOn: account.goLiveOn,
  });
}

/** Another person takes over this browser: what belonged to the last one is dropped first. */
export function introduceAnother(user: HostUser): void {
  call('reset');
  introduce(user);
}

/** The business events of this app. The demo's catalogue names the same ones. */
export type BusinessEvent =
  | 'Customer added'
  | 'Deal created'
  | 'Deal moved'
  | 'Note logged'
  | 'Order created'
  | 'Report exported'
  | 'Approval given'
  | 'Integration connected'
  | 'Task completed';

export function track(name: BusinessEvent, properties: Record<string, string | number> = {}): void {
  call('track', name, properties);
}
