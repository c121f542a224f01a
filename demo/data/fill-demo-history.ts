import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../../server/context.ts';
import { AppError } from '../../server/http/app-error.ts';
import { ingest } from '../../server/ingest/ingest.ts';
import { environmentByPublicKey } from '../../server/workspaces/environment-by-key.ts';
import { addDays } from './calendar.ts';
import { type DemoBatch, demoEvents, lastDayUntil } from './demo-events.ts';
import {
  giveReplies,
  insertDrawn,
  insertReleases,
  noteDaysDone,
  type StoredDemo,
  selectDemo,
} from './demo-store.ts';
import { drawnForDrafts } from './draft-trial.ts';
import { demoLives } from './lives.ts';

/** The clocks of some accounts are ahead of UTC and those of others behind: these last days may still go on. */
const openDays = 2;

/** What lists and tiles show is of the last weeks: they are told first, so that nobody looks at zeros meanwhile. */
const recentDays = 35;

/** Batches that wait together are stored together, which is quicker than one by one. */
const atOnce = 6;

/**
 * Tells the demo's history up to a few minutes ago, through the same ingest as everybody's events: the last weeks, then
 * from the beginning. Goes on where an earlier call stopped; a day that is told twice counts once. Returns early when
 * `signal` says so.
 *
 * @param onProgress days told of those that this call tells
 */
export async function fillDemoHistory(
  context: Context,
  onProgress: (progress: { done: number; total: number }) => void,
  signal: AbortSignal,
): Promise<void> {
  const demo = await selectDemo(context.db);
  if (!demo) return;
  const until = context.now();
  const lastDay = lastDayUntil(demo.startsOn, until);
  const firstDay = demo.daysDone;
  const recent = Math.max(firstDay, lastDay - recentDays);
  const toldFirst = recent > firstDay ? lastDay + 1 - recent : 0;
  const total = lastDay + 1 - firstDay;
  onProgress({ done: 0, total });
  await insertReleases(context.db, demo.environmentId, releasesUntil(demo.startsOn, lastDay));
  if (demo.guides.orderDrafts) {
    const drawn = drawnForDrafts(demo.guides.orderDrafts, demo.startsOn, demoLives(demo, lastDay), until);
    await insertDrawn(context.db, demo.environmentId, demo.guides.orderDrafts, drawn);
  }

  if (toldFirst > 0) {
    const days = { from: recent, to: lastDay, until };
    await tell(context, demo, days, signal, (day) => onProgress({ done: day - recent, total }));
  }
  const rest = { from: firstDay, to: toldFirst > 0 ? recent - 1 : lastDay, until };
  await tell(context, demo, rest, signal, async (day) => {
    await noteDaysDone(context.db, demo.environmentId, Math.min(day, lastDay - openDays));
    onProgress({ done: toldFirst + day - firstDay, total });
  });
  if (signal.aborted) return;
  if (firstDay === 0) await giveReplies(context.db, demo.environmentId, until);
  await noteDaysDone(context.db, demo.environmentId, lastDay - openDays);
  onProgress({ done: total, total });
}

/** @param onDay all before this day is stored */
async function tell(
  context: Context,
  demo: StoredDemo,
  days: { from: number; to: number; until: Date },
  signal: AbortSignal,
  onDay: (day: number) => unknown,
): Promise<void> {
  let day = days.from;
  let underway: Promise<void>[] = [];
  for (const batch of demoEvents(demo, days.from, days.until)) {
    if (batch.day > days.to) break;
    if (batch.day > day) {
      day = batch.day;
      if (underway.length >= atOnce) {
        await Promise.all(underway);
        underway = [];
        if (signal.aborted) return;
        await onDay(day);
      }
    }
    underway.push(send(context, demo.publicKey, batch, signal));
  }
  await Promise.all(underway);
}

/** The host app is released every month. */
const releaseOf = (day: string): string => day.slice(0, 7).replace('-', '.');
const buildOf = ({ events }: DemoBatch): string => releaseOf(events[0]?.at ?? '');

/** With the day on which each was first seen: as the last weeks are told first, the order of arrival is another. */
function releasesUntil(startsOn: string, lastDay: number): { name: string; firstSeenOn: string }[] {
  const firstDays = new Map<string, string>();
  for (let day = 0; day <= lastDay; day++) {
    const on = addDays(startsOn, day);
    if (!firstDays.has(releaseOf(on))) firstDays.set(releaseOf(on), on);
  }
  return [...firstDays].map(([name, firstSeenOn]) => ({ name, firstSeenOn }));
}

/** Like any sender: what was not taken for want of room is sent again later. */
async function send(context: Context, key: string, batch: DemoBatch, signal: AbortSignal): Promise<void> {
  const { events, signatures, source } = batch;
  while (!signal.aborted) {
    try {
      const environment = await environmentByPublicKey(context, key);
      if (!environment) return;
      const sentAt = context.now().toISOString();
      const told = {
        key,
        sentAt,
        signatures,
        events,
        ...(source === 'browser' && { build: buildOf(batch) }),
      };
      const { refused } = await ingest(context, environment, told, source);
      if (refused.length > 0) context.log.warn({ refused }, 'events of the demo were refused');
      return;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'unavailable')) throw error;
      await wait((error.retryAfterSeconds ?? 2) * 1000);
    }
  }
}
