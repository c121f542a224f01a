import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { ErrorBody } from '../../shared/contract/error.ts';

/** Seconds, spread so that those who were refused together don't come back together. */
const earliestRetry = 1;
const retrySpread = 3;

/** What a body counts for whose length nobody told, and the most that any counts for: more is never read of it. */
const largestBodyBytes = 512 * 1024;
/** What node has read of a body before anybody asks for it, at most. */
const readAheadBytes = 64 * 1024;
/** How often those who wait are looked at, in ms; mostly they are let in as others leave. */
const lookEveryMs = 50;

export interface LoadLimits {
  /** Bytes of bodies of requests that are served at once, of those that are wholly here. */
  servedBytes: number;
  /** Requests that wait, and what is held of their bodies meanwhile. */
  waiting: number;
  waitingBytes: number;
  /** How long one waits before it is refused. */
  waitMs: number;
}

/**
 * About a tenth of a second's work, enough to keep all who write busy: with three times as much in hand a tenth less was stored
 * of ten times too much, because all of it is copied about in memory until it is. Then about two seconds' for whoever waits: as
 * long as those who are refused are told to stay away.
 */
const usualLimits: LoadLimits = {
  servedBytes: 3 * 1024 * 1024,
  waiting: 10_000,
  waitingBytes: 64 * 1024 * 1024,
  waitMs: 2_500,
};

interface Options {
  /** Whether a request is counted at all. All others are served whatever comes. */
  isCounted(request: IncomingMessage): boolean;
  /** Whether more can be taken in just now, whatever is being served. */
  hasRoom(): boolean;
  limits?: LoadLimits;
}

/** What lets in no more at once than can be served. */
export interface LoadGate {
  /** Puts the gate in front of everything else that the server does for a request. */
  guard(server: Server): void;
  /** How many are being served, and how many wait. */
  served(): number;
  waiting(): number;
  /** How many have been refused since the start. */
  refused(): number;
}

interface Waiting {
  request: IncomingMessage;
  response: ServerResponse;
  sinceMs: number;
}

/**
 * While ten times too much arrives, whatever is done for a request that is refused in the end is taken from those that
 * could be served. So nothing is: its body is not read, its route not looked for, no line logged. It waits, and is let in
 * in its turn; only who has waited in vain is told when to come again. Waiting costs nothing, and a sender that waits
 * can't send the next thing meanwhile. What is beyond even that is refused at once.
 */
export function createLoadGate({ isCounted, hasRoom, limits = usualLimits }: Options): LoadGate {
  const waiting = new Set<Waiting>();
  let served = 0;
  let servedBytes = 0;
  let waitingBytes = 0;
  let refused = 0;
  let serve: (request: IncomingMessage, response: ServerResponse) => void = () => {};
  let looking: NodeJS.Timeout | undefined;

  const isOpen = () => servedBytes < limits.servedBytes && hasRoom();

  function letIn(request: IncomingMessage, response: ServerResponse): void {
    // What is still on its way takes nobody's place: else a few who promise much and send nothing would close the gate.
    const bytes = request.complete ? bytesOf(request) : 0;
    served++;
    servedBytes += bytes;
    response.once('close', () => {
      served--;
      servedBytes -= bytes;
      letInThoseWhoWait();
    });
    serve(request, response);
  }

  function letInThoseWhoWait(): void {
    for (const one of waiting) {
      if (!isOpen()) return;
      leave(one);
      letIn(one.request, one.response);
    }
  }

  function decide(request: IncomingMessage, response: ServerResponse): void {
    // Whoever is gone by now would never be heard to leave.
    if (request.socket.destroyed) return;
    if (waiting.size === 0 && isOpen()) letIn(request, response);
    else if (waiting.size < limits.waiting && waitingBytes < limits.waitingBytes) wait(request, response);
    else refuse(response);
  }

  function wait(request: IncomingMessage, response: ServerResponse): void {
    const one: Waiting = { request, response, sinceMs: performance.now() };
    waiting.add(one);
    waitingBytes += heldBytesOf(request);
    // Whoever goes away no longer waits.
    response.once('close', () => leave(one));
    looking ??= setInterval(look, lookEveryMs).unref();
  }

  function leave(one: Waiting): void {
    if (waiting.delete(one)) waitingBytes -= heldBytesOf(one.request);
  }

  function look(): void {
    letInThoseWhoWait();
    const longestMs = performance.now() - limits.waitMs;
    for (const one of waiting) {
      if (one.sinceMs > longestMs) break;
      leave(one);
      refuse(one.response);
    }
    if (waiting.size > 0) return;
    clearInterval(looking);
    looking = undefined;
  }

  function refuse(response: ServerResponse): void {
    refused++;
    answerBusy(response);
  }

  return {
    guard(server) {
      const listeners = server.listeners('request') as RequestListener[];
      serve = (request, response) => {
        for (const listener of listeners) listener(request, response);
      };
      server.removeAllListeners('request');
      server.on('request', (request, response) => {
        if (!isCounted(request)) serve(request, response);
        // Once all has been read that came together with its head.
        else setImmediate(decide, request, response);
      });
    },
    served: () => served,
    waiting: () => waiting.size,
    refused: () => refused,
  };
}

function bytesOf({ headers }: IncomingMessage): number {
  const told = Number(headers['content-length'] ?? largestBodyBytes);
  return Math.min(told, largestBodyBytes);
}

const heldBytesOf = (request: IncomingMessage) => Math.min(bytesOf(request), readAheadBytes);

function answerBusy(response: ServerResponse): void {
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
