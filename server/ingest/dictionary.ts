import type { Signature } from '../../shared/contract/signature.ts';
import { sourcesForNewEntries } from '../catalogue/sources-for-new-entries.ts';
import { holdCatalogue } from '../db/catalogue-lock.ts';
import type { Db } from '../db/database.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import {
  insertBuilds,
  insertNames,
  insertPages,
  insertSignatures,
  type NamedEntry,
  selectSignatureIds,
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
  nameId(kind: number, name: string): number;
  pageId(path: string): number;
  /** Undefined for an element that nobody has described yet. */
  signatureId(hash: string): number | undefined;
  buildId(name: string): number;
}

/** The dictionary of one environment, held in memory. */
export interface Dictionary {
  /**
   * Finds or makes an id for everything wanted, where needed in a transaction of its own: an entry without events
   * does no harm.
   */
  learn(now: Date, wanted: Wanted): Promise<Ids>;
}

interface Memory {
  /** By kind. */
  names: Map<number, Map<string, number>>;
  pages: Map<string, number>;
  signatures: Map<string, number>;
  builds: Map<string, number>;
  size: number;
}

const emptyMemory = (): Memory => ({
  names: new Map(),
  pages: new Map(),
  signatures: new Map(),
  builds: new Map(),
  size: 0,
});

export function createDictionary(db: Db, environmentId: number): Dictionary {
  let remembered = emptyMemory();

  async function learnMissing(now: Date, missing: Wanted) {
    return db.transaction().execute(async (trx) => {
      await holdCatalogue(trx, environmentId);
      const names = await insertNames(trx, environmentId, missing.names);
      const pages = await insertPages(trx, environmentId, missing.paths);
      const signatures = await insertSignatures(trx, environmentId, now, missing.signatures);
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
      // A new memory, not an emptied one: groups that are still under way read the old one.
      if (remembered.size > maxRemembered) remembered = emptyMemory();
      const memory = remembered;
      const missing = missingIn(memory, wanted);
      // Described in an earlier batch, which another process may have stored. Nobody has, and nobody may ever.
      if (missing.hashes.length > 0) {
        const found = await selectSignatureIds(db, environmentId, missing.hashes);
        for (const { hash, id } of found) memory.signatures.set(hash, id);
        memory.size += found.length;
      }
      if (missing.names.length + missing.paths.length + missing.signatures.size + missing.builds.length > 0) {
        // Remembered only once it is committed.
        const learnt = await learnMissing(now, missing);
        for (const { kind, name, id } of learnt.names) namesOf(memory, kind).set(name, id);
        for (const { path, id } of learnt.pages) memory.pages.set(path, id);
        for (const { hash, id } of learnt.signatures) memory.signatures.set(hash, id);
        for (const { name, id } of learnt.builds) memory.builds.set(name, id);
        memory.size += learnt.names.length + learnt.pages.length + learnt.signatures.length;
        memory.size += learnt.builds.length;
      }
      return idsIn(memory);
    },
  };
}

function namesOf({ names }: Memory, kind: number): Map<string, number> {
  let ofKind = names.get(kind);
  if (!ofKind) {
    ofKind = new Map();
    names.set(kind, ofKind);
  }
  return ofKind;
}

/** What the memory has no id for; `hashes` are those that nobody describes here. */
function missingIn(memory: Memory, wanted: Wanted): Wanted {
  const unknown = wanted.hashes.filter((hash) => !memory.signatures.has(hash));
  return {
    names: wanted.names.filter(({ kind, name }) => !namesOf(memory, kind).has(name)),
    paths: wanted.paths.filter((path) => !memory.pages.has(path)),
    hashes: unknown.filter((hash) => !wanted.signatures.has(hash)),
    signatures: new Map([...wanted.signatures].filter(([hash]) => unknown.includes(hash))),
    builds: wanted.builds.filter((name) => !memory.builds.has(name)),
  };
}

function idsIn(memory: Memory): Ids {
  const known = (id: number | undefined): number => {
    if (id === undefined) throw new Error('the dictionary has no id for something it was to learn');
    return id;
  };
  return {
    nameId: (kind, name) => known(memory.names.get(kind)?.get(name)),
    pageId: (path) => known(memory.pages.get(path)),
    signatureId: (hash) => memory.signatures.get(hash),
    buildId: (name) => known(memory.builds.get(name)),
  };
}
