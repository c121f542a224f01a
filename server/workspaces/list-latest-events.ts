import type { EventKind } from '../../shared/contract/event.ts';
import { sketchSignature } from '../catalogue/describe-entry.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { selectLatestEvents } from './latest-event-store.ts';

/** Whoever installs looks from the host app to the studio and back: nobody needs more. */
const longestBackMs = 2 * 60_000;
const mostEvents = 30;

export interface LatestEvent {
  id: string;
  at: Date;
  kind: EventKind;
  name: string;
  path: string | null;
  /** What was clicked, sent or changed, such as `button "New order" · Orders`. */
  element: string | null;
  /** The host app's own id; null: it has not said who it is. */
  userId: string | null;
  accountId: string | null;
}

/** What the environment's pages sent in the last two minutes, newest first. */
export async function listLatestEvents(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
): Promise<LatestEvent[]> {
  const since = new Date(now().getTime() - longestBackMs);
  const events = await selectLatestEvents(db, scope, since, mostEvents);
  return events.map(({ signature, userId, isAnonymous, ...event }) => ({
    ...event,
    element: signature && sketchSignature(signature).label,
    userId: isAnonymous ? null : userId,
  }));
}
