import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

/*
 * What docs/snippet.md says of the files, beside the files that were built. `npm test` builds first.
 */
const root = join(import.meta.dirname, '../..');
const folder = join(root, 'dist/snippet');
const page = readFileSync(join(root, 'docs/snippet.md'), 'utf8');

const rows = [...page.matchAll(/^\| `(?:\/snippet\/(\w+)-….js|(s)\.js)` \|.*\| ([^|]*) \|$/gm)].map(
  ([, part, boot, limit = '']) => ({ name: part ?? boot ?? '', limit }),
);
const built = readdirSync(folder).filter((file) => file !== 'module.js');
const nameOf = (file: string) => file.replace(/(-[A-Z0-9]{8})?\.js$/, '');
const sizeOf = (name: string): number => {
  const file = built.find((one) => nameOf(one) === name);
  if (!file) throw new Error(`dist/snippet has no ${name}`);
  return gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
};

describe('docs/snippet.md', () => {
  test('names every file that a page may load, and no other', () => {
    expect(rows.map(({ name }) => name).sort()).toEqual(built.map(nameOf).sort());
  });

  test.each(rows.filter(({ limit }) => /^[\d.]+ kB$/.test(limit)))(
    '$name is not above $limit',
    ({ name, limit }) => {
      expect(sizeOf(name)).toBeLessThanOrEqual(Number.parseFloat(limit) * 1024);
    },
  );

  test('the first guide needs no more than it says', () => {
    const { limit = '' } = rows.find(({ name }) => name === 'guides') ?? {};
    const [, kilobytes = '0'] = /with `s.js`, (\d+) kB/.exec(limit) ?? [];
    const all = sizeOf('s') + sizeOf('guides');
    expect(all).toBeLessThanOrEqual(Number(kilobytes) * 1024);
  });
});
