/** One object per page, shared by all bundles: that Cairn is here, and whether it says what it does. */
export const mark = Symbol.for('cairn');

interface Marked {
  [mark]?: { isTalking: boolean };
}

export const setDebug = (value: boolean): void => {
  const marked = (window as Marked)[mark];
  if (marked) marked.isTalking = value;
};

/** Whether the host app's developers asked for words by `cairn.debug()`. */
export const isTalking = (): boolean => (window as Marked)[mark]?.isTalking === true;

/** Words for the host app's developers, silent unless they asked. */
export function warn(message: string, detail?: unknown): void {
  try {
    if (isTalking()) console.warn(`[cairn] ${message}`, detail ?? '');
  } catch {
    // A host without a console.
  }
}
