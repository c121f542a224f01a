import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '../../config.ts';
import { secretKeysIn, whatKeysAre } from './key-form.ts';

type Place = Pick<Config, 'secretKeys' | 'dataDir'>;

/** Where keys are kept that nobody has set: a line each, the one that seals first. */
export const secretKeyFile = ({ dataDir }: Pick<Config, 'dataDir'>): string =>
  join(resolve(dataDir), 'secret-key');

/** Where this server has its keys from, or looks for them, as it is said to whoever runs it. */
export function keysAreIn(place: Place & Pick<Config, 'databaseUrl'>): string {
  const file = secretKeyFile(place);
  const isSet = place.secretKeys.length > 0 || (place.databaseUrl !== undefined && !existsSync(file));
  return isSet ? 'CAIRN_SECRET_KEY' : file;
}

/** The keys of CAIRN_SECRET_KEY, else of the file in the data folder; none: there is neither. */
export function readSecretKeys(place: Place): readonly string[] {
  if (place.secretKeys.length > 0) return place.secretKeys;
  const file = secretKeyFile(place);
  if (!existsSync(file)) return [];
  const keys = secretKeysIn(readFileSync(file, 'utf8'));
  if (!keys) throw new Error(`${file} is not a list of keys, ${whatKeysAre} each. Put back what was in it.`);
  return keys;
}

/**
 * The same; where there is none, one is made for the embedded database, which lies in the same folder. For another
 * database none is made: other servers on it would not have it, nor this one on its next machine.
 */
export function ensureSecretKeys(place: Place & Pick<Config, 'databaseUrl'>): readonly string[] {
  const keys = readSecretKeys(place);
  if (keys.length > 0 || place.databaseUrl !== undefined) return keys;
  makeKeyFile(secretKeyFile(place));
  return readSecretKeys(place);
}

/** On the disk before anything is sealed with it; of two processes at once both go on with what the first has made. */
function makeKeyFile(file: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
    syncFolder(resolve(file, '..'));
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
}

function syncFolder(folder: string): void {
  const open = openSync(folder, 'r');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
