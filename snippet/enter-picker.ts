import { forget } from './host/safe-call.ts';
import type { SmallStore } from './host/small-store.ts';

/**
 * An author comes from the studio by an address with `#cairn-picker=<token>` (or at the end of a hash route,
 * `#/deals&cairn-picker=<token>`). The token is taken out of the address, and kept for this tab while they find
 * their way to the element. Without one, nothing of the picker is loaded. Returns whether an author is here.
 */
export function enterPicker(session: SmallStore, open: (token: string) => Promise<unknown>): boolean {
  const found = /(^#|[&?])cairn-picker=(pt_[\w-]{43})/.exec(location.hash);
  if (found?.[2]) {
    session.write('picker', found[2]);
    const rest = location.hash.replace(found[0], found[1] === '#' ? '#' : '').replace(/^#&?$/, '');
    history.replaceState(history.state, '', location.pathname + location.search + rest);
  }
  const token = session.read<string>('picker');
  if (token) forget(open(token));
  return token !== undefined;
}
