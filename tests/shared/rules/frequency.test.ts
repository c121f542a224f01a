import { describe, expect, test } from 'vitest';
import type { Frequency, GuideState } from '../../../shared/contract/guide.ts';
import { mayStart } from '../../../shared/rules/frequency.ts';

const now = Date.parse('2026-05-10T12:00:00Z');
const state = (parts: Partial<GuideState> = {}): GuideState => ({
  guideId: 'g',
  version: 1,
  startedCount: 1,
  lastShownAt: '2026-05-09T12:00:00Z',
  ...parts,
});
const completed = state({ completedAt: '2026-05-09T12:01:00Z' });
const dismissed = state({ dismissedAt: '2026-05-09T12:01:00Z' });

describe('a guide may start by itself', () => {
  const cases: [Frequency, string, GuideState | undefined, boolean][] = [
    [{ type: 'once' }, 'never had', undefined, true],
    [{ type: 'once' }, 'begun', state(), false],
    [{ type: 'once' }, 'completed', completed, false],
    [{ type: 'untilCompleted' }, 'never had', undefined, true],
    [{ type: 'untilCompleted' }, 'begun', state(), true],
    [{ type: 'untilCompleted' }, 'dismissed', dismissed, true],
    [{ type: 'untilCompleted' }, 'completed', completed, false],
    [{ type: 'always' }, 'completed', completed, true],
    [{ type: 'everyDays', days: 1 }, 'shown a day ago', state(), true],
    [{ type: 'everyDays', days: 2 }, 'shown a day ago', state(), false],
    [{ type: 'everyDays', days: 2 }, 'never had', undefined, true],
  ];
  test.each(cases)('%j, %s', (frequency, _, known, expected) => {
    expect(mayStart(frequency, known, now)).toBe(expected);
  });

  test.each(['hint', 'banner', 'checklist'] as const)(
    'a %s that was closed is over, completed or not',
    (kind) => {
      expect(mayStart({ type: 'untilCompleted' }, dismissed, now, { kind })).toBe(false);
      expect(mayStart({ type: 'untilCompleted' }, state(), now, { kind })).toBe(true);
    },
  );
});

describe('a guide that the user put off', () => {
  const once: Frequency = { type: 'once' };
  const due = '2026-05-10T12:00:00Z';
  test('is not shown before its time, whatever its frequency', () => {
    expect(mayStart({ type: 'always' }, state(), now - 1, { snoozedUntil: due })).toBe(false);
  });
  test('comes again once, at its time', () => {
    expect(mayStart(once, state(), now, { snoozedUntil: due })).toBe(true);
    const shownAgain = state({ startedCount: 2, lastShownAt: '2026-05-10T12:00:05Z' });
    expect(mayStart(once, shownAgain, now + 60_000, { snoozedUntil: due })).toBe(false);
  });
  test('does not come again when it was completed all the same', () => {
    expect(mayStart(once, completed, now, { snoozedUntil: due })).toBe(false);
  });
});
