import { basename } from 'node:path';
import { type BuildOptions, type BuildResult, build } from 'esbuild';
import { bundleWithParts } from '../../bundle-parts.ts';
import { oldestBrowsers } from '../../oldest-browsers.ts';
import { shrinkScript } from '../../shrink-script.ts';

export interface BuiltSnippet {
  /** `s.js`, as it is shipped. */
  boot: string;
  module: string;
  /** What boot imports on need, by file name. */
  parts: Record<string, string>;
}

let built: Promise<BuiltSnippet> | undefined;

/** The bundles that a host page loads, built once for a test file. */
export function builtSnippet(): Promise<BuiltSnippet> {
  built ??= buildNow();
  return built;
}

async function buildNow(): Promise<BuiltSnippet> {
  const shipped: BuildOptions = {
    bundle: true,
    minify: true,
    write: false,
    outdir: '/',
    target: oldestBrowsers,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"', ...fileNames },
    legalComments: 'none',
    logLevel: 'warning',
  };
  const texts = async (...results: BuildResult[]): Promise<Record<string, string>> => {
    const files = results.flatMap(({ outputFiles = [] }) => outputFiles);
    return Object.fromEntries(
      await Promise.all(
        files.map(async ({ path, text }) => {
          const name = basename(path);
          return [name, await shrinkScript(name === 'boot.js' ? 's.js' : name, text)];
        }),
      ),
    );
  };
  const bundle = async (options: BuildOptions) => texts(await build({ ...shipped, ...options }));
  const [boot, module, guides, render] = await Promise.all([
    bundle({ entryPoints: ['snippet/boot.ts'], format: 'iife' }),
    bundle({ entryPoints: ['snippet/module.ts'], format: 'esm' }),
    bundle({
      entryPoints: {
        guides: 'snippet/guides/guides.ts',
        extras: 'snippet/guides/extras/extras.ts',
        reasons: 'snippet/guides/reasons.ts',
        explain: 'snippet/guides/explain.ts',
        frames: 'snippet/guides/frames/ask-frames.ts',
        framed: 'snippet/guides/frames/answer-parent.ts',
      },
      format: 'esm',
    }),
    bundleWithParts(
      ['render', 'snippet/render/render.ts'],
      {
        questions: 'snippet/render/questions.ts',
        layouts: 'snippet/render/layouts.ts',
        panels: 'snippet/render/panels.ts',
      },
      shipped,
    ).then((results) => texts(...Object.values(results))),
  ]);
  // Stands in for the picker: notes what it was opened with.
  const picker = 'export const openPicker = (options) => { window.pickerOpenedWith = options; };';
  return {
    boot: boot['boot.js']!,
    module: module['module.js']!,
    parts: { ...guides, ...render, 'picker.js': picker },
  };
}

const fileNames = Object.fromEntries(
  [
    'guides',
    'extras',
    'reasons',
    'explain',
    'render',
    'questions',
    'layouts',
    'panels',
    'frames',
    'framed',
    'picker',
  ].map((name) => [`${name.toUpperCase()}_FILE`, `"${name}.js"`]),
);
