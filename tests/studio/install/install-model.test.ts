import { describe, expect, test } from 'vitest';
import type { LatestEvent } from '../../../studio/api.ts';
import { checksOf, mergeEvents, serverOf } from '../../../studio/install/install-model.ts';

const event = (id: string, parts: Partial<LatestEvent> = {}): LatestEvent => ({
  id,
  at: '2026-03-20T08:00:00Z',
  kind: 'page',
  name: 'page.viewed',
  path: '/',
  element: null,
  userId: null,
  accountId: null,
  ...parts,
});

test('the server is where the tag loads from', () => {
  expect(serverOf('<script async src="https://cairn.example:8443/s.js" data-key="pk_x"></script>')).toBe(
    'https://cairn.example:8443',
  );
  expect(serverOf('nothing')).toBe('');
});

describe('the live check', () => {
  test('keeps what it has seen, newest first, each once', () => {
    const seen = mergeEvents([event('b'), event('a')], [event('d'), event('c'), event('b')]);
    expect(seen.map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
    expect(mergeEvents(seen, [])).toEqual(seen);
  });

  test('tells step by step how far the installation is', () => {
    const none = { hasEvents: false, hasUser: false, hasAccount: false };
    expect(checksOf([])).toEqual(none);
    expect(checksOf([event('a')])).toEqual({ ...none, hasEvents: true });
    const named = event('b', { userId: 'u1' });
    expect(checksOf([event('a'), named])).toEqual({ hasEvents: true, hasUser: true, hasAccount: false });
    expect(checksOf([{ ...named, accountId: 'acme' }, event('a')]).hasAccount).toBe(true);
  });
});
