/**
 * Takes `#<name>=<value>` (or at the end of a hash route, `#/deals&<name>=<value>`) out of the address and returns the
 * value. `pattern` is what a value looks like; anything else under that name stays where it is.
 */
export function takeFromHash(name: string, pattern: string): string | undefined {
  // Nearly every page is opened without.
  if (!location.hash.includes(name)) return undefined;
  const found = new RegExp(`([#&?])${name}=(${pattern})(&|$)`).exec(location.hash);
  if (!found) return undefined;
  const [whole, before = '', value, after] = found;
  const rest = location.hash.replace(whole, after ? before : '');
  history.replaceState(history.state, '', location.pathname + location.search + rest);
  return value;
}
