import { globSync, readFileSync } from 'node:fs';
import { Hono } from 'hono';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { AppError } from '../../../server/http/app-error.ts';
import { answerErrors } from '../../../server/http/error-response.ts';
import { inChinese } from '../../../server/http/in-chinese.ts';
import { type ErrorCode, statusByErrorCode } from '../../../shared/contract/error.ts';
import { buildWorkspace } from '../../support/build-workspace.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const isChinese = (text: string) => /\p{Script=Han}/u.test(text);

/** Where only programs are answered: pages of host apps, senders of events, what the command line and tests say. */
const forPrograms =
  /^server\/(ingest|delivery\/deliver|commands|db|workspaces\/(allowed-origins|system-scope)|http\/(measure|shed)|config|cli)/;
const sources = globSync(['server/**/*.ts', 'shared/contract/*.ts'])
  .filter((path) => !forPrograms.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

const quoted = /^\s*(?:'((?:[^'\\]|\\.)*)'|`([^`]*)`)/;

/** The sentence that begins behind each match; what is put in by the program stands for itself as `7`. */
function sentencesAfter(pattern: RegExp): { path: string; sentence: string }[] {
  return sources.flatMap(({ path, text }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const found = quoted.exec(text.slice(match.index + match[0].length));
      const sentence = found?.[1] ?? found?.[2];
      return sentence === undefined ? [] : [{ path, sentence: sentence.replace(/\$\{[^}]*\}/g, '7') }];
    }),
  );
}

describe('every refusal', () => {
  test('is said in Chinese too', () => {
    const said = [
      ...sentencesAfter(/new AppError\(\s*(?:'[a-z_]+'|\w+),/g),
      ...sentencesAfter(/\bmessage:/g),
      ...sentencesAfter(/\bfault\((?:'[\w.]+',)?/g),
      // What schemas say instead of the library's own words.
      ...sentencesAfter(/v\.(?:minLength|maxLength|minValue|maxValue)\([^,()]+,/g),
      ...sentencesAfter(/v\.(?:regex|check|rawCheck)\([^\n]+?,(?= *')/g),
    ];
    expect(said.length).toBeGreaterThan(100);
    const missing = said.filter(({ sentence }) => !isChinese(inChinese(sentence)));
    expect([...new Set(missing.map(({ path, sentence }) => `${path}: ${sentence}`))]).toEqual([]);
  });

  test('names what there is none of in Chinese', () => {
    const nouns = sentencesAfter(/\bnotFound\(/g);
    expect(nouns.length).toBeGreaterThan(40);
    const missing = nouns.filter(({ sentence }) => /[a-z]/.test(inChinese(`There is no such ${sentence}.`)));
    expect(missing.filter(({ sentence }) => sentence !== 'webhook')).toEqual([]);
    expect(inChinese('There is no such webhook.')).toBe('没有这个Webhook。');
  });

  test('of a value is said in Chinese, as the schema library says it', () => {
    const refused: [v.GenericSchema, unknown][] = [
      [v.string(), 1],
      [v.strictObject({ a: v.string() }), {}],
      [v.strictObject({}), { b: 1 }],
      [v.pipe(v.string(), v.minLength(3)), 'a'],
      [v.pipe(v.string(), v.maxLength(3)), 'abcd'],
      [v.pipe(v.array(v.string()), v.maxLength(1)), ['a', 'b']],
      [v.pipe(v.number(), v.minValue(3)), 1],
      [v.pipe(v.number(), v.maxValue(3)), 4],
      [v.pipe(v.number(), v.integer()), 1.5],
      [v.picklist(['a', 'b']), 'c'],
      [v.pipe(v.string(), v.email()), 'x'],
      [v.pipe(v.string(), v.uuid()), 'x'],
      [v.pipe(v.string(), v.isoTimestamp()), 'x'],
      [v.pipe(v.string(), v.isoDate()), 'x'],
      [v.pipe(v.string(), v.regex(/a/)), 'line\nx'],
    ];
    for (const [schema, value] of refused) {
      const { issues } = v.safeParse(schema, value);
      for (const { message } of issues ?? []) expect(inChinese(message)).toSatisfy(isChinese);
      expect(issues?.length).toBeGreaterThan(0);
    }
  });

  test.each(Object.keys(statusByErrorCode) as ErrorCode[])(
    'with the code %s is in the language that is asked for',
    async (code) => {
      const app = new Hono().get('/', () => {
        throw new AppError(code, 'There is no such guide.', {
          details: [{ path: 'name', message: 'is missing' }],
        });
      });
      app.onError(answerErrors({ error() {}, warn() {} } as never));
      const ask = async (language?: string) => {
        const response = await app.request('/', {
          headers: language === undefined ? {} : { 'Accept-Language': language },
        });
        expect(response.headers.get('Vary')).toContain('Accept-Language');
        const { error } = (await response.json()) as {
          error: { message: string; details: { message: string }[] };
        };
        return [error.message, error.details[0]!.message];
      };
      const english = ['There is no such guide.', 'is missing'];
      const chinese = ['没有这个引导。', '缺失'];
      expect(await ask()).toEqual(english);
      expect(await ask('en-GB,en;q=0.9')).toEqual(english);
      expect(await ask('de,en;q=0.5')).toEqual(english);
      expect(await ask('zh-CN,zh;q=0.9,en;q=0.8')).toEqual(chinese);
      expect(await ask('en;q=0.5,zh')).toEqual(chinese);
      expect(await ask('*')).toEqual(english);
    },
  );
});

describe('of the running app', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  test('every route refuses a body of nonsense without a word of English', async () => {
    const context = database.context();
    const app = createApp(context);
    const { production } = await buildWorkspace(context);
    const routes = new Map(
      app.routes
        .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'))
        .map(({ method, path }) => [`${method} ${path}`, { method, path }]),
    );
    let refused = 0;
    for (const { method, path } of routes.values()) {
      const url = path.replaceAll(/:\w+(\{[^}]*\})?/g, '019a0000-0000-7000-8000-000000000000');
      const hasBody = method !== 'GET' && method !== 'DELETE';
      const response = await app.request(url, {
        method,
        headers: {
          Authorization: `Bearer ${production.secretKey}`,
          'Accept-Language': 'zh-CN',
          ...(hasBody && { 'Content-Type': 'application/json' }),
        },
        ...(hasBody && { body: '{"nonsense":true,"name":7}' }),
      });
      if (response.status < 400) continue;
      const { error } = (await response.json()) as {
        error: { message: string; details?: { path: string; message: string }[] };
      };
      refused++;
      for (const said of [error.message, ...(error.details ?? []).map(({ message }) => message)]) {
        expect(isChinese(said), `${method} ${path}: ${said}`).toBe(true);
      }
    }
    expect(refused).toBeGreaterThan(80);
  });
});
