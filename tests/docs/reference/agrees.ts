/** Whether two answers are of one shape: the same fields of the same kinds. What is null or empty in one may be anything. */
export function agrees(a: unknown, b: unknown): boolean {
  if (a === null || b === null) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === 0 || b.length === 0 || agrees(a[0], b[0]);
  if (typeof a !== 'object' || typeof b !== 'object') return typeof a === typeof b;
  const [ofA, ofB] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = new Set([...Object.keys(ofA), ...Object.keys(ofB)]);
  return [...names].every((name) => name in ofA && name in ofB && agrees(ofA[name], ofB[name]));
}
