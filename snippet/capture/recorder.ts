import type { EventKind } from '../../shared/contract/event.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import type { Clock } from '../host/clock.ts';
import { newId, placeOfId } from '../host/new-id.ts';
import type { EventQueue } from './event-queue.ts';
import type { Identity } from './identity.ts';
import { pagePath } from './page-path.ts';

/** Makes a fact of what happened: with its id, time, page and person, and puts it into the queue. */
export type Record = (kind: EventKind, name: string, properties?: object, signature?: Signature) => void;

/**
 * `later`: when it may be said whose it is, and the work of writing it down may be done. What it is, where, and when, is
 * fixed at once. `isWanted` is asked then too.
 */
export function createRecorder(
  queue: EventQueue,
  identity: Identity,
  clock: Clock,
  later: (work: () => void) => void,
  isWanted: (kind: EventKind) => boolean,
): Record {
  return (kind, name, given, signature) => {
    const now = clock.now();
    const place = placeOfId(now);
    const path = pagePath(location);
    const properties = given && { ...given };
    later(() => {
      if (!isWanted(kind)) return;
      queue.add(
        {
          id: newId(now, place),
          kind,
          name,
          at: new Date(now).toISOString(),
          path,
          ...(properties && Object.keys(properties).length && { properties }),
          ...identity.ids(),
        },
        signature,
      );
    });
  };
}
