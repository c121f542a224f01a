import type { Event, EventKind } from '../../shared/contract/event.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import type { Clock } from '../host/clock.ts';
import { newId } from '../host/new-id.ts';
import type { EventQueue } from './event-queue.ts';
import type { Identity } from './identity.ts';
import { pagePath } from './page-path.ts';

/** Makes a fact of what happened: with its id, time, page and person, and puts it into the queue. */
export type Record = (kind: EventKind, name: string, properties?: object, signature?: Signature) => void;

/** `later`: when it may be said whose it is. What it is, and when, is fixed at once. */
export function createRecorder(
  queue: EventQueue,
  identity: Identity,
  clock: Clock,
  later: (work: () => void) => void,
): Record {
  return (kind, name, properties, signature) => {
    const now = clock.now();
    const event: Event = {
      id: newId(now),
      kind,
      name,
      at: new Date(now).toISOString(),
      path: pagePath(location),
    };
    if (properties && Object.keys(properties).length) event.properties = { ...properties };
    later(() => {
      const { userTraits, accountTraits, ...ids } = identity.who();
      queue.add({ ...event, ...ids }, signature);
    });
  };
}
