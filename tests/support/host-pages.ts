import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface HostPages {
  origin: string;
  /** Serves a document at `path`. */
  page(path: string, html: string, headers?: Record<string, string>): void;
  serve(path: string, answer: Answer): void;
  close(): Promise<void>;
}

/** A web server of a host app that is made up by the test. */
export async function hostPages(): Promise<HostPages> {
  const answers = new Map<string, Answer>();
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/[?#].*/, '');
    const answer = answers.get(path);
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    page(path, html, headers = {}) {
      answers.set(path, (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html);
      });
    },
    serve(path, answer) {
      answers.set(path, answer);
    },
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

export const scriptAnswer =
  (text: string): Answer =>
  (_request, response) => {
    response
      .writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' })
      .end(text);
  };
