import { build } from 'esbuild';
import { oldestBrowsers } from '../../oldest-browsers.ts';

const built = new Map<string, Promise<string>>();

/** One of the snippet's parts as it is shipped: one minified module. */
export function bundlePart(entry: string): Promise<string> {
  const bundle = built.get(entry) ?? bundleNow(entry);
  built.set(entry, bundle);
  return bundle;
}

async function bundleNow(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: oldestBrowsers,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'warning',
  });
  return outputFiles[0]!.text;
}
