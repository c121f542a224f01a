import { createApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { listen } from '../../server/http/listen.ts';
import { createMember } from '../../server/workspaces/create-member.ts';
import { buildWorkspace } from '../support/build-workspace.ts';
import { startServer } from '../support/running-server.ts';
import { testPassword } from '../support/sign-in.ts';
import { freePort } from '../support/studio-server.ts';
import { fillMuch, type Much, much } from './pages/fill-much.ts';
import { pages, type TimedPage, timePages } from './pages/time-pages.ts';

const rounds = 3;
const limitMs = 300;

/** Everybody, by a role, a segment, an account or a role, and those of a role in whose account nobody has used a feature. */
const audiences = ({ largest: { featureId }, segmentId }: Much): object[] => [
  { type: 'all', conditions: [] },
  { type: 'userTrait', trait: 'role', operator: 'is', value: 'sales' },
  { type: 'segment', segmentId },
  {
    type: 'any',
    conditions: [
      { type: 'accountTrait', trait: 'adoptionLevel', operator: 'greaterThan', value: 2 },
      { type: 'userTrait', trait: 'role', operator: 'is', value: 'sales' },
    ],
  },
  {
    type: 'all',
    conditions: [
      { type: 'userTrait', trait: 'role', operator: 'is', value: 'sales' },
      { type: 'feature', featureId, operator: 'atMost', times: 0, withinDays: 28, by: 'account' },
    ],
  },
];

interface Asked {
  route: string;
  /** Sent by POST. */
  body?: object;
}

const whoIsMeant = (made: Much): Asked[] =>
  audiences(made).flatMap((audience) =>
    ['/audience-preview', '/audience-preview/people', '/audience-preview/people?search=99'].map((route) => ({
      route,
      body: { audience },
    })),
  );

const routes = ({ largest, guideId, segmentId }: Much) => [
  '/accounts?sort=activeUsers28&order=desc',
  '/accounts?sort=level&order=asc&offset=10000',
  '/accounts?search=99',
  '/users',
  '/users?search=199',
  '/alerts?state=active',
  '/metrics/overview',
  '/metrics/company',
  '/metrics?names=accounts,activeUsers,steadyAccounts,lapsedAccounts',
  '/nps',
  '/features',
  '/catalogue-lint',
  '/catalogue-coverage',
  `/features/${largest.featureId}/adoption`,
  '/guides?counts=false',
  '/guides/counts',
  `/guides/${guideId}/report`,
  `/guides/${guideId}/report/people?milestone=shown`,
  `/guides/${guideId}/report?segment=${segmentId}`,
  `/accounts/${largest.externalId}`,
  `/accounts/${largest.externalId}/features`,
  `/accounts/${largest.externalId}/users`,
  `/accounts/${largest.externalId}/comparison`,
];

const pagesOfOne = ({ largest, guideId }: Much): TimedPage[] => [
  { href: `/accounts/${largest.externalId}`, numbers: '.stat__value' },
  { href: `/guides/${guideId}?section=results`, numbers: '.stat__value' },
  { href: `/features/${largest.featureId}`, numbers: '.stat__value' },
];

/**
 * From the click on a link of the studio until the first number of its page is painted, in a real browser: with the
 * demo's data, and with much of everything; there also how long routes take to answer. Needs `npm run build`.
 */
export async function bench(context: Context): Promise<void> {
  console.log(`  the demo: from the click to the first number (limit ${limitMs} ms)`);
  const demo = await startServer();
  try {
    const signIn = { email: 'demo@cairn.example', password: 'cairn-demo' };
    await demoIsFilled(demo.url, signIn);
    await timePages({ url: demo.url, ...signIn }, limitMs);
  } finally {
    await demo.stop();
  }

  const { workspaceId, production } = await buildWorkspace(context);
  const filledAt = performance.now();
  const made = await fillMuch(context, production.scope);
  const numbers = Object.entries(much).map(([name, n]) => `${n.toLocaleString('en')} ${name}`);
  console.log(
    `  ${numbers.join(', ')}; ${made.largest.users.toLocaleString('en')} users in the largest account; made in ` +
      `${((performance.now() - filledAt) / 1_000).toFixed(0)} s`,
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
    await timeRoutes(app, production.secretKey, [
      ...routes(made).map((route) => ({ route })),
      ...whoIsMeant(made),
    ]);
    await timePages({ url, email, password: testPassword }, limitMs, [...pages, ...pagesOfOne(made)]);
  } finally {
    await listener.stop();
  }
}

/** The demo makes its year of data while it already serves; its alerts are raised when that is done. */
async function demoIsFilled(url: string, signIn: object): Promise<void> {
  const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1_000));
  const ask = async (path: string, init?: RequestInit) => fetch(`${url}/api/v1${path}`, init);
  const isFilling = async () => {
    const { demo } = (await (await ask('/setup')).json()) as { demo: { progress: unknown } };
    return demo.progress !== null;
  };
  while (await isFilling()) await aSecond();
  const headers = { 'Content-Type': 'application/json' };
  const entered = await ask('/session', { method: 'POST', headers, body: JSON.stringify(signIn) });
  const cookie = entered.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const hasAlerts = async () => {
    const { total } = (await (await ask('/alerts', { headers: { Cookie: cookie } })).json()) as {
      total: number;
    };
    return total > 0;
  };
  while (!(await hasAlerts())) await aSecond();
}

/** Prints the best of some rounds, its share of the limit, and how much is sent. */
async function timeRoutes(
  app: ReturnType<typeof createApp>,
  key: string,
  asked: readonly Asked[],
): Promise<void> {
  for (const { route, body } of asked) {
    const times: number[] = [];
    let bytes = 0;
    for (let round = 0; round < rounds; round++) {
      const startedAt = performance.now();
      const response = await app.request(`/api/v1${route}`, {
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      });
      bytes = (await response.arrayBuffer()).byteLength;
      times.push(performance.now() - startedAt);
      if (!response.ok) throw new Error(`${route}: ${response.status}`);
    }
    const ms = Math.min(...times);
    console.log(
      `    ${route.replaceAll(/[0-9a-f-]{36}/g, '…').padEnd(66)} ${ms.toFixed(0).padStart(6)} ms ` +
        `(${(ms / limitMs).toFixed(2)} of the limit)  ${(bytes / 1_000).toFixed(0).padStart(5)} kB`,
    );
  }
}
