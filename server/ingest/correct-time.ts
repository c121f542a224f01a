import { dayText } from './day-text.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** An event may be this far ahead of the server's clock after correction: what is left of jitter on the way. */
const aheadMs = 5 * minuteMs;

/** The key's day stays inside this range, whatever the device's clock says. */
const firstDayMs = Date.UTC(2000, 0, 1);
const lastDayMs = Date.UTC(2099, 11, 31);

export interface CorrectedTime {
  /** When it happened by the server's clock, epoch ms. */
  atMs: number;
  /** The corrected time was out of reason and was moved to the nearest time that is not. */
  isClamped: boolean;
  /**
   * UTC date by the device's own clock. It takes no part of `sentAt` or of the time of receipt, which differ from one
   * delivery to the next: the same event has the same day however often it comes.
   */
  day: string;
}

/** How far a device's clock is behind the server's, in ms: it wrote `sentAt` when the server's clock showed `receivedAt`. */
export const clockOffsetMs = (sentAtMs: number, receivedAtMs: number): number =>
  Number.isFinite(sentAtMs) ? receivedAtMs - sentAtMs : 0;

/** @param oldestDays how long before its receipt an event may have happened */
export function correctTime(
  deviceAtMs: number,
  offsetMs: number,
  receivedAtMs: number,
  oldestDays: number,
): CorrectedTime {
  const wantedMs = deviceAtMs + offsetMs;
  const atMs = Math.min(Math.max(wantedMs, receivedAtMs - oldestDays * dayMs), receivedAtMs + aheadMs);
  const dayOfKeyMs = Math.min(Math.max(deviceAtMs, firstDayMs), lastDayMs);
  return { atMs, isClamped: atMs !== wantedMs, day: dayText(dayOfKeyMs) };
}
