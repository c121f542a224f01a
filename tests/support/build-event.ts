import { randomBytes } from 'node:crypto';
import type { Event, EventBatch } from '../../shared/contract/event.ts';
import { uuidV7 } from '../../shared/rules/uuid-v7.ts';

/** A new event id. */
export const newEventId = (at: Date = new Date()): string => uuidV7(at.getTime(), randomBytes(10));

/** A tracked event of user `u1` at account `a1`; what is given replaces its parts. */
export function buildEvent(at: Date | string, parts: Partial<Event> = {}): Event {
  const time = new Date(at);
  return {
    id: newEventId(time),
    kind: 'track',
    name: 'deal.won',
    at: time.toISOString(),
    userId: 'u1',
    accountId: 'a1',
    ...parts,
  };
}

/** A batch from a device whose clock is right. */
export const buildBatch = (events: Event[], sentAt: Date | string): EventBatch => ({
  key: '',
  sentAt: new Date(sentAt).toISOString(),
  events,
});
