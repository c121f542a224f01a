import { existsSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const read = (path: string) => readFileSync(path, 'utf8');

describe('what deploy/ holds', () => {
  test('starts with the packages that are left when those for development are taken out', async () => {
    const { dependencies, optionalDependencies } = JSON.parse(read('package.json'));
    const { metafile } = await build({
      entryPoints: ['server/main.ts', 'server/cli.ts'],
      bundle: true,
      write: false,
      metafile: true,
      platform: 'node',
      format: 'esm',
      outdir: 'unused',
      packages: 'external',
    });
    const needed = Object.values(metafile.inputs)
      .flatMap(({ imports }) => imports)
      .filter(
        ({ kind, external, path }) => external && kind === 'import-statement' && !path.startsWith('node:'),
      )
      .map(({ path }) =>
        path
          .split('/')
          .slice(0, path.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    expect(needed).toContain('hono');
    const missing = needed.filter((name) => !(name in dependencies) && !(name in optionalDependencies));
    expect([...new Set(missing)]).toEqual([]);
  });

  test('puts nothing of the builder’s own into the image', () => {
    for (const name of ['.git', 'node_modules', 'data', 'dist']) {
      expect(read('.dockerignore').split('\n')).toContain(name);
    }
  });

  test('stops the server itself, and gives it time to finish', () => {
    const dockerfile = read('deploy/Dockerfile');
    const [, started = ''] = /^CMD \["node", "([^"]+)"\]$/m.exec(dockerfile) ?? [];
    expect(existsSync(started)).toBe(true);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toContain('/readyz');
    const { services } = parse(read('deploy/compose.yaml'));
    expect(Number.parseInt(services.cairn.stop_grace_period, 10)).toBeGreaterThan(10);
    // A proxy with TLS stands in front; the database is reached by nobody else.
    expect(services.cairn.ports).toEqual(['127.0.0.1:4400:4400']);
    expect(services.database.ports).toBeUndefined();
    const unit = read('deploy/cairn.service');
    expect(unit).toMatch(/^KillMode=mixed$/m);
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(20);
    const [, program = ''] = /^ExecStart=\S+ (\S+)$/m.exec(unit) ?? [];
    expect(existsSync(program)).toBe(true);
  });
});
