import type { Signature } from '../../shared/contract/signature.ts';
import { sourcesForNewEntries } from '../catalogue/sources-for-new-entries.ts';
import { holdCatalogue } from '../db/catalogue-lock.ts';
import type { Db } from '../db/database.ts';
import { eventKindCodes } from '../db/schema.ts';
import {
  insertBuilds,
  insertNames,
  insertPages,
  insertSignatures,
  type NamedEntry,
} from './dictionary-store.ts';

/** Ids of one sort of entry that one process remembers; beyond it, it forgets all and asks again. */
const maxRemembered = 200_000;

/** The texts that a group of events needs ids for. */
export interface Wanted {
  names: NamedEntry[];
  paths: string[];
  /** Hashes of signatures. */
  hashes: string[];
  /** What the senders told of some of these hashes. */
  signatures: ReadonlyMap<string, Signature>;
  /** Releases of the host app. */
  builds: string[];
}

/** The ids of what was wanted: the small numbers that event rows carry. */
export interface Ids {
  names: ReadonlyMap<string, number>;
  pages: ReadonlyMap<string, number>;
  /** Without the elements that nobody has described yet. */
  signatures: ReadonlyMap<string, number>;
  builds: ReadonlyMap<string, number>;
}

export const nameKey = (kind: number, name: string) => `${kind}:${name}`;

/** The dictionary of one environment, held in memory. */
export interface Dictionary {
  /**
   * Finds or makes an id for everything wanted, where needed in a transaction of its own: an entry without events
   * does no harm.
   */
  learn(now: Date, wanted: Wanted): Promise<Ids>;
}

export function createDictionary(db: Db, environmentId: number): Dictionary {
  const remembered = {
    names: new Map<string, number>(),
    pages: new Map<string, number>(),
    signatures: new Map<string, number>(),
    builds: new Map<string, number>(),
  };

  async function learnMissing(now: Date, missing: Wanted) {
    return db.transaction().execute(async (trx) => {
      await holdCatalogue(trx, environmentId);
      const names = await insertNames(trx, environmentId, missing.names);
      const pages = await insertPages(trx, environmentId, missing.paths);
      const signatures = await insertSignatures(trx, environmentId, now, missing.hashes, missing.signatures);
      await sourcesForNewEntries(trx, environmentId, {
        signatures: signatures.filter((entry) => entry.isNew),
        names: names.filter((entry) => entry.isNew && entry.kind === eventKindCodes.track),
        pages: pages.filter((entry) => entry.isNew),
      });
      const builds = await insertBuilds(trx, environmentId, now, missing.builds);
      return { names, pages, signatures, builds };
    });
  }

  return {
    async learn(now, wanted) {
      for (const ids of Object.values(remembered)) if (ids.size > maxRemembered) ids.clear();
      // Picked before the first wait: another group may make the memory forget in the meantime.
      const keyOf = ({ kind, name }: NamedEntry) => nameKey(kind, name);
      const names = pick(remembered.names, wanted.names.map(keyOf));
      const pages = pick(remembered.pages, wanted.paths);
      const signatures = pick(remembered.signatures, wanted.hashes);
      const builds = pick(remembered.builds, wanted.builds);
      const hashes = wanted.hashes.filter((hash) => !signatures.has(hash));
      const missing: Wanted = {
        names: wanted.names.filter((entry) => !names.has(keyOf(entry))),
        paths: wanted.paths.filter((path) => !pages.has(path)),
        hashes,
        signatures: new Map([...wanted.signatures].filter(([hash]) => hashes.includes(hash))),
        builds: wanted.builds.filter((name) => !builds.has(name)),
      };
      if (missing.names.length + missing.paths.length + missing.hashes.length + missing.builds.length === 0) {
        return { names, pages, signatures, builds };
      }

      // Remembered only once it is committed.
      const learnt = await learnMissing(now, missing);
      const keep = (to: Map<string, number>, memory: Map<string, number>, key: string, id: number) => {
        to.set(key, id);
        memory.set(key, id);
      };
      for (const entry of learnt.names) keep(names, remembered.names, keyOf(entry), entry.id);
      for (const { path, id } of learnt.pages) keep(pages, remembered.pages, path, id);
      for (const { hash, id } of learnt.signatures) keep(signatures, remembered.signatures, hash, id);
      for (const { name, id } of learnt.builds) keep(builds, remembered.builds, name, id);
      return { names, pages, signatures, builds };
    },
  };
}

function pick(ids: ReadonlyMap<string, number>, keys: readonly string[]): Map<string, number> {
  const picked = new Map<string, number>();
  for (const key of keys) {
    const id = ids.get(key);
    if (id !== undefined) picked.set(key, id);
  }
  return picked;
}
