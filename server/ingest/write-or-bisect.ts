import { isForConnectionShared } from '../db/prepared-statement.ts';

const maxAttempts = 5;

const sqlState = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
};

/** Data exceptions and exceeded limits: one of the rows is at fault, and it will be at fault for ever. */
const isPoison = (error: unknown) => /^(22|54)...$/.test(sqlState(error));

/** Serialization failure and deadlock: the same write succeeds when it is tried again. */
const isTransient = (error: unknown) => /^40(001|P01)$/.test(sqlState(error)) || isForConnectionShared(error);

/**
 * Writes all items, or, when one of them can't be stored, all but that one: halves are written for themselves until
 * the culprit stands alone. Returns the refused items and why; throws when the fault is not in the items.
 */
export async function writeOrBisect<Item>(
  items: readonly Item[],
  write: (items: readonly Item[]) => Promise<void>,
): Promise<Map<Item, string>> {
  for (let attempt = 1; ; attempt++) {
    try {
      await write(items);
      return new Map();
    } catch (error) {
      if (isTransient(error) && attempt < maxAttempts) continue;
      if (!isPoison(error)) throw error;
      if (items.length === 1) {
        return new Map([[items[0] as Item, `can't be stored: ${(error as Error).message}`]]);
      }
      const middle = Math.ceil(items.length / 2);
      const first = await writeOrBisect(items.slice(0, middle), write);
      const second = await writeOrBisect(items.slice(middle), write);
      return new Map([...first, ...second]);
    }
  }
}
