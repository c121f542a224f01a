import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { selectOwners } from './field-store.ts';
import type { Imported, LineFault } from './read-csv.ts';

export type Taken = 'created' | 'changed' | 'unchanged';
/** Lines done, of all. */
export type OnProgress = (progress: { done: number; total: number }) => void;

/**
 * Takes the lines of an import one by one, each for itself: one that can't be taken is named with its number, and the
 * others are taken. How many there were is written down at the end.
 *
 * @param take one line; with the ids of the members by their e-mail addresses in small letters. Throws what is the line's fault
 */
export async function takeLines<Line extends { line: number }>(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  action: 'accounts.imported' | 'issues.imported',
  { rows, faults }: { rows: readonly Line[]; faults: LineFault[] },
  take: (row: Line, members: ReadonlyMap<string, string>) => Promise<Taken>,
  onProgress: OnProgress,
): Promise<Imported> {
  const imported: Imported = { created: 0, changed: 0, unchanged: 0, faults };
  const members = new Map(
    (await selectOwners(context.db, scope)).map(({ email, id }) => [email.toLowerCase(), id]),
  );
  for (const [index, row] of rows.entries()) {
    try {
      imported[await take(row, members)] += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      faults.push({ line: row.line, message: error.details?.[0]?.message ?? error.message });
    }
    onProgress({ done: index + 1, total: rows.length });
  }
  faults.sort((a, b) => a.line - b.line);
  const { created, changed } = imported;
  if (created + changed > 0) {
    const [noun = ''] = action.split('.');
    await audit(context.db, scope, context.now(), action, noun, { created, changed });
  }
  return imported;
}

/** The member with this e-mail address; undefined where none is told. Throws where there is none. */
export function memberOf(
  owner: string | undefined,
  members: ReadonlyMap<string, string>,
): string | undefined {
  if (owner === undefined) return undefined;
  const id = members.get(owner.toLowerCase());
  if (id === undefined) {
    throw new AppError('invalid_request', `owner: no member has the e-mail address ${owner}`);
  }
  return id;
}
