const widest = 110;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is another in each run. */
const steady: [RegExp, string][] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '019a3c5e-…'],
  [/\b(pk|sk|whsec)_[\w+/-]+=*/g, '$1_…'],
  [/\b[A-Z2-7]{32}\b/g, '…'],
  // Where the database's own clock is asked.
  [/\b(?!2026-0)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '2026-03-02T08:00:00.000Z'],
  // Also one that begins with a hyphen, before which no word begins.
  [/[\w-]{40,}={0,2}/g, '…'],
  [/\b\d+ ms\b/g, '… ms'],
  // How many members were made before, in other tests.
  [/\bmember-\d+@/g, 'member@'],
];

/** An answer as a page shows it: of each list its first, long texts cut, and nothing that is another the next time. */
export function shown(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') {
    const text = steady.reduce((result, [pattern, to]) => result.replaceAll(pattern, to), value);
    return text.length > 160 ? `${text.slice(0, 150)}…` : text;
  }
  if (Array.isArray(value)) return value.slice(0, 1).map((item) => shown(item, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    // The end of a key is no pattern: any four characters.
    Object.entries(value).map(([key, of]) => [key, key === 'lastFour' ? 'a1B2' : shown(of, depth + 1)]),
  );
}

/** JSON whose parts stand on one line where they fit. */
export function printed(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value) ?? 'null';
  if (flat.length + indent.length <= widest || typeof value !== 'object' || value === null) return flat;
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item) => `${inner}${printed(item, inner)}`)
    : Object.entries(value).map(([key, of]) => `${inner}${JSON.stringify(key)}: ${printed(of, inner)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}
