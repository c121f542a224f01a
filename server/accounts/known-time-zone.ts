const known = new Map<string, string | undefined>();
/** Names come from strangers: what they make up must not fill the memory. */
const maxKnown = 2_000;

/** The IANA time zone that a text names, in its usual spelling; undefined when it names none. */
export function knownTimeZone(text: string): string | undefined {
  if (known.size > maxKnown) known.clear();
  if (!known.has(text)) known.set(text, timeZoneNamed(text));
  return known.get(text);
}

function timeZoneNamed(text: string): string | undefined {
  // `+08:00` is an offset and no zone: it knows no summer time.
  if (!/^[A-Za-z]/.test(text)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
