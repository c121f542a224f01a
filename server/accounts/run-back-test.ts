import {
  type BackTest,
  type BackTestInput,
  fewestKept,
  fewestLost,
  type LostAccount,
  type SignalName,
  type SignalResult,
  signalNames,
} from '../../shared/contract/back-test.ts';
import type { Thresholds } from '../../shared/contract/threshold.ts';
import { addDays, type Day, daysBetween, startOfWeek } from '../../shared/rules/calendar.ts';
import { medianOf } from '../../shared/rules/median.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { type Comparison, concordance } from '../metrics/concordance.ts';
import { requireInRange } from '../workspaces/change-thresholds.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import { type Look, lookAt } from './back-test-signals.ts';
import {
  type KeptWeek,
  type LostRow,
  selectLastWeeks,
  selectLost,
  selectOthers,
  selectWeeks,
} from './back-test-store.ts';

const mostLost = 500;
const mostOthers = 1000;
const mostListed = 100;
/** How far back one asks since when there was a warning. */
const daysOfWarning = 400;
/** Older facts than this say nothing of a day. */
const freshDays = 13;

/** A look at an account on a day. */
interface DatedLook extends Look {
  day: Day;
}

/** A lost account beside those that were there on the same day and stayed. */
interface Case {
  account: LostRow;
  /** Of every week before the loss, oldest first. */
  past: DatedLook[];
  before: DatedLook | undefined;
  others: { id: string; look: DatedLook }[];
}

/**
 * How well level, health, risk and each sign would have told of the accounts that were lost, so many days before:
 * every lost account is compared with those of the same day that stayed as long as it. With thresholds of the
 * workspace, or with others that somebody tries.
 *
 * @throws invalid_request for a threshold out of its range
 */
export async function runBackTest(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  { leadDays, thresholds }: BackTestInput,
): Promise<BackTest> {
  requireInRange(thresholds);
  const limits: Thresholds = { ...(await readThresholds(db, scope)), ...thresholds };
  const lost = await selectLost(db, scope, mostLost);
  const others = await selectOthers(db, scope, mostOthers);
  const today = now().toISOString().slice(0, 10);
  const dayBefore = ({ churnedOn }: LostRow) => addDays(churnedOn, -leadDays);
  const weeksAsked = weeksAround([...lost.map(dayBefore), addDays(today, 1)]);
  const otherIds = others.map(({ id }) => id);
  const looks = looksByAccount(await selectWeeks(db, scope, otherIds, weeksAsked), limits);
  const lostIds = lost.map(({ id }) => id);
  const pasts = looksByAccount(await selectLastWeeks(db, scope, lostIds, daysOfWarning), limits);

  const cases = lost.map((account): Case => {
    const day = dayBefore(account);
    const past = pasts.get(account.id) ?? [];
    const before = lookOn(past, day);
    const stayed = others.filter(
      ({ id, churnedOn }) => id !== account.id && (churnedOn === null || churnedOn > account.churnedOn),
    );
    const found = stayed.flatMap(({ id }) => {
      const look = lookOn(looks.get(id) ?? [], day);
      return look ? [{ id, look }] : [];
    });
    return { account, past, before, others: before ? found : [] };
  });
  const kept = new Set(cases.flatMap((each) => each.others.map(({ id }) => id)));
  const lostWithPast = cases.filter(({ before }) => before).length;
  return {
    leadDays,
    lost: lost.length,
    lostWithPast,
    kept: kept.size,
    isEnough: lostWithPast >= fewestLost && kept.size >= fewestKept,
    signals: signalNames.map((signal) => measureSignal(signal, cases)),
    accounts: cases.slice(0, mostListed).map(describeCase),
    today: judgedToday(
      others
        .filter(({ churnedOn }) => churnedOn === null)
        .map(({ id }) => lookOn(looks.get(id) ?? [], addDays(today, 1))),
    ),
  };
}

/** The Mondays of the weeks in which the facts of these days are kept: their own, and the one before. */
function weeksAround(days: readonly Day[]): Day[] {
  const mondays = days.map(startOfWeek);
  return [...new Set(mondays.flatMap((monday) => [addDays(monday, -7), monday]))];
}

function looksByAccount(weeks: readonly KeptWeek[], limits: Thresholds): Map<string, DatedLook[]> {
  const looks = new Map<string, DatedLook[]>();
  for (const { accountId, day, facts } of weeks) {
    const look = { day, ...lookAt(facts, limits) };
    const known = looks.get(accountId);
    if (known) known.push(look);
    else looks.set(accountId, [look]);
  }
  return looks;
}

/** The newest look that was there on that day. */
const lookOn = (looks: readonly DatedLook[], day: Day): DatedLook | undefined =>
  looks.findLast((look) => look.day <= day && look.day >= addDays(day, -freshDays));

function measureSignal(signal: SignalName, cases: readonly Case[]): SignalResult {
  const compared = new Set<string>();
  const comparisons: Comparison[] = [];
  const falseShares: number[] = [];
  let warned = 0;
  for (const { before, others } of cases) {
    const reading = before?.readings[signal];
    if (!reading || reading.danger === null) continue;
    if (reading.isWarning) warned += 1;
    const readings = others.flatMap(({ id, look }) => {
      const { danger, isWarning } = look.readings[signal];
      return danger === null ? [] : [{ id, danger, isWarning }];
    });
    for (const { id } of readings) compared.add(id);
    if (readings.length > 0) {
      falseShares.push(readings.filter(({ isWarning }) => isWarning).length / readings.length);
    }
    comparisons.push({ lost: reading.danger, kept: readings.map(({ danger }) => danger) });
  }
  const isEnough = comparisons.length >= fewestLost && compared.size >= fewestKept;
  const leads = cases.flatMap(({ account, past }) => warnedDays(signal, past, account.churnedOn) ?? []);
  return {
    signal,
    lost: comparisons.length,
    warned,
    kept: compared.size,
    falseAlarms:
      falseShares.length === 0
        ? null
        : falseShares.reduce((sum, share) => sum + share, 0) / falseShares.length,
    concordance: (isEnough && concordance(comparisons, compared.size)) || null,
    leadDays: medianOf(leads),
  };
}

/** Days before the loss from which on the signal warned without a break; undefined: it did not at the end. */
function warnedDays(signal: SignalName, past: readonly DatedLook[], churnedOn: Day): number | undefined {
  if (!lookOn(past, churnedOn)) return undefined;
  const quiet = past.findLastIndex(({ readings }) => !readings[signal].isWarning);
  const first = past[quiet + 1];
  return first && daysBetween(first.day, churnedOn);
}

const describeCase = ({ account, past, before }: Case): LostAccount => ({
  id: account.externalId,
  name: account.name,
  churnedOn: account.churnedOn,
  reason: account.reason,
  note: account.note,
  before: before
    ? { day: before.day, level: before.judged.level, health: before.judged.health, risk: before.judged.risk }
    : null,
  warnedDays: warnedDays('risk', past, account.churnedOn) ?? null,
});

function judgedToday(looks: readonly (DatedLook | undefined)[]): BackTest['today'] {
  const today: BackTest['today'] = {
    levels: { tooEarly: 0, low: 0, medium: 0, high: 0 },
    risks: { none: 0, light: 0, ordinary: 0, high: 0 },
  };
  for (const look of looks) {
    if (!look) continue;
    today.levels[look.judged.level] += 1;
    today.risks[look.judged.risk] += 1;
  }
  return today;
}
