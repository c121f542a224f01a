import { dirname, relative, resolve } from 'node:path';
import { type BuildOptions, type BuildResult, build, type Plugin } from 'esbuild';

/**
 * Bundles a module and the parts that are loaded after it on need. What a part has in common with the module, it
 * imports from there: nothing is loaded twice, state at the top of a module is there once, and there are no further
 * files for what they share.
 *
 * `entry` and `parts` are entry points by the names of their files; `options` are for all, with the `outdir`.
 */
export async function bundleWithParts(
  [name, entry]: [name: string, entry: string],
  parts: Record<string, string>,
  options: BuildOptions,
): Promise<Record<string, BuildResult>> {
  const all: BuildOptions = { ...options, bundle: true, format: 'esm', metafile: true };
  const inputsOf = async (entryPoint: string): Promise<string[]> => {
    const { metafile } = await build({ ...all, entryPoints: [entryPoint], write: false });
    return Object.keys(metafile?.inputs ?? {}).filter((path) => !path.includes('node_modules'));
  };
  const [own, ...ofParts] = await Promise.all([entry, ...Object.values(parts)].map(inputsOf));
  // With their types alone they are inputs too, but then there is nothing to import and nothing is.
  const shared = (own ?? []).filter((path) => path !== entry && ofParts.flat().includes(path));

  const whole: Plugin = {
    name: 'with-what-parts-share',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^whole:/ }, ({ path }) => ({ path, namespace: 'whole' }));
      onLoad({ filter: /./, namespace: 'whole' }, () => ({
        contents: [entry, ...shared].map((path) => `export * from './${path}';`).join('\n'),
        resolveDir: process.cwd(),
      }));
    },
  };
  const first = await build({ ...all, entryPoints: { [name]: 'whole:' }, plugins: [whole] });
  const [file] = Object.keys(first.metafile?.outputs ?? {});
  const from = `./${relative(options.outdir ?? '.', file ?? '')}`;
  const sharing: Plugin = {
    name: 'from-the-whole',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, importer, kind }) => {
        const imported = relative('.', resolve(dirname(importer), path));
        if (kind === 'entry-point' || !shared.includes(imported)) return undefined;
        return { path: from, external: true };
      });
    },
  };
  const rest = await Promise.all(
    Object.entries(parts).map(async ([part, path]) => {
      const result = await build({ ...all, entryPoints: { [part]: path }, plugins: [sharing] });
      return [part, result] as const;
    }),
  );
  return { [name]: first, ...Object.fromEntries(rest) };
}
