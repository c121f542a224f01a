import type { JudgedFacts } from '../../shared/contract/judgement.ts';
import { addDays, startOfWeek } from '../../shared/rules/calendar.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { featuresAvailable } from '../metrics/features-available.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import { inEach } from './in-each.ts';
import { factsOf, judgeAccount } from './judge-account.ts';
import { keepFacts } from './keep-facts.ts';
import { knownOn, overrideOn } from './past-known.ts';
import {
  insertDays,
  selectKnownPast,
  selectPast,
  selectUntold,
  type ToldDay,
  type Untold,
} from './past-store.ts';
import { useByDay } from './past-use.ts';
import { settledEnvironments } from './settled-environments.ts';
import { writeFacts } from './week-store.ts';

/** As long as a seat keeps its days: thirteen months, with some to spare. */
const mostDays = 400;
/** The four weeks before the last seven days are the furthest that a day's numbers look back. */
const daysLookedBack = 35;

type Clock = Pick<Context, 'db' | 'now'>;

/**
 * Judges the days of every account that nobody judged when they were there, by the thresholds and the catalogue of now.
 * Returns how many accounts that were.
 */
export async function tellPast({ db, now }: Clock, scope: Omit<Scope, 'owners'>): Promise<number> {
  const limits = await readThresholds(db, scope);
  const untold = await selectUntold(db, scope, now(), mostDays);
  const available = await featuresAvailable(
    db,
    scope,
    untold.map(({ id }) => id),
  );
  for (const account of untold) await tellAccount(account);
  return untold.length;

  async function tellAccount(account: Untold): Promise<void> {
    const known = await selectKnownPast(db, scope, account);
    if (!known) return;
    const facts = await selectPast(db, scope, account, addDays(account.from, -daysLookedBack));
    const features = new Map(
      facts.features.map(({ id, ...feature }) => [
        id,
        { ...feature, isAvailable: available.has(account.id, id) },
      ]),
    );
    const days: ToldDay[] = [];
    const weeks = new Map<string, { accountId: string; facts: JudgedFacts }>();
    for (const { day, use } of useByDay({ ...facts, features }, account.from, account.to)) {
      const knownThen = knownOn(known, day);
      const { stage, level, health, risk } = judgeAccount(knownThen, use, limits);
      days.push({
        day,
        stage,
        level: overrideOn(known, day) ?? level,
        health,
        risk,
        users: use.users,
        activeUsers7: use.activeUsers7,
        featuresUsed28: use.featuresUsed,
        featuresAvailable: use.featuresAvailable,
        npsScore: use.npsScore,
      });
      weeks.set(startOfWeek(day), { accountId: account.id, facts: factsOf(knownThen, use) });
    }
    await db.transaction().execute(async (trx) => {
      await insertDays(trx, scope.environmentId, account.id, days);
      await writeFacts(trx, scope.environmentId, [...weeks.values()]);
    });
  }
}

/** The same in every environment, and keeps what accounts are judged by today. */
export async function keepAllPasts(context: Clock): Promise<void> {
  await inEach(await settledEnvironments(context), async (place) => {
    const scope: Scope = { ...place, actor: { kind: 'system' } };
    await tellPast(context, scope);
    await keepFacts(context, scope);
  });
}
