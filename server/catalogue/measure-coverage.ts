import type { Signature } from '../../shared/contract/signature.ts';
import { createJudge, type Likeness } from '../../shared/rules/judge-signatures.ts';
import { sameElementScore } from '../../shared/rules/match-target-signature.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { withRoom } from '../db/with-room.ts';
import type { Scope } from '../http/scope.ts';
import {
  selectClicks,
  selectControlUse,
  selectNamedElements,
  selectUnnamedClicks,
} from './coverage-store.ts';
import { type EntrySketch, sketchSignature } from './describe-entry.ts';
import { selectSignaturesById } from './dictionary-store.ts';
import type { GroupUse } from './group-store.ts';
import { rememberLookAlikes, saysOther } from './look-alikes.ts';
import { type Recent, recentDays } from './recent-days-store.ts';

/** A control that people click and that no feature names. */
export interface UnnamedControl extends EntrySketch {
  uses28: number;
  users28: number;
  accounts28: number;
  /** Where it was clicked most. */
  path: string | null;
  /** A rule that points at this would name it. */
  signature: Signature;
  /** Descriptions of it that were captured: it looks a little different from page to page or time to time. */
  variants: number;
}

export interface Coverage {
  /** Of the last 28 days, today included. */
  clicks: number;
  /** Those that count for at least one feature. */
  namedClicks: number;
  /** Those that most accounts use, at most 20. */
  unnamed: UnnamedControl[];
}

const days = 28;
const maxControls = 20;
/** So many descriptions are looked at to put together the biggest controls. */
const maxElements = 400;

/** How much of what people click belongs to a feature, and what to name next. */
export function measureCoverage({ db, now }: Context, scope: Scope): Promise<Coverage> {
  return withRoom(db, async (trx) => {
    const isRecent = await recentDays(trx, scope, now(), days);
    const clicks = await selectClicks(trx, scope, isRecent);
    const named = await selectNamedElements(trx, scope);
    // Most elements are named everywhere or nowhere: only of the others is each click looked at.
    const sometimes = new Set(
      named.filter(({ id, isAlways }) => !isAlways && clicks.has(id)).map(({ id }) => id),
    );
    const left = await selectUnnamedClicks(trx, scope, isRecent, [...sometimes]);
    const always = new Set(named.filter(({ isAlways }) => isAlways).map(({ id }) => id));
    const unnamed = new Map(
      [...clicks]
        .map(([id, count]) => [id, sometimes.has(id) ? (left.get(id) ?? 0) : count] as const)
        .filter(([id, count]) => count > 0 && !always.has(id)),
    );
    return {
      clicks: sum(clicks),
      namedClicks: sum(clicks) - sum(unnamed),
      unnamed: await sketch(
        trx,
        scope,
        await biggestControls(trx, scope, isRecent, unnamed, sometimes),
        mostOf(clicks).map(([id]) => id),
      ),
    };
  });
}

const sum = (counts: ReadonlyMap<number, number>) => [...counts.values()].reduce((a, b) => a + b, 0);

/**
 * Accounts are counted for few controls: there are no more of them than clicks, so those with the most clicks come
 * first, and it is enough when what is left has fewer clicks than the last of the biggest has accounts.
 */
async function biggestControls(
  db: Queryable,
  scope: Scope,
  isRecent: Recent,
  unnamed: ReadonlyMap<number, number>,
  sometimes: ReadonlySet<number>,
): Promise<Used[]> {
  const controls = await controlsOf(db, scope, unnamed);
  let biggest: Used[] = [];
  for (let from = 0; from < controls.length; from += maxControls) {
    if ((controls[from]?.clicks ?? 0) < (biggest[maxControls - 1]?.accounts ?? 0)) break;
    const some = controls.slice(from, from + maxControls);
    const uses = await selectControlUse(db, scope, isRecent, some, sometimes);
    const used = new Map(uses.map((use) => [use.group, use]));
    biggest = [...biggest, ...some.flatMap((each) => withUse(each, used.get(each.id)))]
      .toSorted((a, b) => b.accounts - a.accounts || b.clicks - a.clicks || a.id - b.id)
      .slice(0, maxControls);
  }
  return biggest;
}

type Used = Control & GroupUse;

const withUse = (control: Control, use: GroupUse | undefined) => (use ? [{ ...control, ...use }] : []);

/** As they are shown and named: with the look-alikes that they have among what is clicked most, named or not. */
async function sketch(
  db: Queryable,
  scope: Scope,
  controls: readonly Used[],
  among: readonly number[],
): Promise<UnnamedControl[]> {
  const others = await selectSignaturesById(db, scope.environmentId, among);
  const signatures = await rememberLookAlikes(db, scope, controls, others);
  return controls.map(({ id, signature, ids, clicks, users, accounts, path }) => ({
    ...sketchSignature(signature),
    id,
    uses28: clicks,
    users28: users,
    accounts28: accounts,
    path,
    signature: signatures.get(id) ?? signature,
    variants: ids.length,
  }));
}

interface Control {
  /** Of the element that is clicked most. */
  id: number;
  signature: Signature;
  ids: number[];
  clicks: number;
}

/** The described elements that are clicked most. */
const mostOf = (clicks: ReadonlyMap<number, number>) =>
  [...clicks]
    .filter(([id]) => id > 0)
    .toSorted(([a, m], [b, n]) => n - m || a - b)
    .slice(0, maxElements);

/** What is clicked most, those elements together that are one control; the most clicks first. */
async function controlsOf(
  db: Queryable,
  scope: Scope,
  unnamed: ReadonlyMap<number, number>,
): Promise<Control[]> {
  const most = mostOf(unnamed);
  const ids = most.map(([id]) => id);
  const rows = await selectSignaturesById(db, scope.environmentId, ids);
  const signatures = new Map(rows.map(({ id, signature }) => [id, signature]));
  const judge = createJudge();
  const controls: (Control & { likenessOf: Likeness })[] = [];
  for (const [id, clicks] of most) {
    const signature = signatures.get(id);
    if (!signature) continue;
    const known = controls.find(
      (control) =>
        control.likenessOf(signature, sameElementScore) > 0 && !saysOther(control.signature, signature),
    );
    if (known) {
      known.ids.push(id);
      known.clicks += clicks;
    } else controls.push({ id, signature, ids: [id], clicks, likenessOf: judge(signature) });
  }
  return controls.toSorted((a, b) => b.clicks - a.clicks || a.id - b.id);
}
