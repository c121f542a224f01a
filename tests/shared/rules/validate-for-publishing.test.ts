import { describe, expect, test } from 'vitest';
import type { Block } from '../../../shared/contract/block.ts';
import type { GuideContent, GuideKind } from '../../../shared/contract/guide.ts';
import { publishingMessage } from '../../../shared/rules/publishing-messages.ts';
import {
  publishingErrorCodes,
  publishingWarningCodes,
  validateForPublishing,
} from '../../../shared/rules/validate-for-publishing.ts';
import {
  buildGuide,
  buildSignature,
  buildStep,
  buildSurvey,
  heading,
  nextButton,
  npsQuestion,
} from '../../support/build-guide.ts';

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

test.each([...publishingErrorCodes, ...publishingWarningCodes])(
  '%s is explained in both languages',
  (code) => {
    const params = { part: 'p', locale: 'en', id: 'x', words: 'w', link: 'l', count: '9', advised: '7' };
    const fault = { path: '', code, params };
    expect(publishingMessage(fault, 'en')).toMatch(/^[^{}]+[.]$/);
    expect(publishingMessage(fault, 'zh-CN')).toMatch(/^[^{}]+。$/);
  },
);
