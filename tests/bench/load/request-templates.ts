import type { Signature } from '../../../shared/contract/signature.ts';
import { signatureHash } from '../../../shared/rules/signature-hash.ts';

/** The elements that the events of a benchmark click on. */
export const elements: Signature[] = Array.from({ length: 20 }, (_, index) => ({
  v: 1,
  tag: 'button',
  role: 'button',
  name: `Save ${index}`,
  path: ['form', 'main'],
}));
export const trackedNames = Array.from({ length: 20 }, (_, index) => `thing.done-${index}`);
export const paths = Array.from({ length: 60 }, (_, index) => `/area-${index % 7}/page/${index}`);

const eventsPerBatch = 20;
const templateCount = 600;

interface Request {
  events: number;
  /** The bytes to send, with ids that no other request has. Valid until the next call. */
  withIds(run: number, request: number): Buffer;
}

/** The head of an id is fixed; its last twelve digits are written for each request. */
const idHead = '019a0000-0000-7000-8000-';

/**
 * Requests with what pages send: views, clicks, now and then something tracked, with properties or without. Each is
 * of another user, or of several.
 */
export function templates(order: {
  key: string;
  accounts: number;
  users: number;
  usersPerBatch: number;
}): Request[] {
  const random = seeded(7);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
  const hashes = elements.map(signatureHash);
  const sentAt = Date.now();
  return Array.from({ length: templateCount }, () => {
    const people = Array.from({ length: order.usersPerBatch }, () => Math.floor(random() * order.users));
    const events = Array.from({ length: eventsPerBatch }, (_, index) => {
      const user = people[index % people.length]!;
      const event = {
        id: `${idHead}000000000000`,
        at: new Date(sentAt - (eventsPerBatch - index) * 250).toISOString(),
        userId: `user-${user}`,
        accountId: `account-${user % order.accounts}`,
        path: pick(paths),
      };
      const what = random();
      if (what < 0.4) return { ...event, kind: 'page', name: 'page.viewed' };
      if (what < 0.7) return { ...event, kind: 'click', name: 'element.clicked', signature: pick(hashes) };
      const properties = { amount: Math.floor(random() * 1_000), currency: 'EUR' };
      return { ...event, kind: 'track', name: pick(trackedNames), ...(what < 0.85 && { properties }) };
    });
    const body = JSON.stringify({
      key: order.key,
      sentAt: new Date(sentAt).toISOString(),
      locale: 'en',
      events,
    });
    const head =
      `POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
    return writable(Buffer.from(head + body, 'latin1'));
  });
}

function writable(bytes: Buffer): Request {
  const places: number[] = [];
  for (let at = bytes.indexOf(idHead); at >= 0; at = bytes.indexOf(idHead, at + 1)) {
    places.push(at + idHead.length);
  }
  return {
    events: places.length,
    withIds(run, request) {
      // A buffer of its own: the last one may still be on its way to the network.
      const copy = Buffer.from(bytes);
      for (const [index, place] of places.entries()) {
        const number = (run * 1e8 + request) * 32 + index;
        copy.write(number.toString(16).padStart(12, '0'), place, 'latin1');
      }
      return copy;
    },
  };
}

export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
