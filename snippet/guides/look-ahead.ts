import type { Signature } from '../../shared/contract/signature.ts';
import type { Target } from '../../shared/contract/target.ts';
import type { Clock } from '../host/clock.ts';
import type { Stop } from '../host/listen.ts';
import { type Finder, type Found, isVisible } from '../target/finder.ts';
import { watched } from '../target/page-index.ts';
import { sliceMs } from '../target/watch-element.ts';

export interface LookAhead extends Finder {
  /** Looks for what will be asked for next, when the host has nothing to do. */
  lookAhead(target: Target): void;
}

/** A finder that knows the next target already when it is asked for it, unless the page has changed since. */
export function lookingAhead(finder: Finder, clock: Clock): LookAhead {
  let known: { signature: Signature; found: Found } | undefined;
  let cancel: Stop | undefined;
  let changes: MutationObserver | undefined;
  const forget = () => {
    cancel?.();
    known = undefined;
    changes?.disconnect();
  };
  const find: Finder['find'] = (signature, ...how) => {
    if (changes?.takeRecords().length) forget();
    const { element } = known?.signature === signature ? known.found : {};
    return element && isVisible(element) ? known?.found : finder.find(signature, ...how);
  };

  return {
    ...finder,
    find,
    rest() {
      const hasRested = finder.rest();
      if (hasRested) forget();
      return hasRested;
    },
    lookAhead({ signature, ...options }) {
      const look = () => {
        const found = find(signature, document, options, sliceMs);
        // Half read: on with it as soon as the host rests.
        if (!found) {
          cancel = clock.whenFree(look);
          return;
        }
        known = { signature, found };
        changes ??= new MutationObserver(forget);
        changes.observe(document, watched);
      };
      // Of what was wanted before, too: one search is under way at most.
      forget();
      cancel = clock.whenFree(look);
    },
  };
}
