import type { Checklist } from '../contract/checklist.ts';
import type { Frequency, GuideContent, GuideKind } from '../contract/guide.ts';
import type { Step } from '../contract/step.ts';
import type { Locale } from '../contract/text.ts';
import { localesOf } from '../rules/localize.ts';
import { placeholders } from '../rules/publishing/placeholders.ts';
import { removeLocale } from './edit-draft.ts';
import { npsFollowUps } from './follow-ups.ts';
import {
  both,
  comment,
  heading,
  launcher,
  type NewId,
  question,
  step,
  task,
  text,
  walkButtons,
} from './pieces.ts';

/** What an author gets for "start from nothing": something that reads well and only needs its words and targets. */

/** An empty step of the given layout, with the buttons of its place in the guide. */
export const newStep = (
  newId: NewId,
  layout: Step['layout'],
  position: { isFirst: boolean; isLast: boolean },
): Step =>
  step(newId, layout, [
    heading(newId, ...placeholders.heading),
    text(newId, ...placeholders.reason),
    walkButtons(newId, position),
  ]);

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
    steps: startSteps[kind](newId),
    ...(kind === 'checklist' && { checklist: startChecklist(newId) }),
    ...(kind === 'help' && {
      help: { title: both('Help', '帮助'), launcher: launcher(both('Help', '帮助')) },
    }),
  };
}

/**
 * What an author gets who writes in one language: most of it only says what to write, and in a language that nobody
 * writes readers would be shown just that. The questions of a survey and the words of a help are whole in both.
 */
export function startingIn(locale: Locale, kind: GuideKind, newId: NewId): GuideContent {
  const content = newGuideContent(kind, newId);
  if (kind === 'survey' || kind === 'help') return content;
  const others = localesOf(content).filter((each) => each !== locale);
  return others.reduce(removeLocale, { ...content, defaultLocale: locale });
}

const startChecklist = (newId: NewId): Checklist => ({
  title: both('Get started', '快速上手'),
  items: [
    task(newId, both('Open the page that matters', '打开关键页面'), {
      action: { type: 'openUrl', url: '/', inNewTab: false },
      doneWhen: { type: 'page', pattern: '/*' },
    }),
  ],
  launcher: launcher(both('Get started', '快速上手')),
});

const startSteps: Record<GuideKind, (newId: NewId) => Step[]> = {
  walkthrough: (newId) => [
    newStep(newId, 'tooltip', { isFirst: true, isLast: false }),
    newStep(newId, 'tooltip', { isFirst: false, isLast: true }),
  ],
  announcement: (newId) => [
    step(newId, 'modal', [
      heading(newId, 'What is new', '新功能'),
      text(newId, ...placeholders.benefit),
      walkButtons(newId, { isFirst: true, isLast: true }),
    ]),
  ],
  hint: (newId) => [newStep(newId, 'beacon', { isFirst: true, isLast: true })],
  banner: (newId) => [step(newId, 'bannerTop', [text(newId, ...placeholders.banner)])],
  survey: npsSteps,
  checklist: () => [],
  help: () => [],
};

/** One score question; then, by the score's group, what the reason is. Nothing is pre-selected and nothing steers. */
export function npsSteps(newId: NewId): Step[] {
  const score = question(newId, {
    kind: 'nps',
    scale: '1-10',
    prompt: both('Would you recommend us to a friend or colleague?', '您愿意把我们推荐给朋友或同事吗？'),
    lowLabel: both('Not at all', '完全不推荐'),
    highLabel: both('Strongly recommend', '强烈推荐'),
  });
  return [
    step(newId, 'corner', [score]),
    ...npsFollowUps(newId, score.id, 'corner'),
    step(newId, 'corner', [comment(newId, both('Anything you want to add?', '还有什么想补充的吗？'))]),
  ];
}
