import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Event } from '../../../shared/contract/event.ts';
import type { EventQueue } from '../../../snippet/capture/event-queue.ts';
import type { Identity } from '../../../snippet/capture/identity.ts';
import { createRecorder } from '../../../snippet/capture/recorder.ts';
import { newId } from '../../../snippet/host/new-id.ts';

let nowMs = 0;
const clock = { now: () => nowMs, after: () => () => {}, whenFree: () => () => {} };
const page = { pathname: '/deals', hash: '' };
let waiting: (() => void)[] = [];
let added: Event[] = [];
const open = () => {
  for (const work of waiting.splice(0)) work();
};

beforeEach(() => {
  nowMs = Date.parse('2026-11-26T10:00:00Z');
  page.pathname = '/deals';
  waiting = [];
  added = [];
  vi.stubGlobal('location', page);
});
afterEach(() => vi.unstubAllGlobals());

const recorder = (isWanted: () => boolean = () => true) =>
  createRecorder(
    { add: (event: Event) => added.push(event) } as Partial<EventQueue> as EventQueue,
    {
      // Whoever is asked for the first time gets an id, and so does the next one who signs in.
      ids: () => ({ anonymousId: newId(nowMs) }),
    } as Partial<Identity> as Identity,
    clock,
    (work) => void waiting.push(work),
    isWanted,
  );

test('what is written down later is told as it was: when, where and with what', () => {
  const record = recorder();
  record('track', 'deal.opened', { amount: 3 });
  record('page', 'page.viewed');
  nowMs += 4000;
  page.pathname = '/elsewhere';
  open();
  expect(added).toMatchObject([
    { at: '2026-11-26T10:00:00.000Z', path: '/deals', properties: { amount: 3 } },
    { at: '2026-11-26T10:00:00.000Z', path: '/deals', name: 'page.viewed' },
  ]);
  expect(added[1]).not.toHaveProperty('properties');
});

test('properties are told whatever the first of them is called', () => {
  recorder()('track', 'deal.opened', { '': 'unnamed', amount: 3 });
  open();
  expect(added[0]?.properties).toEqual({ '': 'unnamed', amount: 3 });
});

test('what happened in the same millisecond sorts as it happened, whatever else gets an id before it is written down', () => {
  const record = recorder();
  const names = Array.from({ length: 40 }, (_, n) => `n${n}`);
  for (const name of names) record('track', name);
  nowMs += 4000;
  open();
  const sorted = added.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  expect(sorted.map(({ name }) => name)).toEqual(names);
});

test('whether it is wanted at all is asked when it is written down, and nobody’s id before', () => {
  let isAsked = 0;
  const record = recorder(() => {
    isAsked++;
    return false;
  });
  record('page', 'page.viewed');
  expect(isAsked).toBe(0);
  open();
  expect(isAsked).toBe(1);
  expect(added).toEqual([]);
});
