import { describe, expect, test } from 'vitest';
import type { GuideContent } from '../../../shared/contract/guide.ts';
import { compareGuides } from '../../../shared/rules/compare-guides.ts';
import { buildGuide, buildSignature, buildStep, heading, nextButton } from '../../support/build-guide.ts';

const compare = (before: GuideContent, after: GuideContent, names: [string, string] = ['Tour', 'Tour']) =>
  compareGuides({ name: names[0], content: before }, { name: names[1], content: after }, 'en');

describe('two versions of a guide', () => {
  test('that say the same have no difference', () => {
    expect(compare(buildGuide(), buildGuide())).toEqual([]);
  });

  test('differ in words that a reader knows', () => {
    const after = buildGuide({
      priority: 80,
      audience: { type: 'userTrait', trait: 'role', operator: 'is', value: 'sales' },
      trigger: { on: 'pageLoad', delaySeconds: 2, pages: { include: ['/orders', '/deals'], exclude: [] } },
      steps: [
        buildStep('s1', { blocks: [heading('s1-title', 'Welcome', '欢迎'), nextButton('s1-buttons')] }),
        buildStep('s2'),
      ],
    });
    expect(compare(buildGuide(), after, ['Tour', 'Big tour'])).toMatchObject([
      { group: 'Guide', label: 'Name', before: 'Tour', after: 'Big tour' },
      { group: 'Guide', label: 'Start · Wait, in seconds', before: '0', after: '2' },
      { group: 'Guide', label: 'Start · Pages · Only on', before: null, after: '/orders, /deals' },
      { group: 'Guide', label: 'Who sees it', before: 'everybody', after: 'user role is sales' },
      { group: 'Guide', label: 'Priority', before: '50', after: '80' },
      { group: 'Step 1 · Welcome', label: 'Heading · en', before: 'Step s1', after: 'Welcome' },
      { group: 'Step 1 · Welcome', label: 'Heading · zh-CN', before: null, after: '欢迎' },
    ]);
  });

  test('name what was chosen as the editor does, in the reader’s language', () => {
    const before = buildGuide({ steps: [buildStep('s1', { layout: 'modal', advanceOn: 'button' })] });
    const after = buildGuide({
      frequency: { type: 'always' },
      steps: [buildStep('s1', { layout: 'slideOut', advanceOn: 'targetClick' })],
    });
    const texts = compareGuides({ name: 'Tour', content: before }, { name: 'Tour', content: after }, 'zh-CN');
    expect(texts.map(({ label, after: now }) => `${label}：${now}`)).toEqual([
      '频率：每次',
      '样式：侧边面板',
      '继续方式：点击该元素本身',
    ]);
  });

  test('tell a step that moved from those that made room for it', () => {
    const steps = ['s1', 's2', 's3', 's4'].map((id) => buildStep(id));
    const [one, two, three, four] = steps as [
      (typeof steps)[0],
      (typeof steps)[0],
      (typeof steps)[0],
      (typeof steps)[0],
    ];
    expect(compare(buildGuide({ steps }), buildGuide({ steps: [two, three, four, one] }))).toMatchObject([
      { group: 'Step 4 · Step s1', label: 'Place', before: 'Step 1 · Step s1', after: 'Step 4 · Step s1' },
    ]);
  });

  test('say that that step moved which has another number, where either could have', () => {
    const after = buildGuide({ steps: ['s1', 's4', 's3'].map((id) => buildStep(id)) });
    const steps = ['s1', 's2', 's3', 's4'].map((id) => buildStep(id));
    expect(compare(buildGuide({ steps }), after).filter(({ label }) => label === 'Place')).toMatchObject([
      { before: 'Step 4 · Step s4', after: 'Step 2 · Step s4' },
    ]);
  });

  test('name what is new and what is gone', () => {
    const after = buildGuide({ steps: [buildStep('s2'), buildStep('s9')] });
    const differences = compare(buildGuide(), after);
    const groups = [...new Set(differences.map(({ group }) => group))];
    expect(groups).toEqual(['Step 2 · Step s9', 'Step 1 · Step s1']);
    expect(
      differences.filter(({ group }) => group.includes('s9')).every(({ before }) => before === null),
    ).toBe(true);
    expect(
      differences.filter(({ group }) => group.includes('s1')).every(({ after: now }) => now === null),
    ).toBe(true);
  });

  test('differ in an element that was picked anew, though it has the same name', () => {
    const at = (id: string) =>
      buildGuide({
        steps: [
          buildStep('s1', { layout: 'tooltip', target: { signature: buildSignature('New order', { id }) } }),
        ],
      });
    const [difference, ...others] = compare(at('old'), at('new'));
    expect(others).toEqual([]);
    expect(difference?.label).toBe('Element');
    expect(difference?.before).toMatch(/^“New order” #[0-9a-f]{6}$/);
    expect(difference?.before).not.toBe(difference?.after);
  });

  test('differ also in a field that nobody has thought of', () => {
    const after = { ...buildGuide(), invented: { depth: 3 } } as GuideContent;
    expect(compare(buildGuide(), after)).toMatchObject([
      { group: 'Guide', label: 'invented · depth', before: null, after: '3' },
    ]);
  });
});
