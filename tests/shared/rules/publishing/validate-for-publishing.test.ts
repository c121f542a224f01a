import { describe, expect, test } from 'vitest';
import type { Block, ButtonAction } from '../../../../shared/contract/block.ts';
import type { Task } from '../../../../shared/contract/checklist.ts';
import type { GuideContent, GuideKind } from '../../../../shared/contract/guide.ts';
import { publishingErrorCodes, publishingWarningCodes } from '../../../../shared/rules/publishing/faults.ts';
import { publishingMessage } from '../../../../shared/rules/publishing/messages.ts';
import { validateForPublishing } from '../../../../shared/rules/publishing/validate-for-publishing.ts';
import {
  buildGuide,
  buildSignature,
  buildStep,
  buildSurvey,
  heading,
  nextButton,
  npsQuestion,
} from '../../../support/build-guide.ts';

const text = (en: string, href?: string): Block => ({
  id: 'text',
  type: 'text',
  text: { byLocale: { en: [{ type: 'text', text: en, ...(href !== undefined && { href }) }] } },
});
const choice: Block = {
  id: 'q2',
  type: 'question',
  question: {
    kind: 'choice',
    prompt: { byLocale: { en: 'Why?' } },
    options: [
      { id: 'product', label: { byLocale: { en: 'The product' } } },
      { id: 'service', label: { byLocale: { en: 'The service' } } },
    ],
  },
};
const goTo = (stepId: string): Block => ({
  id: 'go',
  type: 'buttons',
  buttons: [
    {
      id: 'go-there',
      label: { byLocale: { en: 'Go' } },
      look: 'primary',
      action: { type: 'goToStep', stepId },
    },
  ],
});
const image = (src: string, alt: string): Block => ({
  id: 'image',
  type: 'image',
  src,
  alt: { byLocale: { en: alt } },
});
const film: Block = {
  id: 'video',
  type: 'video',
  src: 'https://example.com/tour.mp4',
  title: { byLocale: { en: 'The tour' } },
  isLong: true,
};
const withBlocks = (...blocks: Block[]) => buildGuide({ steps: [buildStep('s1', { blocks })] });
const survey = (...steps: GuideContent['steps']) => buildSurvey({ steps });
const ask = buildStep('ask', { blocks: [npsQuestion('q1'), choice] });

describe('keeps from being published', () => {
  const cases: [what: string, kind: GuideKind, content: GuideContent, path: string, code: string][] = [
    [
      'a text that is not there in the default language',
      'walkthrough',
      withBlocks({ ...heading('h', ''), text: { byLocale: { 'zh-CN': '你好' } } } as Block),
      'steps.0.blocks.0.text',
      'textMissing',
    ],
    ['a text of spaces', 'walkthrough', withBlocks(text('  \n')), 'steps.0.blocks.0.text', 'textMissing'],
    [
      'a score question without a prompt',
      'survey',
      survey(buildStep('ask', { blocks: [npsQuestion('q1', '')] })),
      'steps.0.blocks.0.question.prompt',
      'textMissing',
    ],
    [
      'a tooltip without a target',
      'walkthrough',
      buildGuide({ steps: [buildStep('s1', { layout: 'tooltip' })] }),
      'steps.0.target',
      'targetMissing',
    ],
    [
      'a step that waits for a click on nothing',
      'walkthrough',
      buildGuide({ steps: [buildStep('s1', { advanceOn: 'targetClick' })] }),
      'steps.0.target',
      'targetMissing',
    ],
    [
      'a button to a step that is gone',
      'walkthrough',
      withBlocks(goTo('gone')),
      'steps.0.blocks.0.buttons.0.action.stepId',
      'stepUnknown',
    ],
    [
      'a condition on a question that is gone',
      'survey',
      survey(ask, buildStep('s2', { when: { questionId: 'gone', min: 9 } })),
      'steps.1.when.questionId',
      'questionUnknown',
    ],
    [
      'a condition on an option that is gone',
      'survey',
      survey(ask, buildStep('s2', { when: { questionId: 'q2', options: ['product', 'price'] } })),
      'steps.1.when.options.1',
      'optionUnknown',
    ],
    [
      'a score asked of a choice',
      'survey',
      survey(ask, buildStep('s2', { when: { questionId: 'q2', min: 9 } })),
      'steps.1.when',
      'conditionImpossible',
    ],
    [
      'an empty range of scores',
      'survey',
      survey(ask, buildStep('s2', { when: { questionId: 'q1', min: 9, max: 6 } })),
      'steps.1.when',
      'conditionImpossible',
    ],
    [
      'two steps of one id',
      'walkthrough',
      buildGuide({ steps: [buildStep('s1'), { ...buildStep('s2'), id: 's1' }] }),
      'steps.1.id',
      'idRepeated',
    ],
    [
      'two blocks of one id',
      'walkthrough',
      withBlocks(heading('h', 'One'), heading('h', 'Two')),
      'steps.0.blocks.1.id',
      'idRepeated',
    ],
    ['a survey that asks nothing', 'survey', buildGuide(), 'steps', 'questionMissing'],
    [
      'a score asked outside a survey',
      'walkthrough',
      withBlocks(npsQuestion('q1')),
      'steps.0.blocks.0',
      'npsOutsideSurvey',
    ],
    [
      'a second score',
      'survey',
      survey(ask, buildStep('s2', { blocks: [npsQuestion('q3')] })),
      'steps.1.blocks.0',
      'npsRepeated',
    ],
    [
      'a link that runs script',
      'walkthrough',
      withBlocks(text('Here', 'javascript:alert(1)')),
      'steps.0.blocks.0.text.byLocale.en.0.href',
      'linkUnsafe',
    ],
    [
      'an image over http',
      'walkthrough',
      withBlocks(image('http://example.com/a.png', 'A')),
      'steps.0.blocks.0.src',
      'mediaUnsafe',
    ],
    [
      'a reward for an answer',
      'survey',
      survey(buildStep('ask', { blocks: [npsQuestion('q1'), text('Answer and get a gift card')] })),
      'steps.0.blocks.1.text.byLocale.en',
      'rewardPromised',
    ],
    [
      'asking for a 10',
      'survey',
      survey(buildStep('ask', { blocks: [npsQuestion('q1', 'Please give us a 10')] })),
      'steps.0.blocks.0.question.prompt.byLocale.en',
      'scoreAsked',
    ],
  ];

  test.each(cases)('%s', (_, kind, content, path, code) => {
    expect(validateForPublishing(kind, content).errors).toEqual([expect.objectContaining({ path, code })]);
  });
});

describe('makes the author think over', () => {
  const cases: [what: string, kind: GuideKind, content: GuideContent, path: string, code: string][] = [
    [
      'a missing translation',
      'walkthrough',
      withBlocks(heading('a', 'Hello', '你好'), heading('b', 'World')),
      'steps.0.blocks.1.text',
      'translationMissing',
    ],
    [
      'an image without a description',
      'walkthrough',
      withBlocks(image('https://example.com/a.png', '')),
      'steps.0.blocks.0.alt',
      'altMissing',
    ],
    ['a video of more than five minutes', 'walkthrough', withBlocks(film), 'steps.0.blocks.0', 'longVideo'],
    [
      'words that steer a score',
      'survey',
      survey(buildStep('ask', { blocks: [npsQuestion('q1', 'You love Acme: would you recommend it?')] })),
      'steps.0.blocks.0.question.prompt.byLocale.en',
      'steeringWords',
    ],
    [
      'a condition on a later question',
      'survey',
      survey(buildStep('s1', { when: { questionId: 'q1', min: 9 } }), ask),
      'steps.0.when.questionId',
      'questionNotEarlier',
    ],
    [
      'a step that leads nowhere',
      'walkthrough',
      buildGuide({ steps: [buildStep('s1', { blocks: [heading('h', 'Stuck')] }), buildStep('s2')] }),
      'steps.0',
      'noWayOn',
    ],
    [
      'a tour of eight steps',
      'walkthrough',
      buildGuide({ steps: Array.from({ length: 8 }, (_, i) => buildStep(`s${i}`)) }),
      'steps',
      'manySteps',
    ],
  ];

  test.each(cases)('%s', (_, kind, content, path, code) => {
    expect(validateForPublishing(kind, content)).toEqual({
      errors: [],
      warnings: [expect.objectContaining({ path, code })],
    });
  });
});

test('finds nothing in a sound walkthrough and a sound survey', () => {
  const tour = buildGuide({
    steps: [
      buildStep('s1', {
        layout: 'tooltip',
        target: { signature: buildSignature('New order') },
        advanceOn: 'targetClick',
        blocks: [heading('h1', 'Make an order', '新建订单'), goToS2()],
      }),
      buildStep('s2', { blocks: [heading('h2', 'Done', '完成')] }),
    ],
  });
  const nps = buildSurvey({
    steps: [
      buildStep('ask', { blocks: [npsQuestion('q1')] }),
      buildStep('why', { when: { questionId: 'q1', min: 9, max: 10 }, blocks: [choice] }),
      buildStep('thanks', {
        when: { questionId: 'q2', options: ['product'] },
        blocks: [heading('bye', 'Thank you'), nextButton('n')],
      }),
    ],
  });
  expect(validateForPublishing('walkthrough', tour)).toEqual({ errors: [], warnings: [] });
  expect(validateForPublishing('survey', nps)).toEqual({ errors: [], warnings: [] });
});

const goToS2 = (): Block => ({
  id: 'go',
  type: 'buttons',
  buttons: [
    {
      id: 'go-there',
      label: { byLocale: { en: 'Go on', 'zh-CN': '继续' } },
      look: 'primary',
      action: { type: 'goToStep', stepId: 's2' },
    },
  ],
});

test('a guide that asks for no score may be as warm as it likes', () => {
  const { errors, warnings } = validateForPublishing(
    'announcement',
    withBlocks(text('You will love it: invite a friend and get a gift card')),
  );
  expect([...errors, ...warnings]).toEqual([]);
});

const inEnglish = (en: string) => ({ byLocale: { en } });
const task = (id: string, parts: Partial<Task> = {}): Task => ({
  id,
  label: inEnglish(id),
  action: { type: 'none' },
  doneWhen: { type: 'event', name: 'deal.won' },
  ...parts,
});
const checklist = (...items: Task[]) =>
  buildGuide({
    steps: [],
    checklist: {
      title: inEnglish('Start'),
      items,
      launcher: { label: inEnglish('Start'), corner: 'bottomEnd' },
    },
  });
const button = (action: ButtonAction): GuideContent =>
  withBlocks({
    id: 'b',
    type: 'buttons',
    buttons: [{ id: 'b1', label: inEnglish('Go'), look: 'primary', action }],
  });
const waiting = { delaySeconds: 0, pages: { include: [], exclude: [] } };

describe('every kind of guide has what it needs', () => {
  const cases: [what: string, kind: GuideKind, content: GuideContent, path: string, code: string][] = [
    ['a walkthrough its steps', 'walkthrough', buildGuide({ steps: [] }), 'steps', 'stepsMissing'],
    ['a checklist its tasks', 'checklist', buildGuide({ steps: [] }), 'checklist', 'partMissing'],
    ['a help its title', 'help', buildGuide({ steps: [] }), 'help', 'partMissing'],
    [
      'a task its label',
      'checklist',
      checklist(task('a', { label: inEnglish(' ') })),
      'checklist.items.0.label',
      'textMissing',
    ],
    [
      'tasks ids of their own',
      'checklist',
      checklist(task('a'), task('a')),
      'checklist.items.1.id',
      'idRepeated',
    ],
    [
      'a task its event',
      'checklist',
      checklist(task('a', { doneWhen: { type: 'event', name: ' ' } })),
      'checklist.items.0.doneWhen.name',
      'eventMissing',
    ],
    [
      'a task its element',
      'checklist',
      checklist(task('a', { doneWhen: { type: 'click' } })),
      'checklist.items.0.doneWhen.target',
      'targetMissing',
    ],
    [
      'a task its guide',
      'checklist',
      checklist(task('a', { doneWhen: { type: 'guideCompleted', guideId: '' } })),
      'checklist.items.0.doneWhen.guideId',
      'guideMissing',
    ],
    [
      'an inline banner its element',
      'banner',
      buildGuide({ steps: [buildStep('s', { layout: 'inline' })] }),
      'steps.0.target',
      'targetMissing',
    ],
    [
      'a hint its element',
      'hint',
      buildGuide({ steps: [buildStep('s', { layout: 'beacon' })] }),
      'steps.0.target',
      'targetMissing',
    ],
    [
      'a trigger its element',
      'walkthrough',
      buildGuide({ trigger: { on: 'elementAppears', ...waiting } }),
      'trigger.target',
      'targetMissing',
    ],
    [
      'a trigger its event',
      'walkthrough',
      buildGuide({ trigger: { on: 'eventTracked', eventName: '', ...waiting } }),
      'trigger.eventName',
      'eventMissing',
    ],
    [
      'a condition its element',
      'walkthrough',
      buildGuide({ conditions: { type: 'none', conditions: [{ type: 'element', is: 'present' }] } }),
      'conditions.conditions.0.target',
      'targetMissing',
    ],
    [
      'a condition its value',
      'walkthrough',
      buildGuide({ audience: { type: 'userTrait', trait: 'role', operator: 'is', value: '' } }),
      'audience.value',
      'valueMissing',
    ],
    [
      'a condition its list of values',
      'walkthrough',
      buildGuide({ audience: { type: 'userTrait', trait: 'role', operator: 'isOneOf', value: [' '] } }),
      'audience.value',
      'valueMissing',
    ],
    [
      'a goal its feature',
      'walkthrough',
      buildGuide({ goal: { featureId: 0, withinDays: 14, holdout: { of: 'account', percent: 20 } } }),
      'goal.featureId',
      'featureMissing',
    ],
    [
      'a button its guide',
      'walkthrough',
      button({ type: 'startGuide', guideId: '' }),
      'steps.0.blocks.0.buttons.0.action.guideId',
      'guideMissing',
    ],
    [
      'a button its event',
      'walkthrough',
      button({ type: 'track', name: '' }),
      'steps.0.blocks.0.buttons.0.action.name',
      'eventMissing',
    ],
    [
      'a branch a step that is there',
      'survey',
      survey({ ...ask, next: [{ when: { questionId: 'q1', min: 9 }, stepId: 'gone' }] }),
      'steps.0.next.0.stepId',
      'stepUnknown',
    ],
    [
      'a branch an answer that can be given',
      'survey',
      survey({ ...ask, next: [{ when: { questionId: 'q2', options: ['gone'] }, stepId: 'ask' }] }),
      'steps.0.next.0.when.options.0',
      'optionUnknown',
    ],
  ];
  test.each(cases)('%s', (_, kind, content, path, code) => {
    expect(validateForPublishing(kind, content).errors).toContainEqual(
      expect.objectContaining({ path, code }),
    );
  });

  test('a branch may ask for the answer just given', () => {
    const branching = survey({ ...ask, next: [{ when: { questionId: 'q1', min: 9 }, stepId: 'ask' }] });
    const { warnings } = validateForPublishing('survey', branching);
    expect(warnings.map(({ code }) => code)).not.toContain('questionNotEarlier');
  });
  test('a checklist of more than seven tasks is to be thought over', () => {
    const long = checklist(...Array.from({ length: 8 }, (_, i) => task(`t${i}`)));
    expect(validateForPublishing('checklist', long).warnings).toContainEqual(
      expect.objectContaining({ path: 'checklist.items', code: 'manyTasks' }),
    );
  });
});

test('what a guide refers to has to be there', () => {
  const id = '0190a6f0-0000-7000-8000-000000000001';
  const content = buildGuide({
    audience: {
      type: 'any',
      conditions: [
        { type: 'segment', segmentId: id },
        { type: 'guideState', guideId: id, state: 'seen' },
        { type: 'feature', featureId: 7, operator: 'atLeast', times: 1, withinDays: 7, by: 'user' },
      ],
    },
  });
  const known = { guideIds: new Set([id]), segmentIds: new Set([id]), featureIds: new Set([7]) };
  const none = { guideIds: new Set<string>(), segmentIds: new Set<string>(), featureIds: new Set<number>() };
  expect(validateForPublishing('walkthrough', content, known).errors).toEqual([]);
  expect(
    validateForPublishing('walkthrough', content, none).errors.map(({ path, code }) => [path, code]),
  ).toEqual([
    ['audience.conditions.0.segmentId', 'referenceUnknown'],
    ['audience.conditions.1.guideId', 'referenceUnknown'],
    ['audience.conditions.2.featureId', 'referenceUnknown'],
  ]);
});

test.each([...publishingErrorCodes, ...publishingWarningCodes])(
  '%s is explained in both languages',
  (code) => {
    const params = { part: 'p', locale: 'en', id: 'x', words: 'w', link: 'l', count: '9', advised: '7' };
    const fault = { path: '', code, params };
    expect(publishingMessage(fault, 'en')).toMatch(/^[^{}]+[.]$/);
    expect(publishingMessage(fault, 'zh-CN')).toMatch(/^[^{}]+。$/);
  },
);

test('a fault names a language as its reader does', () => {
  const fault = { path: '', code: 'translationStale', params: { locale: 'zh-CN' } } as const;
  expect(publishingMessage(fault, 'en')).toContain('translated into Chinese (China)');
  expect(publishingMessage(fault, 'zh-CN')).toContain('翻译成中文（中国）');
  const odd = { ...fault, params: { locale: 'en-12' } };
  expect(publishingMessage(odd, 'en')).toContain('translated into en-12');
});
