import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countActiveTime } from '../../../snippet/capture/active-time.ts';
import type { Clock } from '../../../snippet/host/clock.ts';

let nowMs = 0;
let timers: { at: number; work: () => void }[] = [];
const clock: Clock = {
  now: () => nowMs,
  after(ms, work) {
    const timer = { at: nowMs + ms, work };
    timers.push(timer);
    return () => {
      timers = timers.filter((one) => one !== timer);
    };
  },
  whenFree: () => () => {},
};
function pass(seconds: number): void {
  const end = nowMs + seconds * 1000;
  for (;;) {
    const next = timers.toSorted((a, b) => a.at - b.at)[0];
    if (!next || next.at > end) break;
    timers = timers.filter((one) => one !== next);
    nowMs = next.at;
    next.work();
  }
  nowMs = end;
}

const page = Object.assign(new EventTarget(), { hidden: false });
const view = new EventTarget();
let told: number[] = [];
const seen = (state: 'visible' | 'hidden') => {
  page.hidden = state === 'hidden';
  page.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  nowMs = 0;
  timers = [];
  told = [];
  page.hidden = false;
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', view);
});
afterEach(() => vi.unstubAllGlobals());

test('a user who goes on doing things is active all the time, told every minute', () => {
  const active = countActiveTime(clock, (seconds) => told.push(seconds));
  active.begin();
  for (let i = 0; i < 12; i++) {
    view.dispatchEvent(new Event('keydown'));
    pass(15);
  }
  active.tell();
  expect(told).toEqual([60, 60, 60]);
  active.stop();
});

test('a minute after the last touch the time stops, and goes on with the next', () => {
  const active = countActiveTime(clock, (seconds) => told.push(seconds));
  active.begin();
  pass(600);
  view.dispatchEvent(new Event('pointermove'));
  pass(20);
  active.tell();
  expect(told.reduce((sum, seconds) => sum + seconds, 0)).toBe(75);
  active.stop();
});

test('a hidden page counts nothing, and what is left is told once', () => {
  const active = countActiveTime(clock, (seconds) => told.push(seconds));
  active.begin();
  pass(10);
  seen('hidden');
  active.tell();
  pass(100);
  active.tell();
  expect(told).toEqual([10]);
  seen('visible');
  view.dispatchEvent(new Event('keydown'));
  pass(5);
  active.tell();
  expect(told).toEqual([10, 5]);
  active.stop();
  pass(100);
  active.tell();
  expect(told).toEqual([10, 5]);
});

test('a tab that is open for an hour, and seen and used for 20 minutes of it, is 20 minutes (statement 56)', () => {
  const active = countActiveTime(clock, (seconds) => told.push(seconds));
  active.begin();
  // Ten minutes of work, half an hour behind another tab, ten more, and ten in sight without anybody there.
  const work = (minutes: number) => {
    for (let n = 0; n < minutes * 2; n++) {
      view.dispatchEvent(new Event('pointermove'));
      pass(30);
    }
  };
  work(10);
  seen('hidden');
  pass(30 * 60);
  seen('visible');
  work(10);
  pass(10 * 60);
  active.tell();
  const minutes = told.reduce((sum, seconds) => sum + seconds, 0) / 60;
  expect(Math.abs(minutes - 20)).toBeLessThanOrEqual(1);
  active.stop();
});

test('before it begins nothing of the user is heard: it is their coming that counts', () => {
  const active = countActiveTime(clock, (seconds) => told.push(seconds));
  pass(50);
  view.dispatchEvent(new Event('keydown'));
  pass(50);
  active.tell();
  expect(told).toEqual([55]);
  active.begin();
  view.dispatchEvent(new Event('keydown'));
  pass(10);
  active.tell();
  expect(told).toEqual([55, 10]);
  active.stop();
  expect(timers).toEqual([]);
});
