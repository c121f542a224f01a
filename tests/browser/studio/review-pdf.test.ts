import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { createReview } from '../../../server/reports/keep-reviews.ts';
import { addPeople } from '../../support/build-use.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { type SignedIn, signedInMember } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/*
 * The server prints the document by a browser of its own, which asks nothing but this server: nothing here listens on
 * a port.
 */

let database: TestDatabase;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
let member: SignedIn;

beforeAll(async () => {
  database = await createTestDatabase();
  const context = database.context();
  app = createApp(context);
  workspace = await buildWorkspace(context);
  member = await signedInMember(app, context, workspace.workspaceId);
  await addPeople(database.db, workspace.production.scope, 'acme', 3);
});
afterAll(() => database.drop());

async function reviewIn(locale: 'en' | 'zh-CN'): Promise<string> {
  const days = { startsOn: '2026-01-01', endsOn: '2026-03-31', locale };
  return (await createReview(database.context(), workspace.production.scope, 'acme', days)).id;
}

test.each(['en', 'zh-CN'] as const)('a business review in %s is a PDF of A4 pages', async (locale) => {
  const response = await app.request(`/api/v1/reviews/${await reviewIn(locale)}/pdf`, {
    headers: { Cookie: member.cookie },
  });
  const pdf = Buffer.from(await response.arrayBuffer()).toString('latin1');
  expect(response.status, pdf.slice(0, 500)).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/pdf');
  expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''acme%202026-01-01.pdf");
  expect(pdf.startsWith('%PDF-')).toBe(true);
  const pages = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  // The first is complete in itself; then use, and what comes next.
  expect(pages).toHaveLength(3);
  for (const [, width, height] of pages) {
    expect(Math.round(Number(width))).toBe(595);
    expect(Math.round(Number(height))).toBe(842);
  }
});

test('a program, which has no session, is told that a member is needed', async () => {
  const response = await app.request(`/api/v1/reviews/${await reviewIn('en')}/pdf`, {
    headers: { Authorization: `Bearer ${workspace.production.secretKey}` },
  });
  expect(response.status).toBe(403);
});

test('where there is no Chromium, it says so and what to do instead', async () => {
  const path = process.env.CHROMIUM_PATH;
  process.env.CHROMIUM_PATH = '/nowhere/chromium';
  try {
    const response = await app.request(`/api/v1/reviews/${await reviewIn('en')}/pdf`, {
      headers: { Cookie: member.cookie },
    });
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('print it from your browser instead');
  } finally {
    process.env.CHROMIUM_PATH = path;
  }
});
