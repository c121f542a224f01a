import type { Block } from '../../shared/contract/block.ts';
import type { Checklist } from '../../shared/contract/checklist.ts';
import type { Frequency, GuideContent, GuideKind } from '../../shared/contract/guide.ts';
import type { Step } from '../../shared/contract/step.ts';
import type { Localized, RichText } from '../../shared/contract/text.ts';

/** What an author gets for "new guide": something that reads well and only needs its words and targets. */

const both = (en: string, zh: string): Localized<string> => ({ byLocale: { en, 'zh-CN': zh } });
const richBoth = (en: string, zh: string): Localized<RichText> => ({
  byLocale: { en: [{ type: 'text', text: en }], 'zh-CN': [{ type: 'text', text: zh }] },
});

type NewId = () => string;

const heading = (newId: NewId, en: string, zh: string): Block => ({
  id: newId(),
  type: 'heading',
  text: both(en, zh),
});
const text = (newId: NewId, en: string, zh: string): Block => ({
  id: newId(),
  type: 'text',
  text: richBoth(en, zh),
});

function buttons(newId: NewId, last: 'next' | 'done', withBack: boolean): Block {
  const back = {
    id: newId(),
    label: both('Back', '上一步'),
    look: 'secondary' as const,
    action: { type: 'back' as const },
  };
  const next = {
    id: newId(),
    label: last === 'next' ? both('Next', '下一步') : both('Done', '完成'),
    look: 'primary' as const,
    action: { type: 'next' as const },
  };
  return { id: newId(), type: 'buttons', buttons: withBack ? [back, next] : [next] };
}

const stepDefaults = {
  placement: 'auto',
  advanceOn: 'button',
  whenMissing: 'skip',
  missingAfterSeconds: 5,
} as const;

/** An empty step of the given layout, after which `isLast` tells its button's word. */
export function newStep(
  newId: NewId,
  layout: Step['layout'],
  position: { isFirst: boolean; isLast: boolean },
): Step {
  return {
    id: newId(),
    layout,
    ...stepDefaults,
    blocks: [
      heading(newId, 'Say what this is', '说明这是什么'),
      text(newId, 'And in a sentence why it helps the reader.', '再用一句话说明它对读者有什么帮助。'),
      buttons(newId, position.isLast ? 'done' : 'next', !position.isFirst),
    ],
  };
}

const startFrequency: Record<GuideKind, Frequency> = {
  walkthrough: { type: 'untilCompleted' },
  hint: { type: 'untilCompleted' },
  banner: { type: 'untilCompleted' },
  announcement: { type: 'once' },
  checklist: { type: 'untilCompleted' },
  survey: { type: 'once' },
  help: { type: 'always' },
};

export function newGuideContent(kind: GuideKind, newId: NewId): GuideContent {
  return {
    v: 1,
    defaultLocale: 'en',
    trigger: { on: 'pageLoad', delaySeconds: 0, pages: { include: [], exclude: [] } },
    audience: { type: 'all', conditions: [] },
    frequency: startFrequency[kind],
    priority: 50,
    theme: { mode: 'auto', accent: '#0f766e' },
    steps: startSteps[kind](newId),
    ...(kind === 'checklist' && { checklist: startChecklist(newId) }),
    ...(kind === 'help' && { help: { title: both('Help', '帮助'), launcher: launcher('Help', '帮助') } }),
  };
}

const launcher = (en: string, zh: string): Checklist['launcher'] => ({
  label: both(en, zh),
  corner: 'bottomEnd',
});

const startChecklist = (newId: NewId): Checklist => ({
  title: both('Get started', '快速上手'),
  items: [
    {
      id: newId(),
      label: both('Open the page that matters', '打开关键页面'),
      action: { type: 'openUrl', url: '/', inNewTab: false },
      doneWhen: { type: 'page', pattern: '/*' },
    },
  ],
  launcher: launcher('Get started', '快速上手'),
});

const startSteps: Record<GuideKind, (newId: NewId) => Step[]> = {
  walkthrough: (newId) => [
    newStep(newId, 'tooltip', { isFirst: true, isLast: false }),
    newStep(newId, 'tooltip', { isFirst: false, isLast: true }),
  ],
  announcement: (newId) => [
    {
      id: newId(),
      layout: 'modal',
      ...stepDefaults,
      blocks: [
        heading(newId, 'What is new', '新功能'),
        text(newId, 'What it does for you, in a sentence.', '用一句话说明它能为您做什么。'),
        buttons(newId, 'done', false),
      ],
    },
  ],
  hint: (newId) => [newStep(newId, 'beacon', { isFirst: true, isLast: true })],
  banner: (newId) => [
    {
      id: newId(),
      layout: 'bannerTop',
      ...stepDefaults,
      blocks: [text(newId, 'What your users should know now.', '用户现在需要知道的事。')],
    },
  ],
  survey: npsSteps,
  checklist: () => [],
  help: () => [],
};

/** One score question; then, by the score's group, what the reason is. Nothing is pre-selected and nothing steers. */
function npsSteps(newId: NewId): Step[] {
  const scoreId = newId();
  const corner = { layout: 'corner', ...stepDefaults } as const;
  const followUp = (when: { min?: number; max?: number }, ...blocks: Block[]): Step => ({
    id: newId(),
    ...corner,
    when: { questionId: scoreId, ...when },
    blocks,
  });
  const choice = (prompt: Localized<string>, ...labels: Localized<string>[]): Block => ({
    id: newId(),
    type: 'question',
    question: { kind: 'choice', prompt, options: labels.map((label) => ({ id: newId(), label })) },
  });
  const comment = (prompt: Localized<string>): Block => ({
    id: newId(),
    type: 'question',
    question: { kind: 'text', prompt, placeholder: both('Optional', '选填') },
  });
  return [
    {
      id: newId(),
      ...corner,
      blocks: [
        {
          id: scoreId,
          type: 'question',
          question: {
            kind: 'nps',
            scale: '1-10',
            prompt: both(
              'Would you recommend us to a friend or colleague?',
              '您愿意把我们推荐给朋友或同事吗？',
            ),
            lowLabel: both('Not at all', '完全不推荐'),
            highLabel: both('Strongly recommend', '强烈推荐'),
          },
        },
      ],
    },
    followUp(
      { min: 9 },
      choice(
        both('What is the main reason?', '主要原因是什么？'),
        both('The product', '产品体验'),
        both('The service', '服务'),
      ),
    ),
    followUp({ min: 7, max: 8 }, comment(both('What could we do better?', '我们哪里可以做得更好？'))),
    followUp(
      { max: 6 },
      choice(
        both('What is the main reason?', '主要原因是什么？'),
        both('The service was not professional', '服务不够专业'),
        both('The product does not meet my need', '产品不能满足需求'),
      ),
    ),
    { id: newId(), ...corner, blocks: [comment(both('Anything you want to add?', '还有什么想补充的吗？'))] },
  ];
}
