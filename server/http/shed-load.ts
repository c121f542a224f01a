import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { ErrorBody } from '../../shared/contract/error.ts';

/** Seconds, spread so that those who were refused together don't come back together. */
const earliestRetry = 1;
const retrySpread = 3;

/**
 * Has the server answer 503 to what it can't take in just now, before anything else is done for it: while ten times
 * too much arrives, refusing must leave it the time to serve the rest.
 */
export function shedLoad(server: Server, isTooMuch: (request: IncomingMessage) => boolean): void {
  const serve = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (isTooMuch(request)) refuse(response);
    else for (const listener of serve) listener(request, response);
  });
}

function refuse(response: ServerResponse): void {
  const body: ErrorBody = {
    error: {
      code: 'unavailable',
      message: 'More events arrive than can be stored just now: send them later.',
      requestId: randomUUID(),
    },
  };
  // All of it ASCII: one byte a character, which nobody has to count or convert.
  const json = JSON.stringify(body);
  response.writeHead(503, {
    'Content-Type': 'application/json',
    'Content-Length': json.length,
    'Cache-Control': 'no-store',
    // Not from the source of secrets, which costs as much as a tenth of the whole refusal.
    'Retry-After': earliestRetry + Math.floor(Math.random() * retrySpread),
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'Retry-After',
  });
  response.end(json, 'latin1');
}
