import { describe, expect, test } from 'vitest';
import type { GuideContent } from '../../../shared/contract/guide.ts';
import { pairPieces } from '../../../shared/rules/pair-pieces.ts';
import { buildGuide, buildStep, heading } from '../../support/build-guide.ts';

const pair = (before: GuideContent, after: GuideContent) =>
  pairPieces({ name: 'Tour', content: before }, { name: 'Tour', content: after }, 'en');
const withSteps = (...ids: string[]) => buildGuide({ steps: ids.map((id) => buildStep(id)) });
const told = ({ pieces }: ReturnType<typeof pair>) =>
  pieces.map(({ id, before, after, changes }) => [id, before, after, changes.join()]);

const task = (id: string, label: string) => ({
  id,
  label: { byLocale: { en: label } },
  action: { type: 'none' as const },
  doneWhen: { type: 'event' as const, name: id },
});
const checklist = (...labels: string[]) =>
  buildGuide({
    steps: [],
    checklist: {
      title: { byLocale: { en: 'Begin' } },
      launcher: { label: { byLocale: { en: 'Begin' } }, corner: 'bottomEnd' },
      items: labels.map((label, index) => task(`t${index}`, label)),
    },
  });

describe('the pieces of two versions of a guide', () => {
  test('stand beside one another by what they are, wherever they are', () => {
    expect(told(pair(withSteps('a', 'b', 'c', 'd'), withSteps('d', 'a', 'b', 'c')))).toEqual([
      ['d', 3, 0, 'moved'],
      ['a', 0, 1, ''],
      ['b', 1, 2, ''],
      ['c', 2, 3, ''],
    ]);
  });

  test('are in the later order, those that it lost after what they followed', () => {
    expect(told(pair(withSteps('x', 'a', 'y', 'z', 'b'), withSteps('b', 'a', 'new')))).toEqual([
      ['x', 0, undefined, 'removed'],
      ['b', 4, 0, 'moved'],
      ['a', 1, 1, ''],
      ['y', 2, undefined, 'removed'],
      ['z', 3, undefined, 'removed'],
      ['new', undefined, 2, 'added'],
    ]);
  });

  test('carry what differs in them, and the guide what differs in the whole', () => {
    const before = withSteps('a', 'b', 'c');
    const after = buildGuide({
      priority: 7,
      steps: [
        buildStep('c', { blocks: [heading('c-title', 'Another text')] }),
        buildStep('a'),
        buildStep('b'),
      ],
    });
    const { guide, pieces } = pair(before, after);
    expect(guide.map(({ label }) => label)).toEqual(['Priority']);
    expect(told({ guide, pieces })).toEqual([
      ['c', 2, 0, 'moved,changed'],
      ['a', 0, 1, ''],
      ['b', 1, 2, ''],
    ]);
    expect(pieces[0]?.differences.map(({ label }) => label)).toContain('Heading · en');
    expect(pieces[1]?.differences).toEqual([]);
  });

  test('are one where the guide is a panel, whichever of its tasks differ', () => {
    const { pieces } = pair(checklist('Ask', 'Answer'), checklist('Ask', 'Reply'));
    expect(told({ guide: [], pieces })).toEqual([['checklist', 0, 0, 'changed']]);
    expect(pieces[0]?.differences).toMatchObject([{ before: 'Answer', after: 'Reply' }]);
    expect(told(pair(checklist('Ask'), checklist('Ask')))).toEqual([['checklist', 0, 0, '']]);
  });

  test('show how the look has changed, the first for all where nothing else is seen of it', () => {
    const green = { mode: 'auto', accent: '#00aa55' } as const;
    const { steps } = withSteps('a', 'b', 'c');
    expect(told(pair(buildGuide({ steps }), buildGuide({ steps, theme: green })))).toEqual([
      ['a', 0, 0, 'look'],
      ['b', 1, 1, ''],
      ['c', 2, 2, ''],
    ]);
    const second = [steps[0], buildStep('b', { layout: 'corner' }), steps[2]] as typeof steps;
    expect(told(pair(buildGuide({ steps }), buildGuide({ steps: second, theme: green })))).toEqual([
      ['a', 0, 0, ''],
      ['b', 1, 1, 'changed'],
      ['c', 2, 2, ''],
    ]);
  });
});
