import { forget } from './host/safe-call.ts';
import type { SmallStore } from './host/small-store.ts';
import { takeFromHash } from './host/take-from-hash.ts';

/**
 * An author comes from the studio by an address with `#cairn-picker=<token>`. The token is taken out of the address,
 * and kept for this tab while they find their way to the element. Without one, nothing of the picker is loaded.
 * Returns whether an author is here.
 */
export function enterPicker(session: SmallStore, open: (token: string) => Promise<unknown>): boolean {
  const found = takeFromHash('cairn-picker', 'pt_[\\w-]{43}');
  if (found) session.write('picker', found);
  const token = session.read<string>('picker');
  if (token) forget(open(token));
  return token !== undefined;
}
