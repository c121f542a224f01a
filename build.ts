import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type BuildOptions, type BuildResult, build } from 'esbuild';
import { bundleWithParts } from './bundle-parts.ts';
import { oldestBrowsers } from './oldest-browsers.ts';
import { shrinkScript } from './shrink-script.ts';
import { reading } from './snippet/target/reading.ts';

/**
 * Builds everything a browser loads into `dist/`: the snippet (boot, and the guides, questions,
 * layouts, panels, frames and picker bundles it imports on need), the studio, and the demo host app. `dist/meta.json` keeps esbuild's list of what is in each bundle,
 * for the size tests.
 */
const browser: BuildOptions = {
  bundle: true,
  minify: true,
  target: oldestBrowsers,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  define: { 'process.env.NODE_ENV': '"production"' },
  metafile: true,
  legalComments: 'none',
  logLevel: 'warning',
};

/** What boot hands to the parts that come later goes by short names, the same in all of them. */
const readings = Object.keys(reading);
const briefly: BuildOptions = {
  mangleProps: new RegExp(`^(${readings.join('|')})$`),
  mangleCache: Object.fromEntries(readings.map((name, i) => [name, `$${i}`])),
};

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist/snippet', { recursive: true });

const metafiles: Record<string, unknown> = {};

async function bundle(name: string, options: BuildOptions): Promise<string> {
  const result: BuildResult = await build({ ...browser, ...options });
  metafiles[name] = result.metafile;
  // What is loaded by `import()` is an entry point to esbuild too: ours is the one that was asked for.
  const [asked] = Object.values(options.entryPoints ?? {});
  const entry = Object.entries(result.metafile?.outputs ?? {}).find(
    ([, { entryPoint }]) => entryPoint === asked,
  );
  return basename(entry?.[0] ?? '');
}

const snippetPart = (name: string, entryPoints: Record<string, string>) =>
  bundle(name, {
    ...briefly,
    entryPoints,
    entryNames: '[name]-[hash]',
    outdir: 'dist/snippet',
    format: 'esm',
  });

/** What chooses guides and draws steps, and what it hands out to the parts that draw more. */
async function guideParts(): Promise<void> {
  const results = await bundleWithParts(
    ['guides', 'snippet/guides-part.ts'],
    {
      questions: 'snippet/render/questions.ts',
      layouts: 'snippet/render/layouts.ts',
      panels: 'snippet/render/panels.ts',
    },
    { ...browser, ...briefly, entryNames: '[name]-[hash]', outdir: 'dist/snippet' },
  );
  for (const [name, { metafile }] of Object.entries(results)) metafiles[name] = metafile;
}

await Promise.all([
  guideParts(),
  snippetPart('extras', { extras: 'snippet/guides/extras/extras.ts' }),
  snippetPart('reasons', { reasons: 'snippet/guides/reasons.ts' }),
  snippetPart('explain', { explain: 'snippet/guides/explain.ts' }),
  snippetPart('frames', { frames: 'snippet/guides/frames/ask-frames.ts' }),
  snippetPart('framed', { framed: 'snippet/guides/frames/answer-parent.ts' }),
  snippetPart('picker', { picker: 'snippet/picker/picker.tsx' }),
]);
const parts = Object.fromEntries(
  readdirSync('dist/snippet').map((file) => [
    `${file.replace(/-.*/, '').toUpperCase()}_FILE`,
    JSON.stringify(file),
  ]),
);

await Promise.all([
  bundle('boot', {
    ...briefly,
    entryPoints: { s: 'snippet/boot.ts' },
    outdir: 'dist/snippet',
    format: 'iife',
    // Browsers since 2020 can read it, and those that are too old for the rest leave without an error.
    target: 'es2020',
    define: { ...browser.define, ...parts },
  }),
  bundle('module', {
    ...briefly,
    entryPoints: { module: 'snippet/module.ts' },
    outdir: 'dist/snippet',
    format: 'esm',
    define: { ...browser.define, ...parts },
  }),
  bundle('match', {
    ...briefly,
    entryPoints: ['snippet/target/match.ts'],
    outfile: 'dist/match.mjs',
    format: 'esm',
  }),
  page('studio', 'studio/main.tsx', 'studio/index.html'),
  page('demo', 'demo/host-app/main.tsx', 'demo/host-app/index.html'),
]);
const small = [...readdirSync('dist/snippet').map((file) => `dist/snippet/${file}`), 'dist/match.mjs'];
await Promise.all(small.map(shrink));

async function shrink(file: string): Promise<void> {
  writeFileSync(file, await shrinkScript(basename(file), readFileSync(file, 'utf8')));
}

/** A single-page app: hashed script and style, and an index.html that names them. */
async function page(name: string, entry: string, html: string): Promise<void> {
  const script = await bundle(name, {
    entryPoints: { main: entry },
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    outdir: `dist/${name}/assets`,
    format: 'esm',
    splitting: true,
    loader: { '.svg': 'file', '.png': 'file', '.woff2': 'file' },
  });
  const style = script.replace(/-[^-]+\.js$/, '');
  const outputs = Object.keys((metafiles[name] as { outputs: object }).outputs);
  const css = outputs
    .map((path) => basename(path))
    .find((file) => file.startsWith(`${style}-`) && file.endsWith('.css'));
  writeFileSync(
    `dist/${name}/index.html`,
    readFileSync(html, 'utf8')
      .replace('%SCRIPT%', `/assets/${script}`)
      .replace('%STYLE%', `/assets/${css ?? ''}`),
  );
  cpSync(`${html.replace('/index.html', '')}/public`, `dist/${name}`, { recursive: true, force: true });
}

writeFileSync('dist/meta.json', JSON.stringify(metafiles));
