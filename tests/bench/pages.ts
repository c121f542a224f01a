import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { listen } from '../../server/http/listen.ts';
import { createMember } from '../../server/workspaces/create-member.ts';
import { buildWorkspace } from '../support/build-workspace.ts';
import { startServer } from '../support/running-server.ts';
import { testPassword } from '../support/sign-in.ts';
import { freePort } from '../support/studio-server.ts';
import { fillMuch, much } from './pages/fill-much.ts';
import { timePages } from './pages/time-pages.ts';

const rounds = 3;
const limitMs = 300;

const routes = [
  '/accounts?sort=activeUsers28&order=desc',
  '/accounts?sort=level&order=asc&offset=10000',
  '/accounts?search=99',
  '/accounts?level=low&limit=500',
  '/users',
  '/features',
  '/guides',
  '/metrics/overview',
  '/metrics/company',
];

/**
 * From the click on a link of the studio until the first number of its page is painted, in a real browser: with the
 * demo's data, and with much of everything; there also how long routes take to answer. Needs `npm run build`.
 */
export async function bench(context: Context): Promise<void> {
  console.log(`  the demo: from the click to the first number (limit ${limitMs} ms)`);
  const demo = await startServer();
  try {
    await demoIsFilled(demo.url);
    await timePages({ url: demo.url, email: 'demo@cairn.example', password: 'cairn-demo' }, limitMs);
  } finally {
    await demo.stop();
  }

  const { workspaceId, production } = await buildWorkspace(context);
  await fillMuch(context, production.scope);
  console.log(
    `  ${much.accounts.toLocaleString('en')} accounts, ${much.features.toLocaleString('en')} features, ${much.guides} guides`,
  );
  const email = 'bench@example.com';
  const system = { workspaceId, actor: { kind: 'system' as const } };
  await createMember(context, system, {
    ...{ name: 'Bench', email, password: testPassword, locale: 'en', role: 'admin' },
  });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const app = createApp({ ...context, config: readConfig({ PUBLIC_URL: url }) });
  const listener = await listen(app.fetch, { host: '127.0.0.1', port });
  try {
    await timeRoutes(app, production.secretKey);
    await timePages({ url, email, password: testPassword }, limitMs);
  } finally {
    await listener.stop();
  }
}

/** The demo makes its year of data while it already serves. */
async function demoIsFilled(url: string): Promise<void> {
  const isFilling = async () => {
    const { demo } = (await (await fetch(`${url}/api/v1/setup`)).json()) as { demo: { progress: unknown } };
    return demo.progress !== null;
  };
  while (await isFilling()) await new Promise((resolve) => setTimeout(resolve, 1_000));
}

/** Prints the best of some rounds, and how much is sent. */
async function timeRoutes(app: ReturnType<typeof createApp>, key: string): Promise<void> {
  for (const route of routes) {
    const times: number[] = [];
    let bytes = 0;
    for (let round = 0; round < rounds; round++) {
      const startedAt = performance.now();
      const response = await app.request(`/api/v1${route}`, { headers: { Authorization: `Bearer ${key}` } });
      bytes = (await response.arrayBuffer()).byteLength;
      times.push(performance.now() - startedAt);
      if (!response.ok) throw new Error(`${route}: ${response.status}`);
    }
    const ms = Math.min(...times).toFixed(0);
    console.log(`    ${route.padEnd(45)} ${ms.padStart(6)} ms  ${(bytes / 1_000).toFixed(0).padStart(6)} kB`);
  }
}
