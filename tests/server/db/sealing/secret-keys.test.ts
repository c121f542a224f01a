import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../../../server/config.ts';
import {
  ensureSecretKeys,
  readSecretKeys,
  secretKeyFile,
} from '../../../../server/db/sealing/secret-keys.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const newKey = () => randomBytes(32).toString('base64');

test('are made for the embedded database once, in a file that nobody else reads', () => {
  const config = readConfig({ DATA_DIR: temporaryFolder() });
  expect(readSecretKeys(config)).toEqual([]);
  const made = ensureSecretKeys(config);
  expect(made).toHaveLength(1);
  expect(Buffer.from(made[0]!, 'base64')).toHaveLength(32);
  expect(ensureSecretKeys(config)).toEqual(made);
  expect(statSync(secretKeyFile(config)).mode & 0o777).toBe(0o600);
  expect(readFileSync(secretKeyFile(config), 'utf8')).toBe(`${made[0]}\n`);
});

test('are not made for a database of one’s own, whose other servers would not have them', () => {
  const config = readConfig({ DATA_DIR: temporaryFolder(), DATABASE_URL: 'postgres://db.example/cairn' });
  expect(ensureSecretKeys(config)).toEqual([]);
});

test('of the configuration come before those of the file; several stand behind each other', () => {
  const [newer, older, inFile] = [newKey(), newKey(), newKey()];
  const dataDir = temporaryFolder();
  writeFileSync(secretKeyFile({ dataDir }), `${inFile}\n${older}\n`);
  expect(readSecretKeys(readConfig({ DATA_DIR: dataDir }))).toEqual([inFile, older]);
  const config = readConfig({ DATA_DIR: dataDir, CAIRN_SECRET_KEY: `${newer}, ${older}` });
  expect(readSecretKeys(config)).toEqual([newer, older]);
});

test('that are none are refused, by name and without a word of them', () => {
  const set = () => readConfig({ CAIRN_SECRET_KEY: 'too short' });
  expect(set).toThrow(ConfigError);
  expect(set).toThrow(/CAIRN_SECRET_KEY: must be 32 bytes in base64/);
  const config = readConfig({ DATA_DIR: temporaryFolder() });
  writeFileSync(secretKeyFile(config), `${newKey()}\nhalf a key\n`);
  expect(() => readSecretKeys(config)).toThrow(/secret-key is not a list of keys/);
  expect(() => readSecretKeys(config)).not.toThrow(/half a key/);
});
