import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { transform } from 'esbuild';
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
/** Of the part that every guide needs, what the files with such paths weigh in it, as far as that can be told apart. */
const shareOfGuides = (paths: RegExp): number => {
  const [guides] = Object.values(metafiles.guides?.outputs ?? {}) as {
    bytes: number;
    inputs: Record<string, { bytesInOutput: number }>;
  }[];
  const bytes = Object.entries(guides?.inputs ?? {})
    .filter(([path]) => paths.test(path))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  return (gzipped('guides') * bytes) / (guides?.bytes ?? 1);
};
const inputs = (bundle: string): string[] =>
  Object.values(metafiles[bundle]?.outputs ?? {}).flatMap((output) => Object.keys(output.inputs));

describe('what a host page loads stays small, gzipped', () => {
  test('boot, on every page: at most 12 kB', () => {
    expect(gzipped('s')).toBeLessThanOrEqual(12 * kilobyte);
  });
  test('with the part that chooses, runs and draws, all that the first guide needs: at most 32 kB', () => {
    expect(gzipped('s') + gzipped('guides')).toBeLessThanOrEqual(32 * kilobyte);
  });
  test('what draws a plain guide, in that part: at most 12,600 bytes', () => {
    expect(shareOfGuides(/snippet\/render/)).toBeLessThanOrEqual(12_600);
  });
  test('what banners, slide-outs, hints, steps in the page and videos need besides: at most 5 kB', () => {
    expect(gzipped('layouts')).toBeLessThanOrEqual(5 * kilobyte);
  });
  test('what guides need that do more than start on a page and lead on: at most 6 kB', () => {
    expect(gzipped('extras')).toBeLessThanOrEqual(6 * kilobyte);
  });
  test('what tells the server of a known user why guides start and don’t: at most 1 kB', () => {
    expect(gzipped('reasons')).toBeLessThanOrEqual(kilobyte);
  });
  test('what finds elements, in the part that runs guides: at most 3.4 kB', () => {
    const finding = shareOfGuides(/snippet\/target|match-target-signature/);
    expect(finding).toBeGreaterThan(1000);
    expect(finding).toBeLessThanOrEqual(3.4 * kilobyte);
  });
  test('the matcher alone, for Node and the browser: at most 5 kB', () => {
    const bytes = gzipSync(readFileSync(join(folder, 'match.mjs')), { level: 9 }).length;
    expect(bytes).toBeLessThanOrEqual(5 * kilobyte);
  });
  test('what a guide that asks questions needs besides: at most 4 kB', () => {
    expect(gzipped('questions')).toBeLessThanOrEqual(4 * kilobyte);
  });
  test('what a checklist or the help needs besides: at most 9 kB', () => {
    expect(gzipped('panels')).toBeLessThanOrEqual(9 * kilobyte);
  });
});

describe('what looks into frames of other origins stays small, gzipped', () => {
  test('in the page around: at most 3 kB', () => {
    expect(gzipped('frames')).toBeLessThanOrEqual(3 * kilobyte);
  });
  test('in the frame: at most 6 kB', () => {
    expect(gzipped('framed')).toBeLessThanOrEqual(6 * kilobyte);
  });
});

describe('what a host page loads holds nothing that has no business there', () => {
  test.each(['boot', 'guides', 'extras', 'reasons', 'explain', 'frames', 'framed', 'picker', 'module'])(
    '%s: no validator, nothing of the server or studio',
    (bundle) => {
      const found = inputs(bundle);
      expect(found.length).toBeGreaterThan(1);
      expect(
        found.filter((path) => /valibot|^(server|studio|demo|tests)\/|shared\/contract/.test(path)),
      ).toEqual([]);
    },
  );
  test.each(['questions', 'layouts', 'panels'])(
    '%s: nothing that the part has which it comes after',
    (part) => {
      expect(inputs(part).length).toBeGreaterThan(2);
      expect(inputs(part).filter((path) => inputs('guides').includes(path))).toEqual([]);
    },
  );
  test.each([
    'boot',
    'guides',
    'extras',
    'reasons',
    'explain',
    'questions',
    'layouts',
    'panels',
    'frames',
    'framed',
    'module',
  ])('%s: no code but our own', (bundle) => {
    expect(inputs(bundle).length).toBeGreaterThan(0);
    expect(inputs(bundle).filter((path) => path.includes('node_modules'))).toEqual([]);
  });
  test('boot: no renderer', () => {
    expect(inputs('boot').filter((path) => /snippet\/(render|picker)\//.test(path))).toEqual([]);
  });
  test('guides: nothing that a plain guide does without', () => {
    expect(inputs('guides').filter((path) => /guides\/(extras|reasons|explain)/.test(path))).toEqual([]);
  });
  test('boot: nothing that a browser of 2020 can’t read, so that one that is too old leaves without an error', async () => {
    const text = readFileSync(join(folder, 'snippet/s.js'), 'utf8');
    const minify = (target: string) => transform(text, { target, minify: true }).then(({ code }) => code);
    expect(await minify('es2020')).toBe(await minify('esnext'));
    expect(text).not.toMatch(/\(\?<[=!]/);
  });
  test('guides: nothing that boot has already, but for a few lines', () => {
    const shared = inputs('guides').filter((path) => inputs('boot').includes(path));
    expect(
      shared.filter((path) => !path.startsWith('snippet/host/') && !/page-path|clicks|uuid/.test(path)),
    ).toEqual([]);
  });
  test.each([
    's',
    'guides',
    'extras',
    'reasons',
    'explain',
    'questions',
    'layouts',
    'panels',
    'frames',
    'framed',
    'picker',
  ])('%s: nothing that makes markup or code out of text', (name) => {
    const file = files.find((path) => path.startsWith(name) && path.endsWith('.js'))!;
    const text = readFileSync(join(folder, 'snippet', file), 'utf8');
    expect(text).not.toMatch(/insertAdjacentHTML|document\.write|new Function|\beval\(|DOMParser|srcdoc/);
  });
});
