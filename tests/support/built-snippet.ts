import { build } from 'esbuild';
import { oldestBrowsers } from '../../oldest-browsers.ts';
import { bundlePart } from './bundle-part.ts';

export interface BuiltSnippet {
  /** `s.js`, as it is shipped. */
  boot: string;
  guides: string;
  render: string;
  /** Stands in for the picker: notes what it was opened with. */
  picker: string;
  module: string;
}

let built: Promise<BuiltSnippet> | undefined;

/** The bundles that a host page loads, built once for a test file. */
export function builtSnippet(): Promise<BuiltSnippet> {
  built ??= buildNow();
  return built;
}

async function buildNow(): Promise<BuiltSnippet> {
  const bundle = async (entry: string, format: 'iife' | 'esm') => {
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      minify: true,
      write: false,
      format,
      target: oldestBrowsers,
      define: { GUIDES_FILE: '"guides.js"', RENDER_FILE: '"render.js"', PICKER_FILE: '"picker.js"' },
      legalComments: 'none',
      logLevel: 'warning',
    });
    return outputFiles[0]!.text;
  };
  const [boot, module, guides, render] = await Promise.all([
    bundle('snippet/boot.ts', 'iife'),
    bundle('snippet/module.ts', 'esm'),
    bundlePart('snippet/guides/guides.ts'),
    bundlePart('snippet/render/render.tsx'),
  ]);
  const picker = 'export const openPicker = (options) => { window.pickerOpenedWith = options; };';
  return { boot, module, guides, render, picker };
}
