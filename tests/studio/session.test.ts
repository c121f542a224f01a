import { afterEach, expect, test, vi } from 'vitest';
import type { Session } from '../../studio/api.ts';
import { session, today } from '../../studio/session.ts';

afterEach(() => {
  vi.useRealTimers();
  session.value = undefined;
});

test.each([
  { timeZone: 'Asia/Shanghai', day: '2026-03-05' },
  { timeZone: 'UTC', day: '2026-03-04' },
  { timeZone: 'America/Los_Angeles', day: '2026-03-04' },
])('today is the day of the workspace in $timeZone, wherever the browser is', ({ timeZone, day }) => {
  vi.useFakeTimers({ now: new Date('2026-03-04T23:00:00Z') });
  session.value = { workspace: { timeZone } } as Session;
  expect(today()).toBe(day);
});
