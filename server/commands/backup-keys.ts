import type { Config } from '../config.ts';
import { missingKeys, type SealedSecrets } from '../db/sealing/sealed-columns.ts';
import type { Sealing } from '../db/sealing/sealing.ts';
import { keysAreIn } from '../db/sealing/secret-keys.ts';

type Place = Pick<Config, 'secretKeys' | 'dataDir' | 'databaseUrl'>;

/** What has to be kept beside a backup, so that what it holds can be used again: a line for each key. */
export function keysToKeep({ plain, byKey }: SealedSecrets, place: Place): string[] {
  return [
    ...[...byKey].map(
      ([key, count]) =>
        `The key ${key} of ${keysAreIn(place)}, which seals ${count} of its secrets, is not in the backup. Keep it too, ` +
        'somewhere else: a restore needs it.',
    ),
    ...(plain > 0 ? [`Not sealed: ${plain} of its secrets. Whoever reads the file can use them.`] : []),
  ];
}

/** What has to be put where before what was restored is used: a line for each key that is missing. */
export function keysToPutBack(sealed: SealedSecrets, sealing: Sealing, place: Place): string[] {
  return missingKeys(sealed, sealing).map(
    ([key, count]) =>
      `The key ${key}, which seals ${count} of the secrets, is not here. Before you start Cairn, add it to ` +
      `${keysAreIn(place)}, from where the backup was made. The command doctor says whether it is the right one.`,
  );
}
