import { expect, test } from 'vitest';
import { newId, placeOfId } from '../../../snippet/host/new-id.ts';

const nowMs = Date.parse('2026-11-26T10:00:00Z');

test('no two ids are the same, even of one millisecond and one place in it, however many are made', () => {
  const ids = Array.from({ length: 1000 }, () => newId(nowMs, 0));
  expect(new Set(ids).size).toBe(1000);
});

test('each is a UUID of version 7, and of one millisecond the later one sorts later', () => {
  const ids = Array.from({ length: 1000 }, () => newId(nowMs, placeOfId(nowMs)));
  for (const id of ids)
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  expect(ids.toSorted()).toEqual(ids);
});
