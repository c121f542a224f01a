import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { metrics } from '../../shared/contract/metric.ts';
import * as choices from '../../shared/rules/choice-words.ts';

const studio = join(import.meta.dirname, '../../studio');
const files = readdirSync(studio, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /words\.ts$/.test(path),
);

type Text = string | ((...args: unknown[]) => string);
const isPhrase = (value: unknown): value is Record<'en' | 'zh-CN', Text> =>
  typeof value === 'object' && value !== null && 'en' in value && 'zh-CN' in value;

/** The phrases of a table, also where one word has several. */
const within = (at: string, words: Record<string, unknown>): { at: string; phrase: unknown }[] =>
  Object.entries(words).flatMap(([key, phrase]) =>
    typeof phrase !== 'object' || phrase === null || 'en' in phrase || 'zh-CN' in phrase
      ? { at: `${at}.${key}`, phrase }
      : within(`${at}.${key}`, phrase as Record<string, unknown>),
  );

/** Every phrase of the studio, functions called with words that stand for any. */
async function phrases() {
  const tables = await Promise.all(
    files.map(async (file) => {
      const tables: Record<string, Record<string, unknown>> = await import(join(studio, file));
      return Object.entries(tables).flatMap(([table, words]) => within(`${file} ${table}`, words));
    }),
  );
  const defined = Object.entries(metrics).map(([key, { definition }]) => ({
    at: `metric ${key}`,
    phrase: definition,
  }));
  const chosen = Object.entries(choices).flatMap(([table, words]) =>
    typeof words === 'object' ? within(`choice-words.ts ${table}`, words) : [],
  );
  return [...tables.flat(), ...defined, ...chosen];
}

const said = (text: Text) =>
  typeof text === 'function' ? text(...Array.from({ length: text.length }, (_, index) => 11 + index)) : text;

describe('the studio’s words', () => {
  test('are in both languages, none of them empty', async () => {
    const all = await phrases();
    expect(all.length).toBeGreaterThan(200);
    const wrong = all.filter(
      ({ phrase }) =>
        !isPhrase(phrase) || said(phrase.en).trim() === '' || said(phrase['zh-CN']).trim() === '',
    );
    expect(wrong.map(({ at }) => at)).toEqual([]);
  });

  test('take the same arguments in both', async () => {
    const wrong = (await phrases()).filter(({ phrase }) => {
      if (!isPhrase(phrase)) return true;
      const { en, 'zh-CN': zh } = phrase;
      if (typeof en !== typeof zh) return true;
      if (typeof en !== 'function' || typeof zh !== 'function') return false;
      // Each argument is said in both: 11, 12, 13 are the words standing for them.
      const numbers = (text: string) =>
        (text.match(/\d+/g) ?? [])
          .filter((each) => /^1[1-9]$/.test(each))
          .toSorted()
          .join();
      return en.length !== zh.length || numbers(said(en)) !== numbers(said(zh));
    });
    expect(wrong.map(({ at }) => at)).toEqual([]);
  });

  test('in Chinese carry Chinese punctuation', async () => {
    const wrong = (await phrases()).filter(
      ({ phrase }) =>
        isPhrase(phrase) && /\p{Script=Han}[,:;?!]|[,;:?!]\p{Script=Han}/u.test(said(phrase['zh-CN'])),
    );
    expect(wrong.map(({ at }) => at)).toEqual([]);
  });

  test('in English are not left in Chinese, nor the other way round', async () => {
    const wrong = (await phrases()).filter(
      ({ phrase }) => isPhrase(phrase) && /\p{Script=Han}/u.test(said(phrase.en)),
    );
    expect(wrong.map(({ at }) => at)).toEqual([]);
  });
});
