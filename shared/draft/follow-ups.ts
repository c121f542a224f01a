import type { Step } from '../contract/step.ts';
import type { Question } from '../contract/survey.ts';
import { both, choice, comment, type NewId, step } from './pieces.ts';

/** Steps that ask on, one for each group of an NPS score. */
export const npsFollowUps = (newId: NewId, questionId: string, layout: Step['layout']): Step[] => [
  step(
    newId,
    layout,
    [
      choice(newId, both('What is the main reason?', '主要原因是什么？'), [
        both('The product', '产品体验'),
        both('The service', '服务'),
      ]),
    ],
    { when: { questionId, min: 9 } },
  ),
  step(newId, layout, [comment(newId, both('What could we do better?', '我们哪里可以做得更好？'))], {
    when: { questionId, min: 7, max: 8 },
  }),
  step(
    newId,
    layout,
    [
      choice(newId, both('What is the main reason?', '主要原因是什么？'), [
        both('The service was not professional', '服务不够专业'),
        both('The product does not meet my need', '产品不能满足需求'),
      ]),
    ],
    { when: { questionId, max: 6 } },
  ),
];

const byEnds = (newId: NewId, questionId: string, layout: Step['layout'], high: number): Step[] => [
  step(newId, layout, [comment(newId, both('What went well?', '哪些方面做得好？'))], {
    when: { questionId, min: high },
  }),
  step(newId, layout, [comment(newId, both('What went wrong?', '哪里出了问题？'))], {
    when: { questionId, max: high - 1 },
  }),
];

/** What to ask next of each group of the question's score; none for a question without a score. */
export function followUpsTo(
  newId: NewId,
  { id, question }: { id: string; question: Question },
  layout: Step['layout'],
): Step[] {
  switch (question.kind) {
    case 'nps':
      return npsFollowUps(newId, id, layout);
    case 'csat':
    case 'rating':
      return byEnds(newId, id, layout, 4);
    case 'ces':
      return byEnds(newId, id, layout, 5);
    default:
      return [];
  }
}
