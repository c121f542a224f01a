import type { JudgedHistory, Span } from '../../shared/contract/judgement.ts';
import { addDays, type Day, dayAt } from '../../shared/rules/calendar.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { workspaceTimeZone } from '../metrics/workspace-time-zone.ts';
import { requireAccount } from './describe-account.ts';
import { type JudgedDay, selectDays } from './history-store.ts';
import { selectOverrides } from './verdict-store.ts';

/**
 * How level, health and risk of an account were on each of the last days, as the stretches in which they stayed the
 * same, and every level that was set by hand.
 */
export async function tellHistory(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  externalId: string,
  days: number,
): Promise<JudgedHistory> {
  const { db } = context;
  const account = await requireAccount(context, scope, externalId);
  const zone = account.timeZone ?? (await workspaceTimeZone(db, scope));
  const today = dayAt(context.now(), zone);
  const to =
    account.churnedOn !== null && account.churnedOn <= today ? addDays(account.churnedOn, -1) : today;
  const from = addDays(to, 1 - days);
  const judged = await selectDays(db, scope, account.id, { from, to });
  const overrides = await selectOverrides(db, scope, account.id);
  return {
    from,
    to,
    level: spansOf(judged, ({ level }) => level),
    health: spansOf(judged, ({ health }) => health),
    risk: spansOf(judged, ({ risk }) => risk),
    overrides: overrides.map(({ level, reason, setOn, until, releasedOn, setByName }) => ({
      level,
      reason,
      setOn,
      until,
      releasedOn,
      by: setByName,
    })),
  };
}

/** Days of one value that follow each other are one span; a day of which nothing is known ends it. */
export function spansOf<Value>(
  days: readonly JudgedDay[],
  valueIn: (day: JudgedDay) => Value,
): Span<Value>[] {
  const spans: Span<Value>[] = [];
  let last: Span<Value> | undefined;
  const next = (day: Day) => addDays(day, 1);
  for (const judged of days) {
    const value = valueIn(judged);
    if (last && last.value === value && next(last.to) === judged.day) last.to = judged.day;
    else {
      last = { from: judged.day, to: judged.day, value };
      spans.push(last);
    }
  }
  return spans;
}
