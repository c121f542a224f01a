import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig, settingNames } from '../../server/config.ts';

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
    const [, removed = ''] = /node_modules && rm -r (.+)$/m.exec(read('deploy/Dockerfile')) ?? [];
    expect(removed).toContain('lucide');
    const missing = needed.filter(
      (name) =>
        (!(name in dependencies) && !(name in optionalDependencies)) || removed.split(' ').includes(name),
    );
    expect([...new Set(missing)]).toEqual([]);
  });

  test('puts nothing of the builder’s own into the image', () => {
    for (const name of ['.git', 'node_modules', 'data', 'dist', '**/.env', '*.backup']) {
      expect(read('.dockerignore').split('\n')).toContain(name);
    }
  });

  test('sets nothing that the server does not read, and asks for what it sets', () => {
    const compose = read('deploy/compose.yaml');
    const { cairn, database } = parse(compose).services;
    const set = Object.keys(cairn.environment);
    expect(set).toContain('DATABASE_URL');
    const inImage = [...read('deploy/Dockerfile').matchAll(/^ENV (.+)$/gm)].flatMap(([, line = '']) =>
      line.split(' ').map((each) => each.split('=')[0]!),
    );
    const inUnit = [...read('deploy/cairn.service').matchAll(/^Environment=(.+)$/gm)].flatMap(
      ([, line = '']) => line.split(' ').map((each) => each.split('=')[0]!),
    );
    const unread = [...set, ...inImage, ...inUnit].filter((name) => !settingNames.includes(name));
    expect(unread).toEqual(['NODE_ENV']);
    // Whoever starts it finds all that has to be given in the file that is filled in first, and git never takes it.
    const example = read('deploy/example.env').split('\n');
    const wanted = [...compose.matchAll(/\$\{(\w+):\?/g)].map(([, name = '']) => name);
    expect(wanted).toEqual(['PUBLIC_URL', 'POSTGRES_PASSWORD', 'CAIRN_SECRET_KEY']);
    expect(wanted.filter((name) => !example.some((line) => line.startsWith(`${name}=`)))).toEqual([]);
    expect(read('.gitignore').split('\n')).toContain('.env');
    // What else the server reads and a container may be given can be given too, with no file of ours changed.
    const ofTheImage = ['PORT', 'HOST', 'DATA_DIR', 'CAIRN_DEMO'];
    expect(settingNames.filter((name) => !set.includes(name) && !ofTheImage.includes(name))).toEqual([]);
    expect(cairn.environment.DATABASE_URL.replace(/:\?[^}]*/, '')).toBe(
      `postgres://${database.environment.POSTGRES_USER}:\${POSTGRES_PASSWORD}@database/${database.environment.POSTGRES_DB}`,
    );
    // What comes out of it once the variables are given is a configuration.
    const given: Record<string, string> = {
      PUBLIC_URL: 'https://cairn.example',
      POSTGRES_PASSWORD: 'secret',
      CAIRN_SECRET_KEY: randomBytes(32).toString('base64'),
    };
    const filled = Object.entries(cairn.environment as Record<string, string>).map(([name, value]) => [
      name,
      value.replace(/\$\{(\w+)[^}]*\}/g, (_, variable: string) => given[variable] ?? ''),
    ]);
    expect(readConfig(Object.fromEntries(filled))).toMatchObject({
      databaseUrl: 'postgres://cairn:secret@database/cairn',
      publicUrl: 'https://cairn.example',
      secretKeys: [given.CAIRN_SECRET_KEY],
    });
  });

  test.each(['README.md', 'README.zh-CN.md'])('is set by variables that %s explains', (readme) => {
    const missing = settingNames.filter((name) => !read(readme).includes(`\`${name}\``));
    expect(missing).toEqual([]);
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
    // Nothing that gets in can change the program, or get more rights.
    expect(services.cairn).toMatchObject({ read_only: true, tmpfs: ['/tmp'], cap_drop: ['ALL'] });
    expect(dockerfile).toMatch(/^COPY --from=build \/cairn \/cairn$/m);
    // While its first start makes the database, PostgreSQL answers on its socket: that is not healthy yet.
    expect(services.database.healthcheck.test).toContain('--host=127.0.0.1');
    const unit = read('deploy/cairn.service');
    expect(unit).toMatch(/^KillMode=mixed$/m);
    expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(20);
    const [, program = ''] = /^ExecStart=\S+ (\S+)$/m.exec(unit) ?? [];
    expect(existsSync(program)).toBe(true);
  });
});
