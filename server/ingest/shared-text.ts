const maxRemembered = 20_000;

const remembered = new Map<string, string>();

/**
 * The same text, as the same string in memory whoever sends it. Events name the same few things over and over and wait by
 * the thousand for their write: each with texts of its own would be what node's memory is mostly cleared of.
 */
export function sharedText(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= maxRemembered) remembered.clear();
  remembered.set(text, text);
  return text;
}
