import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { createReview } from '../../../server/reports/keep-reviews.ts';
import type { Review } from '../../../studio/api.ts';
import { createSpeaker } from '../../../studio/reports/speaker.ts';
import { addDays, addFeatures, addFeatureUse, addPeople } from '../../support/build-use.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { fromStudio, type SignedIn, signedInMember } from '../../support/sign-in.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
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

/**
 * Where lines are broken, and how letters of two scripts are kept apart, is the printer's affair; so is by which of two
 * characters it names what some fonts draw alike.
 */
const bare = (text: string) => text.replace(/\s/g, '').normalize('NFKC').replaceAll('戶', '户');

/** The text of each page, and how far from its lower edge each piece of it stands, in points. */
async function pagesOf(file: Uint8Array): Promise<{ text: string; tops: number[] }[]> {
  const pdf = await getDocumentProxy(file);
  const { text } = await extractText(pdf, { mergePages: false });
  return Promise.all(
    text.map(async (each, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      const tops = items.flatMap((item) =>
        'transform' in item && item.str.trim() !== '' ? [Number(item.transform[5])] : [],
      );
      return { text: bare(each), tops };
    }),
  );
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

describe.each(['en', 'zh-CN'] as const)(
  'the document in %s about a customer of whom there is much to say',
  (locale) => {
    const name =
      '华东精密制造集团股份有限公司上海浦东第一分公司 (Huadong Precision Manufacturing Group, Pudong Branch No. 1)';
    const modules = Array.from({ length: 40 }, (_, n) => `Module ${n + 1} of everything that can be bought`);
    let review: Review;
    let pages: { text: string; tops: number[] }[];
    const speaker = createSpeaker(locale);

    beforeAll(async () => {
      const { db } = database;
      const rich = await buildWorkspace(database.context());
      const { scope } = rich.production;
      const signedIn = await signedInMember(app, database.context(), rich.workspaceId);
      const ids = await addPeople(db, scope, 'huadong', 12);
      await sql`update account set name = ${name}, seats_bought = 30 where environment_id = ${scope.environmentId}`.execute(
        db,
      );
      await addDays(db, scope, 'huadong', ids.slice(0, 7), ['2026-02-10', '2026-03-30']);
      const made = await db
        .insertInto('module')
        .values(
          modules.map((each, position) => ({
            workspaceId: scope.workspaceId,
            appId: scope.appId,
            name: each,
            position,
          })),
        )
        .returning('id')
        .execute();
      const features = await addFeatures(
        db,
        scope,
        made.map(({ id }, n) => ({ name: `Feature ${n}`, moduleId: id })),
      );
      await addFeatureUse(db, scope, 'huadong', ids[0]!, '2026-02-10', features);
      const asMember = async (method: string, path: string, body?: unknown) => {
        const response = await app.request(`/api/v1${path}`, fromStudio(method, body, signedIn.cookie));
        return response.json();
      };
      for (let n = 1; n <= 6; n++) {
        await asMember('POST', '/accounts/huadong/criteria', {
          ...{
            name: `Goal ${n}`,
            family: 'time',
            unit: '%',
            isLowerBetter: false,
            baseline: 5,
            industryValue: null,
          },
          ...{ quarters: [{ startsOn: '2026-01-01', target: 6, value: 7 }], featureIds: [features[n]] },
          ...{ roiCost: null, roiGain: null, roiMethod: null },
        });
      }
      const days = { startsOn: '2026-01-01', endsOn: '2026-03-31', locale };
      const { id, revision, texts } = await asMember('POST', '/accounts/huadong/reviews', days);
      const nextSteps = Array.from(
        { length: 60 },
        (_, n) => `Step ${n + 1}: somebody does something about it.`,
      );
      await asMember('PUT', `/reviews/${id}`, {
        revision,
        texts: { ...texts, nextSteps: nextSteps.join('\n') },
      });
      review = await asMember('GET', `/reviews/${id}`);
      for (const [metric, figure] of Object.entries(review.figures)) {
        expect(
          await asMember('GET', `/metrics/${metric}?account=huadong&from=2026-01-01&to=2026-03-31`),
          metric,
        ).toEqual(figure);
      }
      const response = await app.request(`/api/v1/reviews/${id}/pdf`, {
        headers: { Cookie: signedIn.cookie },
      });
      pages = await pagesOf(new Uint8Array(await response.arrayBuffer()));
    }, 60_000);

    test('has the figures of every other screen, and is complete on its first page', () => {
      const { activeUsers, activity, featureUsageRate, modulesUsed, activationRate } = review.figures;
      expect(activeUsers.value).toBe(7);
      const first = pages[0]!.text;
      for (const text of [
        name,
        speaker.day('2026-01-01'),
        speaker.day('2026-03-31'),
        review.texts.summary,
        speaker.metric('activeUsers'),
        ...[activity, featureUsageRate, modulesUsed, activationRate].map(({ value }) => speaker.share(value)),
        'Goal 1',
        'Goal 4',
      ]) {
        expect(first).toContain(bare(text));
      }
      // The draft writes a share as the tables do.
      expect(review.texts.use).toContain(speaker.share(activity.value));
      // What comes next begins on the second.
      expect(first).not.toContain(bare(speaker.metric('loginRatio')));
    });

    test('lists every module and step once, however many pages that takes', () => {
      expect(pages.length).toBeGreaterThan(3);
      const all = pages.map(({ text }) => text).join('');
      const told = Object.values(review.texts).join();
      const listedOnce = review.modules.slice(3).filter(({ name: module }) => !told.includes(module));
      expect(listedOnce.length).toBeGreaterThan(30);
      for (const { name: module } of listedOnce) expect(all.split(bare(module)).length, module).toBe(2);
      expect(all).toContain(bare('Step 60: somebody does something about it.'));
    });

    test('leaves a margin on each page', () => {
      const millimetres = 72 / 25.4;
      for (const { tops } of pages) {
        expect(Math.max(...tops)).toBeLessThan(842 - 12 * millimetres);
        expect(Math.min(...tops)).toBeGreaterThan(12 * millimetres);
      }
    });
  },
);

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

test.runIf(process.platform === 'linux')(
  'where no font has Chinese characters, it says so instead of printing empty boxes',
  async () => {
    const fonts = join(makeTemporaryFolder(), 'fonts.conf');
    writeFileSync(
      fonts,
      `<fontconfig>
        <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
        <selectfont><rejectfont><pattern><patelt name="lang"><string>zh-cn</string></patelt></pattern></rejectfont></selectfont>
      </fontconfig>`,
    );
    vi.stubEnv('FONTCONFIG_FILE', fonts);
    try {
      const ask = async (locale: 'en' | 'zh-CN') =>
        app.request(`/api/v1/reviews/${await reviewIn(locale)}/pdf`, { headers: { Cookie: member.cookie } });
      const refused = await ask('zh-CN');
      expect(refused.status).toBe(503);
      expect(await refused.text()).toContain('no font with Chinese characters');
      expect((await ask('en')).status).toBe(200);
    } finally {
      vi.unstubAllEnvs();
    }
  },
);
