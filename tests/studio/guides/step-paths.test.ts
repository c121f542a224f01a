import { expect, test } from 'vitest';
import * as edit from '../../../shared/draft/edit-draft.ts';
import { followUpsTo } from '../../../shared/draft/follow-ups.ts';
import { both, button, buttonRow } from '../../../shared/draft/pieces.ts';
import { newGuideContent } from '../../../shared/draft/starters.ts';
import { pathsOf } from '../../../studio/guides/step-paths.ts';
import { locale } from '../../../studio/ui/i18n.ts';

let count = 0;
const newId = () => `n${count++}`;

test('a step’s card tells when the step is shown and where it leads', () => {
  locale.value = 'en';
  const draft = newGuideContent('survey', newId);
  const [asks, promoters, passives] = draft.steps;
  expect(pathsOf(draft, promoters!, 'en')).toEqual(['Only after ≥ 9']);
  expect(pathsOf(draft, passives!, 'zh-CN')).toEqual(['Only after 7–8']);

  const reason = promoters!.blocks[0]!;
  const options =
    reason.type === 'question' && reason.question.kind === 'choice' ? reason.question.options : [];
  const branched = edit.updateStep(draft, promoters!.id, {
    next: [{ when: { questionId: reason.id, options: options.map(({ id }) => id) }, stepId: passives!.id }],
    blocks: [
      reason,
      buttonRow(
        newId,
        button(newId, 'primary', both('Skip', '跳过'), { type: 'goToStep', stepId: asks!.id }),
      ),
    ],
  });
  expect(pathsOf(branched, branched.steps[1]!, 'en')).toEqual([
    'Only after ≥ 9',
    '→ Step 3 after The product or The service',
    '→ Step 1 by “Skip”',
  ]);

  const without = edit.removeStep(branched, passives!.id);
  expect(pathsOf(without, without.steps[1]!, 'en')).not.toContain(
    '→ Step 3 after The product or The service',
  );
});

test('a copied step’s branches ask about the copy’s question', () => {
  const draft = newGuideContent('survey', newId);
  const [first, second] = draft.steps;
  const branched = edit.updateStep(draft, first!.id, {
    next: [{ when: { questionId: first!.blocks[0]!.id, min: 9 }, stepId: second!.id }],
  });
  const copy = edit.duplicateStep(branched, first!.id, newId).steps[1]!;
  expect(copy.next?.[0]?.when.questionId).toBe(copy.blocks[0]!.id);
});

test.each(['csat', 'ces', 'rating', 'nps', 'text'] as const)(
  'each group of a %s score has a question of its own, and no answer has two',
  (kind) => {
    const prompt = both('How was it?', '怎么样？');
    const ends = { lowLabel: prompt, highLabel: prompt };
    const question =
      kind === 'nps'
        ? ({ kind, scale: '0-10', prompt, ...ends } as const)
        : kind === 'csat' || kind === 'ces'
          ? ({ kind, prompt, ...ends } as const)
          : ({ kind, prompt } as const);
    const steps = followUpsTo(newId, { id: 'q', question }, 'corner');
    const highest = { nps: 10, csat: 5, rating: 5, ces: 7, text: 0 }[kind];
    const asked = Array.from({ length: highest }, (_, index) =>
      steps.filter(({ when }) => (when?.min ?? 0) <= index + 1 && index + 1 <= (when?.max ?? highest)),
    );
    expect(asked.every(({ length }) => length === 1)).toBe(true);
  },
);
