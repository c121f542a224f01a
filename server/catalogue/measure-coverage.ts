import type { Signature } from '../../shared/contract/signature.ts';
import { isSameElement } from '../../shared/rules/match-target-signature.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { type ControlUse, selectClickedElements, selectControlUse } from './coverage-store.ts';
import { type EntrySketch, sketchSignature } from './describe-entry.ts';
import { selectSignaturesById } from './dictionary-store.ts';

/** A control that people click and that no feature names. */
export interface UnnamedControl extends EntrySketch, Omit<ControlUse, 'control'> {
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

const maxControls = 20;
/** So many descriptions are looked at to put together the biggest controls. */
const maxElements = 200;

/** How much of what people click belongs to a feature, and what to name next. */
export async function measureCoverage({ db, now: clock }: Context, scope: Scope): Promise<Coverage> {
  const now = clock();
  const elements = await selectClickedElements(db, scope, now);
  const clicks = elements.reduce((sum, element) => sum + element.clicks, 0);
  const unnamedClicks = elements.reduce((sum, element) => sum + element.unnamedClicks, 0);
  const biggest = elements
    .filter(({ id, unnamedClicks }) => id > 0 && unnamedClicks > 0)
    .toSorted(
      (a, b) => b.unnamedAccounts - a.unnamedAccounts || b.unnamedClicks - a.unnamedClicks || a.id - b.id,
    )
    .slice(0, maxElements);
  const signatures = new Map(
    (
      await selectSignaturesById(
        db,
        scope.environmentId,
        biggest.map(({ id }) => id),
      )
    ).map((row) => [row.id, row.signature]),
  );
  const heads: { id: number; signature: Signature; ids: number[] }[] = [];
  for (const { id } of biggest) {
    const signature = signatures.get(id);
    if (!signature) continue;
    const head = heads.find((each) => isSameElement(each.signature, signature));
    if (head) head.ids.push(id);
    else heads.push({ id, signature, ids: [id] });
  }
  const members = heads.flatMap(({ id, ids }) => ids.map((element) => ({ id: element, control: id })));
  const used = await selectControlUse(db, scope, now, members);
  const byId = new Map(heads.map((head) => [head.id, head]));
  const unnamed = used
    .toSorted((a, b) => b.accounts28 - a.accounts28 || b.uses28 - a.uses28 || a.control - b.control)
    .slice(0, maxControls)
    .flatMap(({ control, ...use }) => {
      const head = byId.get(control);
      if (!head) return [];
      const { id, signature, ids } = head;
      return [{ ...sketchSignature(signature), id, ...use, signature, variants: ids.length }];
    });
  return { clicks, namedClicks: clicks - unnamedClicks, unnamed };
}
