import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';

/** What `build.ts` leaves behind; `npm test` builds first. */
const folder = join(import.meta.dirname, '../../dist');

/** esbuild's list of what is in a bundle: source paths. */
interface Metafile {
  outputs: Record<string, { entryPoint?: string; bytes: number; inputs: Record<string, unknown> }>;
}
let metafiles: Record<string, Metafile>;
let files: string[];
beforeAll(() => {
  if (!existsSync(join(folder, 'meta.json'))) throw new Error('There is no dist/: run npm run build first.');
  metafiles = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8'));
  files = readdirSync(join(folder, 'snippet'));
});

const kilobyte = 1024;
const gzipped = (name: string): number => {
  const file = files.find(
    (path) => path === `${name}.js` || new RegExp(`^${name}-[A-Z0-9]{8}\\.js$`).test(path),
  );
  if (!file) throw new Error(`dist/snippet has no ${name}: ${files.join(', ')}`);
  return gzipSync(readFileSync(join(folder, 'snippet', file)), { level: 9 }).length;
};
const inputs = (bundle: string): string[] =>
  Object.values(metafiles[bundle]?.outputs ?? {}).flatMap((output) => Object.keys(output.inputs));

describe('what a host page loads stays small, gzipped', () => {
  test('boot, on every page: at most 12 kB', () => {
    expect(gzipped('s')).toBeLessThanOrEqual(12 * kilobyte);
  });
  test('with the parts that choose, run and draw, all that the first guide needs: at most 36 kB', () => {
    const firstGuide = ['s', 'guides', 'drawing', 'render'].map(gzipped);
    expect(firstGuide.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(36 * kilobyte);
  });
  test('what finds elements, in the part that runs guides: at most 3.2 kB', () => {
    const [guides] = Object.values(metafiles.guides?.outputs ?? {}) as {
      bytes: number;
      inputs: Record<string, { bytesInOutput: number }>;
    }[];
    const bytes = Object.entries(guides?.inputs ?? {})
      .filter(([path]) => /snippet\/target|match-target-signature/.test(path))
      .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
    expect(bytes).toBeGreaterThan(4000);
    expect((gzipped('guides') * bytes) / (guides?.bytes ?? 1)).toBeLessThanOrEqual(3.2 * kilobyte);
  });
  test('the matcher alone, for Node and the browser: at most 6 kB', () => {
    const bytes = gzipSync(readFileSync(join(folder, 'match.mjs')), { level: 9 }).length;
    expect(bytes).toBeLessThanOrEqual(6 * kilobyte);
  });
  test('what a guide that asks questions needs besides: at most 4 kB', () => {
    expect(gzipped('questions')).toBeLessThanOrEqual(4 * kilobyte);
  });
});

describe('what a host page loads holds nothing that has no business there', () => {
  test.each(['boot', 'guides', 'render', 'picker', 'module'])(
    '%s: no validator, nothing of the server or studio',
    (bundle) => {
      const found = inputs(bundle);
      expect(found.length).toBeGreaterThan(2);
      expect(
        found.filter((path) => /valibot|^(server|studio|demo|tests)\/|shared\/contract/.test(path)),
      ).toEqual([]);
    },
  );
  test('boot: no renderer, no framework', () => {
    expect(
      inputs('boot').filter((path) => /preact|floating-ui|snippet\/(render|picker)\//.test(path)),
    ).toEqual([]);
  });
  test('guides: nothing that boot has already, but for a few lines', () => {
    const shared = inputs('guides').filter((path) => inputs('boot').includes(path));
    expect(
      shared.filter((path) => !path.startsWith('snippet/host/') && !/page-path|clicks|uuid/.test(path)),
    ).toEqual([]);
  });
  test.each(['s', 'guides', 'drawing', 'render', 'questions', 'picker'])(
    '%s: nothing that makes markup or code out of text',
    (name) => {
      const file = files.find((path) => path.startsWith(name) && path.endsWith('.js'))!;
      const text = readFileSync(join(folder, 'snippet', file), 'utf8');
      expect(text).not.toMatch(/insertAdjacentHTML|document\.write|new Function|\beval\(|DOMParser|srcdoc/);
    },
  );
});
