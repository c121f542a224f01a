/**
 * Whether the browser has what the snippet is built on. The youngest of it came to each large browser with the version
 * in `oldest-browsers.ts`; an older one is left alone.
 */
export const isNewEnough = (): boolean =>
  !!URL.parse &&
  'popover' in HTMLElement.prototype &&
  'adoptedStyleSheets' in document &&
  !!AbortSignal.timeout;
