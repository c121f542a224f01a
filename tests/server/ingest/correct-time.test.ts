import { describe, expect, test } from 'vitest';
import { clockOffsetMs, correctTime } from '../../../server/ingest/correct-time.ts';

const received = Date.parse('2026-03-02T08:00:00Z');
const at = (text: string) => Date.parse(text);

describe('a corrected time', () => {
  test('is moved by what the sender’s clock was wrong by', () => {
    const offset = clockOffsetMs(at('2026-03-02T05:00:00Z'), received);
    expect(correctTime(at('2026-03-02T04:59:00Z'), offset, received, 400)).toEqual({
      atMs: at('2026-03-02T07:59:00Z'),
      isClamped: false,
      day: '2026-03-02',
    });
  });

  test('is not moved by a sending time that is none', () =>
    expect(clockOffsetMs(Number.NaN, received)).toBe(0));

  test.each([
    ['at most five minutes ahead', '2026-03-02T08:05:01Z', '2026-03-02T08:05:00Z'],
    ['at most so many days ago', '2025-01-26T07:59:59Z', '2025-01-26T08:00:00Z'],
  ])('is %s', (_, given, clamped) => {
    expect(correctTime(at(given), 0, received, 400)).toMatchObject({ atMs: at(clamped), isClamped: true });
  });
});

describe('the day of the key', () => {
  test('is the same for every delivery, whatever the clocks say by then', () => {
    const days = [0, 86_400_000, -5 * 86_400_000].map(
      (offset) => correctTime(at('2026-03-01T23:59:59Z'), offset, received + offset, 400).day,
    );
    expect(new Set(days)).toEqual(new Set(['2026-03-01']));
  });

  test.each([
    ['0001-01-01T00:00:00Z', '2000-01-01'],
    ['9999-12-31T23:59:59Z', '2099-12-31'],
  ])('of %s is %s', (given, day) => expect(correctTime(at(given), 0, received, 400).day).toBe(day));
});
