import { useLocation } from 'preact-iso/router';

/** A change of the address's query: a value sets, `undefined` or an empty text takes away. */
export type QueryChange = Record<string, string | number | undefined>;

/** The address after the change, everything else in it kept. */
export function changeQuery(url: string, change: QueryChange): string {
  const { pathname, searchParams, hash } = new URL(url, 'http://studio');
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined || value === '') searchParams.delete(name);
    else searchParams.set(name, String(value));
  }
  const search = searchParams.toString();
  return `${pathname}${search && `?${search}`}${hash}`;
}

/** More rows than any list has; the server looks no further. */
const furthestOffset = 999_999_999;

/** Where the page of a list begins, as the address says; what it says wrongly counts as the start. */
export const readOffset = ({ offset }: Record<string, string>): number =>
  Math.min(Math.max(0, Math.trunc(Number(offset)) || 0), furthestOffset);

/** The path under which the shown page goes on, until the shell has come to it. */
let takenPath: string | undefined;

/** Gives the shown page another path, as that of what was just made on it or of its next tab: the keyboard stays. */
export function useTakePath(): (path: string) => void {
  const { route } = useLocation();
  return (path) => {
    takenPath = path;
    route(path, true);
  };
}

/** For the shell, which begins every other page at its start. Asked once after each change of the path. */
export function isTakenPath(path: string): boolean {
  const isTaken = path === takenPath;
  takenPath = undefined;
  return isTaken;
}

/** What the address says after the `?`, and a way to change it, so that what is seen can be shared as a link. */
export function useQuery(): [query: Record<string, string>, change: (change: QueryChange) => void] {
  const { query, route } = useLocation();
  return [
    query,
    // The address may be another since this was drawn: a search waits for its typing to pause.
    (change) => route(changeQuery(location.pathname + location.search + location.hash, change), true),
  ];
}
