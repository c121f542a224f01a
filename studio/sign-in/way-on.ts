const place = 'cairn.way-on';

/** As long as the server waits for whoever signs in elsewhere. */
const keptMs = 10 * 60_000;

/** Notes in this tab which page was asked for, before its member leaves to sign in elsewhere. */
export function noteWayOn(): void {
  const { pathname, search } = location;
  // Who was refused there comes back to the entrance: what was noted before still holds.
  if (pathname === '/' || pathname === '/sign-in') return;
  sessionStorage.setItem(place, JSON.stringify({ path: pathname + search, at: Date.now() }));
}

/** The page that was asked for, once; undefined: none, or too long ago. */
export function takeWayOn(): string | undefined {
  const text = sessionStorage.getItem(place);
  sessionStorage.removeItem(place);
  if (text === null) return undefined;
  const { path, at } = JSON.parse(text) as { path: string; at: number };
  return Date.now() - at < keptMs ? path : undefined;
}
