import { safely } from './safe-call.ts';

/** A few short values kept for the snippet; in memory where the host or the browser forbids storage. */
export interface SmallStore {
  read<T>(name: string): T | undefined;
  /** `undefined` removes. */
  write(name: string, value: unknown): void;
  /** Removes all that was written. */
  clear(): void;
}

/**
 * `local` is shared by all tabs and outlives them (ids, the visit; under 1 kB), `session` is one tab's (the run in
 * progress). Never a queue: a full localStorage breaks the host app.
 */
export function openSmallStore(area: 'local' | 'session', prefix: string): SmallStore {
  const memory = new Map<string, string>();
  const storage = () => window[`${area}Storage`];
  return {
    read(name) {
      try {
        const text = storage().getItem(prefix + name) ?? memory.get(name);
        return text ? JSON.parse(text) : undefined;
      } catch {
        return memory.has(name) ? JSON.parse(memory.get(name) as string) : undefined;
      }
    },
    write(name, value) {
      const text = value === undefined ? undefined : JSON.stringify(value);
      try {
        memory.delete(name);
        if (text === undefined) storage().removeItem(prefix + name);
        else storage().setItem(prefix + name, text);
      } catch {
        if (text !== undefined) memory.set(name, text);
      }
    },
    clear() {
      memory.clear();
      safely(() => {
        for (const key of Object.keys(storage())) if (key.startsWith(prefix)) storage().removeItem(key);
      })();
    },
  };
}
