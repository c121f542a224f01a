import type { Stop } from '../../host/listen.ts';

/** One watch for many who wait for the same: begun with the first of them, ended with the last. */
export function shareWatch(begin: (tell: () => void) => Stop): (take: () => void) => Stop {
  const takers = new Set<() => void>();
  let stop: Stop | undefined;
  return (take) => {
    takers.add(take);
    stop ??= begin(() => {
      for (const each of [...takers]) each();
    });
    return () => {
      takers.delete(take);
      if (takers.size) return;
      stop?.();
      stop = undefined;
    };
  };
}
