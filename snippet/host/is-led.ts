/** Whether the page around this frame is one of those that our tag names: then it leads, and guides start there. */
export const isLed = (origins: readonly string[]): boolean =>
  window.parent !== window &&
  origins.includes(location.ancestorOrigins?.[0] ?? document.referrer.split('/', 3).join('/'));
