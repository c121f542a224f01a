import type { Context } from '../context.ts';
import { createLoadGate, type LoadGate } from '../http/load-gate.ts';
import type { Reading } from '../http/measure-requests.ts';
import { hasRoom } from './ingest.ts';

const pathsOfEvents = new Set(['/v1/events', '/v1/batch', '/v1/b', '/posthog/batch/']);

/** In front of the addresses that batches of events come to: lets in what can be stored. */
export const createEventGate = (context: Context): LoadGate =>
  createLoadGate({
    isCounted: ({ method, url = '' }) => method === 'POST' && pathsOfEvents.has(url),
    hasRoom: () => hasRoom(context),
  });

/** A refusal leaves no line in the log, because they come by the ten thousand; it is counted. */
export const readingsOf = (gate: LoadGate): Reading[] => [
  {
    name: 'cairn_event_batches_served',
    help: 'Batches of events that are being taken in',
    read: gate.served,
  },
  {
    name: 'cairn_event_batches_waiting',
    help: 'Batches of events that wait to be taken in',
    read: gate.waiting,
  },
  {
    name: 'cairn_event_batches_refused',
    help: 'Batches of events that were refused since the start, because more arrived than could be stored',
    read: gate.refused,
  },
];
