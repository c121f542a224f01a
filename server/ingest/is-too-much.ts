import type { IncomingMessage } from 'node:http';
import type { Context } from '../context.ts';
import { hasRoom } from './ingest.ts';

const pathsOfEvents = new Set(['/v1/events', '/v1/batch', '/v1/b', '/posthog/batch/']);

/** Whether a request brings events while no more can be taken in. */
export const isTooMuch =
  (context: Context) =>
  ({ method, url = '' }: IncomingMessage): boolean =>
    method === 'POST' && pathsOfEvents.has(url) && !hasRoom(context);
