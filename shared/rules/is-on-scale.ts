import type { Question, Scale } from '../contract/survey.ts';

/** Whether a score can be given on the scale: whole, both ends included. */
export function isOnScale(score: number, scale: Scale): boolean {
  const [lowest = Number.NaN, highest = Number.NaN] = scale.split('-').map(Number);
  return Number.isInteger(score) && score >= lowest && score <= highest;
}

/** The scale a question is answered on; undefined for those that are not answered with a score. */
export function scaleOf(question: Pick<Question, 'kind'> & { scale?: Scale }): Scale | undefined {
  switch (question.kind) {
    case 'nps':
      return question.scale;
    case 'csat':
    case 'rating':
      return '1-5';
    case 'ces':
      return '1-7';
    default:
      return undefined;
  }
}
