import { dirname, relative, resolve } from 'node:path';
import { type BuildOptions, type BuildResult, build, type Plugin } from 'esbuild';

/**
 * Bundles a module and the parts that are loaded after it on need. What a part has in common with the module, it
 * imports from there: nothing is loaded twice, state at the top of a module is there once, and there are no further
 * files for what they share. What is handed out to parts has short names, because each page pays for them.
 *
 * `entry` and `parts` are entry points by the names of their files; `options` are for all, with the `outdir`.
 */
export async function bundleWithParts(
  [name, entry]: [name: string, entry: string],
  parts: Record<string, string>,
  options: BuildOptions,
): Promise<Record<string, BuildResult>> {
  const all: BuildOptions = { ...options, bundle: true, format: 'esm', metafile: true };
  const look = async (entryPoint: string, plugins: Plugin[] = []): Promise<Look> => {
    const { metafile } = await build({ ...all, entryPoints: [entryPoint], plugins, write: false });
    const [output] = Object.values(metafile?.outputs ?? {});
    const inputs = Object.keys(metafile?.inputs ?? {}).filter((path) => !path.includes('node_modules'));
    return { inputs, exports: output?.exports ?? [] };
  };
  const [own, ...ofParts] = await Promise.all([entry, ...Object.values(parts)].map((path) => look(path)));
  // With their types alone they are inputs too, but then there is nothing to import and nothing is.
  const shared = (own?.inputs ?? []).filter(
    (path) => path !== entry && ofParts.some(({ inputs }) => inputs.includes(path)),
  );

  const everything = virtual(
    'everything',
    [entry, ...shared].map((path) => `export * from './${path}';`).join('\n'),
  );
  const handedOut = (await look('everything:', [everything])).exports.filter(
    (one) => !own?.exports.includes(one),
  );
  const short = handedOut.map((long, at) => [long, `$${at.toString(36)}`]);
  const outwards = [...(own?.exports ?? []), ...short.map(([long, brief]) => `${long} as ${brief}`)];
  const whole = virtual('whole', `export { ${outwards} } from 'everything:';`);
  const first = await build({ ...all, entryPoints: { [name]: 'whole:' }, plugins: [whole, everything] });
  const [file] = Object.keys(first.metafile?.outputs ?? {});

  const from = `./${relative(options.outdir ?? '.', file ?? '')}`;
  const inwards = short.map(([long, brief]) => `${brief} as ${long}`);
  const handed = virtual('handed', `export { ${inwards} } from '${from}';`);
  const sharing: Plugin = {
    name: 'from-the-whole',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, importer, kind }) => {
        if (path === from) return { path, external: true };
        const imported = relative('.', resolve(dirname(importer), path));
        if (kind === 'entry-point' || !shared.includes(imported)) return undefined;
        return { path: 'handed:', namespace: 'handed' };
      });
    },
  };
  const rest = await Promise.all(
    Object.entries(parts).map(async ([part, path]) => {
      const result = await build({ ...all, entryPoints: { [part]: path }, plugins: [sharing, handed] });
      return [part, result] as const;
    }),
  );
  return { [name]: first, ...Object.fromEntries(rest) };
}

interface Look {
  inputs: string[];
  exports: string[];
}

/** A module that is no file, imported as `name:`. */
const virtual = (name: string, contents: string): Plugin => ({
  name,
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`^${name}:`) }, ({ path }) => ({ path, namespace: name }));
    onLoad({ filter: /./, namespace: name }, () => ({ contents, resolveDir: process.cwd() }));
  },
});
