import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Sink {
  origin: string;
  /** How many requests with a body came. */
  posts(): number;
  close(): Promise<void>;
}

/** Stands for the peers' own services: takes everything, and answers that all is well and nothing is switched off. */
export async function sinkServer(): Promise<Sink> {
  let posts = 0;
  const server = createServer((request, response) => {
    if (request.method === 'POST') posts++;
    request.resume();
    const headers = {
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
      'content-type': request.url?.includes('.js') ? 'text/javascript' : 'application/json',
    };
    const answer = request.url?.includes('.js') ? '' : '{"autocapture_opt_out":false,"integrations":{}}';
    response.writeHead(200, headers).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts: () => posts,
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}
