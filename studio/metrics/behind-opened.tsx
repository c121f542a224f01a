import { useEffect, useState } from 'preact/hooks';
import { useQuery } from '../address.ts';
import { readBehind } from './behind-address.ts';

type Dialog = typeof import('./behind-dialog.tsx').BehindDialog;

/** Beside the page: the list behind the number that the address names, so that what is seen can be shared as a link. */
export function BehindOpened() {
  const [address] = useQuery();
  const asked = readBehind(address);
  const [of, setOf] = useState<{ Dialog: Dialog }>();
  const [fault, setFault] = useState<Error>();
  const isAsked = asked !== undefined;
  useEffect(() => {
    // Fetched when it is first asked for: most pages are read without it.
    if (!isAsked || of) return;
    void import('./behind-dialog.tsx').then(({ BehindDialog: Dialog }) => setOf({ Dialog }), setFault);
  }, [isAsked]);
  // For whoever keeps the page: after an update the file may be gone.
  if (fault) throw fault;
  return asked && of ? <of.Dialog key={`${asked.name} ${address['behind-of']}`} asked={asked} /> : null;
}
