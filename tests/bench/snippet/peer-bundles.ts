import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { oldestBrowsers } from '../../../oldest-browsers.ts';
import { gzipped } from './gzipped.ts';

const folder = join(import.meta.dirname, '../peers');
const installed = join(folder, 'node_modules/.package-lock.json');

export interface PeerBundle {
  script: string;
  /** Empty where it has none. */
  css: string;
  /** Of both, in bytes. */
  gzip: number;
}

/** Installs the peers when that has not been done for the present lockfile. */
export function installPeers(): void {
  const lockedAt = statSync(join(folder, 'package-lock.json')).mtimeMs;
  if (existsSync(installed) && statSync(installed).mtimeMs >= lockedAt) return;
  console.log('  installing the peers (once)');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('The peers could not be installed: npm ci in tests/bench/peers failed.');
}

/** The React that is on the page, for peers whose host app has it. */
const hostReact: Plugin = {
  name: 'host-react',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^react(-dom)?(\/|$)/ }, ({ path }) => ({ path, namespace: 'host-react' }));
    onLoad({ filter: /./, namespace: 'host-react' }, ({ path }) => ({
      contents: `module.exports = window.hostReact[${JSON.stringify(path)}]`,
    }));
  },
};

/** A peer with the few lines that drive it, as a host app would bundle it: minified, its style sheet beside it. */
export async function bundlePeer(
  name: string,
  { css, isReactOnPage }: { css?: string; isReactOnPage?: boolean } = {},
): Promise<PeerBundle> {
  const { outputFiles } = await build({
    entryPoints: [join(folder, `${name}.js`)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: oldestBrowsers,
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'error',
    plugins: isReactOnPage ? [hostReact] : [],
  });
  const script = outputFiles[0]!.text;
  const sheet = css
    ? await build({
        entryPoints: [join(folder, 'node_modules', css)],
        minify: true,
        write: false,
        logLevel: 'error',
      })
    : undefined;
  const style = sheet?.outputFiles[0]?.text ?? '';
  return { script, css: style, gzip: gzipped(script) + (style ? gzipped(style) : 0) };
}

/** Names and versions of what was installed, for the table's foot. */
export function peerVersions(): string {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return Object.entries(dependencies)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
}
