import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as v from 'valibot';
import { judgeEvent } from '../../server/ingest/judge-event.ts';
import {
  type Delivery,
  type DeliveryRequest,
  deliveryRequestSchema,
} from '../../shared/contract/delivery.ts';
import { type Event, type EventBatch, eventBatchSchema } from '../../shared/contract/event.ts';
import { builtSnippet } from './built-snippet.ts';

/** What happens to a batch instead of being stored and acknowledged. */
export type EventFault = (response: ServerResponse, request: IncomingMessage, store: () => void) => void;

export interface FakeServer {
  /** Another origin than the host app's, so that everything crosses origins as in life. */
  origin: string;
  key: string;
  /** Answered to every delivery; change it and `publish()`. */
  delivery: Delivery;
  /** Raises the version that the config names. */
  publish(): void;
  deliveries: DeliveryRequest[];
  batches: EventBatch[];
  /** Every stored event once, in the order of arrival. */
  events(kind?: Event['kind'], name?: string): Event[];
  /** How often the event with this id was delivered. */
  deliveredTimes(id: string): number;
  /** What the real server would have refused. */
  contractFaults: string[];
  /** Everything that came over the wire, as text. */
  wire(): string;
  requests: { method: string; path: string; at: number }[];
  /** While set, batches meet this fate. */
  eventFault: EventFault | undefined;
  /** While true, every connection is cut. */
  isDown: boolean;
  /** While true, the browser may keep scripts, as the real server lets it; else every page of a test asks again. */
  isCached: boolean;
  forget(): void;
  /** Cuts every connection: what a page that is gone had still on its way is not heard. */
  hangUp(): void;
  close(): Promise<void>;
}

const cors = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'ETag, Retry-After' };

/** Our server as a page sees it: scriptable, in memory, and with a memory of all it was sent. */
export async function fakeServer(): Promise<FakeServer> {
  const snippet = builtSnippet();
  const stored = new Map<string, Event>();
  const times = new Map<string, number>();
  const texts: string[] = [];

  const check = (schema: v.GenericSchema, value: unknown) => {
    const { issues = [] } = v.safeParse(schema, value);
    for (const issue of issues) fake.contractFaults.push(`${v.getDotPath(issue)}: ${issue.message}`);
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const body = await readBody(request).catch(() => undefined);
    fake.requests.push({ method: request.method ?? '', path: url.pathname, at: Date.now() });
    if (fake.isDown || body === undefined) return void request.socket.destroy();
    if (body) texts.push(body);
    const script = (text: string) =>
      response
        .writeHead(200, {
          ...cors,
          'content-type': 'text/javascript',
          ...(fake.isCached && { 'cache-control': 'public, max-age=300' }),
        })
        .end(text);
    const json = (value: unknown, headers = {}) =>
      response
        .writeHead(200, { ...cors, 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(value));
    const part = snippet.parts[url.pathname.replace('/snippet/', '')];
    if (part) return void script(part);
    switch (url.pathname) {
      case '/s.js':
        return void script(snippet.boot);
      case '/module.js':
        return void script(snippet.module);
      case '/v1/config':
        return void json(fake.delivery.config, { etag: `"${fake.delivery.config.version}"` });
      case '/v1/delivery':
        fake.deliveries.push(JSON.parse(body));
        check(deliveryRequestSchema, JSON.parse(body));
        return void json(fake.delivery);
      case '/v1/events': {
        const batch: EventBatch = JSON.parse(body);
        fake.batches.push(batch);
        check(eventBatchSchema, batch);
        for (const event of batch.events) {
          const judgement = judgeEvent(event);
          if ('reason' in judgement) fake.contractFaults.push(judgement.reason);
        }
        const store = () => {
          for (const event of batch.events) {
            if (!stored.has(event.id)) stored.set(event.id, event);
            times.set(event.id, (times.get(event.id) ?? 0) + 1);
          }
        };
        if (fake.eventFault) return void fake.eventFault(response, request, store);
        store();
        return void json({ accepted: batch.events.map(({ id }) => id), refused: [] });
      }
      default:
        response.writeHead(404, cors).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const fake: FakeServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key: 'pk_test',
    delivery: nothingDelivered(),
    publish() {
      fake.delivery.config.version++;
    },
    deliveries: [],
    batches: [],
    events: (kind, name) =>
      [...stored.values()].filter(
        (event) => (!kind || event.kind === kind) && (!name || event.name === name),
      ),
    deliveredTimes: (id) => times.get(id) ?? 0,
    wire: () => texts.join('\n'),
    requests: [],
    contractFaults: [],
    eventFault: undefined,
    isDown: false,
    isCached: false,
    forget() {
      stored.clear();
      times.clear();
      texts.length = 0;
      for (const list of [fake.requests, fake.batches, fake.deliveries, fake.contractFaults]) list.length = 0;
      fake.delivery = nothingDelivered();
      fake.eventFault = undefined;
      fake.isDown = false;
    },
    hangUp: () => server.closeAllConnections(),
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
  return fake;
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

const nothingDelivered = (): Delivery => ({
  config: { version: 1, isStopped: false, quietRule: { autoStartsPerSession: 1, autoStartsPerDay: 2 } },
  guides: [],
  states: [],
  autoStartsToday: 0,
  preferences: { mutedCategories: [], snoozed: {} },
});
