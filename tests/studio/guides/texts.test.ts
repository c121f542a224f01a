import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type GuideContent, guideContentSchema } from '../../../shared/contract/guide.ts';
import { type DraftText, textsOf, translationOf } from '../../../shared/draft/draft-texts.ts';
import { moveStep, updateStep } from '../../../shared/draft/edit-draft.ts';
import { newGuideContent } from '../../../shared/draft/starters.ts';
import { readCsv, writeCsv } from '../../../studio/guides/languages/csv-file.ts';
import { takeTexts, textIn } from '../../../studio/guides/languages/texts.ts';
import { readXliff } from '../../../studio/guides/languages/xliff-file.ts';
import { templates } from '../../../studio/guides/templates/templates.ts';

let count = 0;
const newId = () => `n${count++}`;
const inAll = (draft: GuideContent, locale: string) => textsOf(draft).map((text) => textIn(text, locale));

describe.each(templates)('the texts of $id', ({ make }) => {
  test('have keys of their own, and come back from a file as they went', async () => {
    const draft = make(newId);
    const keys = textsOf(draft).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);

    const file = await writeCsv(draft, ['en', 'zh-CN']);
    const chinese = (await readCsv(file)).get('zh-CN')!;
    const fresh = make(newId);
    const renamed = new Map(
      textsOf(draft).map(({ key }, index) => [textsOf(fresh)[index]!.key, chinese.get(key) ?? '']),
    );
    const { draft: taken, refused } = takeTexts(fresh, 'fr', renamed);
    expect(refused).toEqual([]);
    expect(inAll(taken, 'fr')).toEqual(inAll(draft, 'zh-CN'));
    expect(v.safeParse(guideContentSchema, taken).issues).toBeUndefined();
    const { translated, count: all } = translationOf(taken, 'fr');
    expect(translated).toBe(all);
  });
});

test('texts are found by their keys after steps have moved, and empty cells delete nothing', () => {
  const draft = newGuideContent('walkthrough', newId);
  const key = textsOf(draft)[0]!.key;
  const moved = moveStep(draft, draft.steps[0]!.id, 1);
  const { draft: taken, taken: written } = takeTexts(
    moved,
    'zh-CN',
    new Map([
      [key, '你好'],
      ...textsOf(moved)
        .slice(0, 2)
        .map((text): [string, string] => [text.key, '']),
    ]),
  );
  expect(written).toBe(1);
  expect(textIn(textsOf(taken).find((text) => text.key === key)!, 'zh-CN')).toBe('你好');
  expect(translationOf(taken, 'zh-CN').translated).toBe(translationOf(draft, 'zh-CN').translated);
});

test('what the guide has no place for, or can’t hold, is named and left out', () => {
  const draft = newGuideContent('announcement', newId);
  const rich = textsOf(draft).find(({ isRich }) => isRich)!;
  const { draft: taken, refused } = takeTexts(
    draft,
    'fr',
    new Map([
      ['steps.gone.text', 'Perdu'],
      [rich.key, '[clic](javascript:alert(1))'],
    ]),
  );
  expect(refused).toContain('steps.gone.text');
  expect(JSON.stringify(taken)).not.toContain('"href":"javascript');
});

test('a text that is longer than a guide can hold is named, and what was there stays', () => {
  const draft = newGuideContent('walkthrough', newId);
  const [first, second] = textsOf(draft) as [DraftText, DraftText];
  const texts = new Map([
    [first.key, 'x'.repeat(1001)],
    [second.key, 'Assez court'],
  ]);
  const { draft: taken, taken: written, refused } = takeTexts(draft, 'fr', texts);
  expect([written, refused]).toEqual([1, [first.key]]);
  expect(textIn(textsOf(taken)[0]!, 'fr')).toBeUndefined();
  expect(v.safeParse(guideContentSchema, taken).issues).toBeUndefined();
});

test('a text that a spreadsheet would take for a formula goes out as a text and comes back as it was', async () => {
  const draft = newGuideContent('banner', newId);
  const [step] = draft.steps;
  const risky = updateStep(draft, step!.id, {
    blocks: [{ id: 'h', type: 'heading', text: { byLocale: { en: '=1+1', 'zh-CN': '-2' } } }],
  });
  const file = await writeCsv(risky, ['en', 'zh-CN']);
  expect(file).toContain("'=1+1");
  const read = await readCsv(file);
  expect([...read.get('en')!.values(), ...read.get('zh-CN')!.values()]).toEqual(['=1+1', '-2']);
});

test('a file without keys is refused', async () => {
  await expect(readCsv('a,b\n1,2\n')).rejects.toThrow('key');
});

describe('an XLIFF file', () => {
  const file = (inside: string) =>
    `<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">${inside}</xliff>`;

  test('gives each unit’s target, marks and all, as a tool wrote it', async () => {
    const unit = `<trans-unit id="a"><source>Save &amp; go</source><target state="translated">Enregistrer <g id="1">et</g> aller</target></trans-unit>`;
    const read = await readXliff(
      file(`<file target-language="fr"><body><group>${unit}</group><trans-unit id="b"/></body></file>`),
    );
    expect([...read.get('fr')!]).toEqual([
      ['a', 'Enregistrer et aller'],
      ['b', ''],
    ]);
  });

  test.each([
    ['no language', file('<file><body/></file>')],
    ['no file', file('')],
    ['another format', '<html/>'],
    ['no XML', 'key,fr'],
    [
      'entities of its own',
      `<!DOCTYPE x [<!ENTITY e "boom">]>${file('<file target-language="fr">&e;</file>')}`,
    ],
  ])('with %s is refused', async (_, text) => {
    await expect(readXliff(text)).rejects.toThrow();
  });
});
