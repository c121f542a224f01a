import { forget } from './host/safe-call.ts';
import type { SmallStore } from './host/small-store.ts';
import { takeFromHash } from './host/take-from-hash.ts';

/**
 * An author comes from the studio by an address with `#cairn-picker=<token>`. The token is taken out of the address at
 * once, and kept for this tab while they find their way to the element. What is returned tells whether an author is
 * here, and at its first call opens the picker for them. Without a token, nothing of the picker is loaded.
 */
export function enterPicker(session: SmallStore, open: (token: string) => Promise<unknown>): () => boolean {
  const found = takeFromHash('cairn-picker', 'pt_[\\w-]{43}');
  if (found) session.write('picker', found);
  const look = () => {
    const token = session.read<string>('picker');
    if (token) forget(open(token));
    return token !== undefined;
  };
  let isHere: boolean | undefined;
  return () => {
    isHere ??= look();
    return isHere;
  };
}
