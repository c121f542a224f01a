import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { createAdaptorServer, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import type { LoadGate } from './load-gate.ts';

export interface Listener {
  /** Takes no new connections, lets the requests in progress finish, then closes what is left. */
  stop(): Promise<void>;
}

/** Proxies and programs keep an idle connection for up to a minute: we must not be the first to close it. */
const keepAliveTimeout = 75_000;
/** A slow phone may need this long for half a megabyte. */
const requestTimeout = 60_000;
const headersTimeout = 20_000;
/** How long a request in progress may take to finish when we stop. */
const farewellMs = 10_000;

type Fetch = (request: Request, bindings: HttpBindings | Http2Bindings) => Response | Promise<Response>;

interface Address {
  host: string;
  port: number;
  /** What lets requests in, before anything is done for them. */
  gate?: LoadGate;
}

/** Serves on the address. Throws with one clear sentence when it can't. */
export async function listen(fetch: Fetch, { host, port, gate }: Address): Promise<Listener> {
  const server = createAdaptorServer({
    fetch,
    serverOptions: { keepAliveTimeout, requestTimeout, headersTimeout },
  }) as Server;
  gate?.guard(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusal(error, host, port)));
    server.listen(port, host, resolve);
  });
  return { stop: () => close(server) };
}

function refusal(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const reason: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken by another program. Stop that one, or set PORT to a free port.`,
    EACCES: `Port ${port} may not be used by this user. Set PORT to a number above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set HOST to one of its own, 127.0.0.1 or 0.0.0.0.`,
    ENOTFOUND: `There is no host ${host}. Set HOST to an address of this machine, 127.0.0.1 or 0.0.0.0.`,
  };
  return new Error(reason[error.code ?? ''] ?? `Can't listen on ${host}:${port}: ${error.message}`, {
    cause: error,
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const isClosed = closed.then(() => true);
  const until = Date.now() + farewellMs;
  while (!(await Promise.race([isClosed, delay(50, false)]))) {
    // A connection that was busy when we began becomes idle with its answer, and would then stay open.
    if (Date.now() < until) server.closeIdleConnections();
    else server.closeAllConnections();
  }
}
