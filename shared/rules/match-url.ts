import type { PageRule } from '../contract/page-rule.ts';

/**
 * Whether `text` is what `pattern` says, where `*` stands for any run of characters, also none. Greedy with a
 * single point of return, so that the time is bounded by pattern × text and no pattern can hang the page.
 */
export function matchWildcard(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resumeAt = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      resumeAt = t;
    } else if (pattern[p] === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resumeAt;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** As people write it in a pattern: `%E5%AE%A2` back to its letters; left as it is where it can't be decoded. */
function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const withoutTrailingSlash = (path: string) =>
  path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;

/** `a=1&b=2` as its parts, so that their order doesn't matter. */
const queryParts = (query: string) => query.split('&').filter(Boolean);

/**
 * Whether an address meets a pattern. Parts that the pattern does not name do not matter: `/orders/*` looks at the
 * path only; `?tab=open` asks for that parameter among others; `#/deals/*` at the fragment; a host before the path
 * (`*.example.com/orders`, with or without a scheme) is compared too. A trailing slash makes no difference.
 */
export function matchUrl(pattern: string, url: string): boolean {
  const address = URL.parse(url);
  if (!address) return false;
  const [, origin, path, query, hash] = patternParts.exec(pattern) ?? [];
  if (origin !== undefined) {
    const actual = origin.includes('://') ? address.origin : address.host;
    if (!matchWildcard(origin.toLowerCase(), actual)) return false;
  }
  const actualPath = withoutTrailingSlash(readable(address.pathname));
  if (path !== undefined && !matchWildcard(withoutTrailingSlash(path), actualPath)) return false;
  if (query !== undefined) {
    const actual = queryParts(address.search.slice(1)).map(readable);
    if (!queryParts(query).every((wanted) => actual.some((part) => matchWildcard(wanted, part))))
      return false;
  }
  return hash === undefined || matchWildcard(hash, readable(address.hash.slice(1)));
}

/**
 * A host, unless there is only a path; the path; the query after `?`; the fragment after `#`. All may be absent, and
 * each letter can belong to one part alone, so that this too takes linear time.
 */
const patternParts = /^(?:(?!\*?(?:[/?#]|$))((?:[^/?#]*:\/\/)?[^/?#]*))?([^?#]+)?(?:\?([^#]*))?(?:#(.*))?$/s;

/** Any of `include` (none given: every page) and none of `exclude`. */
export function matchPageRule(rule: PageRule, url: string): boolean {
  return (
    (rule.include.length === 0 || rule.include.some((pattern) => matchUrl(pattern, url))) &&
    !rule.exclude.some((pattern) => matchUrl(pattern, url))
  );
}
