/**
 * React's ids (`:r3:`, `radix-_r_3_`), brackets of template engines, and names with a counter (`el-id-12-3`,
 * `rc_select_0_list`, Svelte's `bits-c3`) or a long number in them.
 */
const machineMade = /[:«»@{}]|\d\d\d|_r_|(\b|_)[a-z]?\d+(\b|_)|^(ember|ext|yui)\D*\d/i;

/**
 * Whether an id or class name looks made by a machine (`:r3:`, `ember123`, `css-1q2w3e`, `sc-bdVaJa`), and so won't
 * be the same after the next load or release. When in doubt it does: a missing signal costs less than a false one.
 */
export function looksGenerated(name: string): boolean {
  return name.length > 60 || machineMade.test(name) || name.split(/[-_]+/).some(isHash);
}

/** What is left of a class name without the hash that a bundler put in: `Button_root__3xY2z` → `Button_root`. */
export function withoutHash(name: string): string {
  const parts = name.split(/([-_]+)/);
  while (parts.length > 1 && isHash(parts[parts.length - 1] ?? '')) parts.splice(-2);
  const rest = parts.join('');
  // `css`, `sc`, `jss`, `svelte`: the library's own prefix.
  return rest.length < 7 && rest !== name && !/[A-Z]/.test(rest) ? '' : rest;
}

function isHash(part: string): boolean {
  // Letters and digits mixed, unless it is a word with a small number (`column2`, `h1`, `2xl`).
  if (/\d/.test(part) && /[a-z]/i.test(part)) {
    return part.length > 4 && !/^([a-z]+\d{1,2}|\d{1,2}[a-z]{1,3})$/i.test(part);
  }
  // Capitals strewn in: camel-case words of hardly two letters each (`bdVaJa`).
  const words = part.split(/(?=[A-Z])/);
  return words.length > 2 && part.length / words.length < 2.5;
}
