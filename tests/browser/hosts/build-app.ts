import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const here = import.meta.dirname;

/** Puts React 18 in the place of React 19, also for what imports it. */
export const react18 = { react: 'react-18', 'react-dom': 'react-dom-18' };

/** A host app as its developers run it: the frameworks' development builds, which warn. */
export async function buildApp(file: string, alias: Record<string, string> = {}): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(here, 'apps', file)],
    absWorkingDir: here,
    alias,
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome126',
    jsx: 'automatic',
    jsxDev: true,
    conditions: ['development', 'svelte', 'module'],
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    tsconfigRaw: {},
    plugins: [svelte],
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}

interface SvelteCompiler {
  compile(source: string, options: object): { js: { code: string } };
}

const svelte: Plugin = {
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, ({ path }) => {
      const { compile }: SvelteCompiler = createRequire(path)('svelte/compiler');
      const { js } = compile(readFileSync(path, 'utf8'), { filename: path, generate: 'client', dev: true });
      return { contents: js.code };
    });
  },
};
