import type { SmallStore } from '../host/small-store.ts';

/** What is kept in the tab of a guide that is edited there: the next page goes on with it. */
export interface Kept {
  guideId: string;
  /** The guide in the studio: where a new token is to be had. */
  studioUrl: string;
  selectedId?: string;
  locale?: string;
  edge?: 'onTop' | 'onBottom';
  isFolded?: boolean;
}

/** Kept in place of a token that opens nothing any more: so the next page of the tab says the same. */
export const noToken = 'none';

/** Of this guide alone: the author may go on with another one in this tab. */
export const unsavedName = (guideId: string) => `unsaved ${guideId}`;

export interface LeftWork {
  /** Back from here in this tab, for no other one reads what is kept in it. */
  renewUrl: string;
  /** Something was typed that the server does not have. */
  isUnsaved: boolean;
}

/** What is left of the guide that was edited in this tab last. */
export function leftWork(store: SmallStore): LeftWork | undefined {
  const kept = store.read<Kept>('authoring');
  // One that an earlier release has kept names no studio.
  if (!kept?.studioUrl) return undefined;
  const url = new URL(kept.studioUrl);
  url.searchParams.set('backTo', location.href);
  return { renewUrl: url.href, isUnsaved: store.read(unsavedName(kept.guideId)) !== undefined };
}

/** Nothing of the mode is left in this tab. */
export function forgetMode(store: SmallStore): void {
  const kept = store.read<Kept>('authoring');
  if (kept) store.write(unsavedName(kept.guideId), undefined);
  for (const name of ['picker', 'authoring', 'trial']) store.write(name, undefined);
}
