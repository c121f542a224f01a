import { describe, expect, test } from 'vitest';
import type { GuideContent } from '../../../shared/contract/guide.ts';
import { changedPlace } from '../../../shared/draft/changed-place.ts';
import { insertSteps, moveStep, removeStep } from '../../../shared/draft/edit-draft.ts';
import { newGuideContent } from '../../../shared/draft/starters.ts';
import { writeText } from '../../../shared/draft/write-text.ts';
import { buildGuide, buildStep, heading } from '../../support/build-guide.ts';

const draft = buildGuide({
  steps: ['a', 'b', 'c'].map((id) =>
    buildStep(id, { blocks: [heading(`${id}-title`, `Title ${id}`, '标题')] }),
  ),
});
const place = (after: GuideContent, before = draft) =>
  changedPlace({ name: 'Tour', draft: before }, { name: 'Tour', draft: after });

describe('the place of a change', () => {
  test('is nowhere where nothing has changed', () => {
    expect(place(structuredClone(draft))).toBeUndefined();
  });

  test('is the step of a text, and its language', () => {
    const chinese = structuredClone(draft);
    const [block] = chinese.steps[1]!.blocks;
    if (block?.type === 'heading') block.text = writeText(block.text, 'zh-CN', '新标题', 'en');
    expect(place(chinese)).toEqual({ part: 'steps', pieceId: 'b', locale: 'zh-CN' });
    const english = structuredClone(draft);
    const [title] = english.steps[2]!.blocks;
    // Its translation becomes doubtful by it.
    if (title?.type === 'heading') title.text = writeText(title.text, 'en', 'New', 'en');
    expect(place(english)).toEqual({ part: 'steps', pieceId: 'c', locale: 'en' });
  });

  test('is the step that has come back, or gone, or moved', () => {
    const without = removeStep(draft, 'b');
    expect(place(draft, without)).toMatchObject({ part: 'steps', pieceId: 'b' });
    expect(place(moveStep(draft, 'c', 0))).toMatchObject({ part: 'steps', pieceId: 'c' });
    const longer = insertSteps(draft, 3, [buildStep('d')]);
    expect(place(draft, longer)).toEqual({ part: 'steps', pieceId: 'c' });
  });

  test('is the task of a checklist', () => {
    let count = 0;
    const before = newGuideContent('checklist', () => `n${count++}`);
    const after = structuredClone(before);
    after.checklist!.items[0]!.label.byLocale.en = 'Another';
    expect(place(after, before)).toEqual({
      part: 'checklist',
      pieceId: before.checklist!.items[0]!.id,
      locale: 'en',
    });
    after.checklist!.title.byLocale.en = 'Another';
    expect(
      place({ ...before, checklist: { ...before.checklist!, title: after.checklist!.title } }, before),
    ).toEqual({
      part: 'checklist',
      locale: 'en',
    });
  });

  test('is a setting, or the name', () => {
    expect(place({ ...draft, priority: 1 })).toEqual({ part: 'priority' });
    expect(changedPlace({ name: 'Tour', draft }, { name: 'Trip', draft })).toEqual({ part: 'name' });
  });
});
