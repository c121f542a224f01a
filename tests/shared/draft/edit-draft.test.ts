import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { type GuideContent, guideContentSchema, guideKinds } from '../../../shared/contract/guide.ts';
import type { Step } from '../../../shared/contract/step.ts';
import * as edit from '../../../shared/draft/edit-draft.ts';
import { newGuideContent, newStep, startingIn } from '../../../shared/draft/starters.ts';
import { localesOf } from '../../../shared/rules/localize.ts';

let count = 0;
const newId = () => `n${count++}`;
let draft: GuideContent;
const idsOf = (value: unknown) => [...JSON.stringify(value).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id);
const stepIds = (content: GuideContent) => content.steps.map((step) => step.id);

beforeEach(() => {
  count = 0;
  draft = newGuideContent('survey', newId);
});

describe('a new guide', () => {
  test.each(guideKinds)('of kind %s is valid, in both languages, with ids of its own', (kind) => {
    const content = newGuideContent(kind, newId);
    expect(v.safeParse(guideContentSchema, content).issues).toBeUndefined();
    expect(localesOf(content).sort()).toEqual(['en', 'zh-CN']);
    expect(new Set(idsOf(content)).size).toBe(idsOf(content).length);
  });

  test.each([
    ['walkthrough', 'zh-CN', ['zh-CN']],
    ['announcement', 'en', ['en']],
    ['checklist', 'zh-CN', ['zh-CN']],
    ['survey', 'zh-CN', ['en', 'zh-CN']],
  ] as const)(
    'of kind %s for an author who writes %s says in no other language what is to be written',
    (kind, locale, languages) => {
      const content = startingIn(locale, kind, newId);
      expect(v.safeParse(guideContentSchema, content).issues).toBeUndefined();
      expect(localesOf(content).sort()).toEqual(languages);
      if (languages.length === 1) expect(content.defaultLocale).toBe(locale);
    },
  );

  test('stays in its language when a step comes to it', () => {
    const content = startingIn('zh-CN', 'walkthrough', newId);
    const step = newStep(newId, 'tooltip', { isFirst: false, isLast: true });
    expect(localesOf(edit.insertSteps(content, 2, [step]))).toEqual(['zh-CN']);
    expect(localesOf(edit.insertSteps(newGuideContent('survey', newId), 1, [step])).sort()).toEqual([
      'en',
      'zh-CN',
    ]);
    const french = edit.insertSteps({ ...content, defaultLocale: 'fr' }, 2, [step]);
    expect(french.steps[2]).toEqual(step);
  });
});

describe('editing a draft', () => {
  test('leaves the old draft as it was, so that undo can bring it back', () => {
    const before = structuredClone(draft);
    const [first] = stepIds(draft) as [string];
    edit.updateStep(edit.moveStep(edit.removeStep(draft, first), first, 1), first, { layout: 'modal' });
    edit.removeLocale(draft, 'zh-CN');
    expect(draft).toEqual(before);
  });

  test('takes with a step the branches that ask for its answers or lead to it, and no others', () => {
    const [asking, second, third] = draft.steps as [Step, Step, Step];
    const questionId = asking.blocks[0]!.id;
    const branch = (asked: string, stepId: string) => ({ when: { questionId: asked, max: 6 }, stepId });
    const own = second.blocks[0]!.id;
    const branched = edit.updateStep(draft, second.id, {
      next: [branch(questionId, third.id), branch(own, asking.id), branch(own, third.id)],
    });
    const left = edit.removeStep(branched, asking.id).steps.find(({ id }) => id === second.id);
    expect(left?.next).toEqual([branch(own, third.id)]);
  });

  test('moves a step to a place, and not past either end', () => {
    const ids = stepIds(draft);
    const [first, second, ...rest] = ids as [string, string, ...string[]];
    expect(stepIds(edit.moveStep(draft, second, 0))).toEqual([second, first, ...rest]);
    expect(stepIds(edit.moveStep(draft, first, -1))).toEqual(ids);
    expect(stepIds(edit.moveStep(draft, ids.at(-1)!, 99))).toEqual(ids);
    expect(edit.moveStep(draft, 'nowhere', 1)).toBe(draft);
  });

  test('duplicates a step with new ids right behind it', () => {
    const [first] = stepIds(draft) as [string];
    const copy = edit.duplicateStep(draft, first, newId);
    expect(copy.steps).toHaveLength(draft.steps.length + 1);
    expect(copy.steps[1]?.blocks[0]).toMatchObject({ type: 'question' });
    expect(new Set(idsOf(copy)).size).toBe(idsOf(copy).length);
    expect(v.safeParse(guideContentSchema, copy).success).toBe(true);
  });

  test('removes a step with the conditions that hung on its question', () => {
    const [first] = stepIds(draft) as [string];
    const after = edit.removeStep(draft, first);
    expect(after.steps.some((step) => step.when)).toBe(false);
    expect(draft.steps.some((step) => step.when)).toBe(true);
  });

  test('keeps the last step and the last block', () => {
    const single = { ...draft, steps: [newStep(newId, 'modal', { isFirst: true, isLast: true })] };
    const [step] = single.steps;
    expect(edit.removeStep(single, step!.id)).toBe(single);
    const bare = { ...single, steps: [{ ...step!, blocks: step!.blocks.slice(0, 1) }] };
    expect(edit.removeBlock(bare, step!.id, step!.blocks[0]!.id)).toEqual(bare);
  });

  test('inserts, moves, replaces and removes blocks', () => {
    const [first] = stepIds(draft) as [string];
    const divider = { id: 'line', type: 'divider' } as const;
    const inserted = edit.insertBlock(draft, first, 0, divider);
    expect(inserted.steps[0]?.blocks.map((block) => block.type)).toEqual(['divider', 'question']);
    const down = edit.moveBlock(inserted, first, 'line', 1);
    expect(down.steps[0]?.blocks.map((block) => block.type)).toEqual(['question', 'divider']);
    const heading = { id: 'line', type: 'heading', text: { byLocale: { en: 'Hi' } } } as const;
    expect(edit.replaceBlock(down, first, heading).steps[0]?.blocks[1]).toEqual(heading);
    expect(edit.removeBlock(down, first, 'line').steps[0]?.blocks).toEqual(draft.steps[0]?.blocks);
  });

  test('takes a language out everywhere, but never the default', () => {
    expect(localesOf(edit.removeLocale(draft, 'zh-CN'))).toEqual(['en']);
    expect(edit.removeLocale(draft, 'en')).toBe(draft);
  });

  test('offers only questions of earlier steps as conditions', () => {
    const ids = stepIds(draft);
    expect(edit.questionsBefore(draft, ids[0]!)).toEqual([]);
    expect(edit.questionsBefore(draft, ids[2]!)).toHaveLength(2);
  });
});
