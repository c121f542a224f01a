import type { Heat } from '../../shared/contract/picker.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { selectPages, selectSignaturesById } from './dictionary-store.ts';
import { selectClicksOnPages } from './heat-store.ts';

const days = 30;
const maxEntries = 300;

/** A part of a path that names one thing among many: a number, or an id with one in it. */
const isId = (part: string) => /\d/.test(part);

/** Pages that differ in ids alone are one: `/customers/42` shows what is clicked on all customers' pages. */
const shapeOf = (path: string) =>
  path
    .split('/')
    .map((part) => (isId(part) ? '*' : part))
    .join('/');

/** What was clicked in the last 30 days on pages like the one at `path`, by description. */
export async function measureHeat({ db, now }: Context, scope: Scope, path: string): Promise<Heat> {
  const shape = shapeOf(path);
  const pages = await selectPages(db, scope.environmentId);
  const pageIds = pages.filter((page) => shapeOf(page.path) === shape).map(({ id }) => id);
  const clicks = await selectClicksOnPages(db, scope, now(), { pageIds, days, limit: maxEntries });
  const ids = clicks.map(({ id }) => id);
  const known = await selectSignaturesById(db, scope.environmentId, ids);
  const signatures = new Map(known.map(({ id, signature }) => [id, signature]));
  const entries = clicks.flatMap(({ id, uses }) => {
    const signature = signatures.get(id);
    return signature ? [{ signature, uses }] : [];
  });
  return { days, entries };
}
