import type { Block } from '../../shared/contract/block.ts';
import type { TagRule } from '../../shared/contract/feature.ts';
import type { GuideContent } from '../../shared/contract/guide.ts';
import type { Step } from '../../shared/contract/step.ts';
import type { Target } from '../../shared/contract/target.ts';
import type { Localized, RichText } from '../../shared/contract/text.ts';

const both = (en: string, zh: string): Localized<string> => ({ byLocale: { en, 'zh-CN': zh } });
const richBoth = (en: string, zh: string): Localized<RichText> => ({
  byLocale: { en: [{ type: 'text', text: en }], 'zh-CN': [{ type: 'text', text: zh }] },
});

type Button = Extract<Block, { type: 'buttons' }>['buttons'][number];

interface HelpedFeature {
  id: number;
  name: string;
  rules: readonly TagRule[];
}

/**
 * A guide about a feature, for those people of an account who have never used it. It can be published as it is: it
 * leads to the page where the feature is used, and points at the element whose click counts, where one does.
 *
 * @param page the path of that page; undefined: it is used all over
 */
export function draftHelp(accountId: string, feature: HelpedFeature, page: string | undefined): GuideContent {
  const click = feature.rules.find((rule) => rule.type === 'click');
  const place = page !== undefined && isOpenable.test(page) ? page : undefined;
  return {
    v: 1,
    defaultLocale: 'en',
    trigger: { on: 'pageLoad', delaySeconds: 1, pages: { include: [], exclude: [] } },
    audience: {
      type: 'all',
      conditions: [
        { type: 'accountTrait', trait: 'id', operator: 'is', value: accountId },
        { type: 'feature', featureId: feature.id, operator: 'atMost', times: 0, withinDays: 365, by: 'user' },
      ],
    },
    category: 'help',
    frequency: { type: 'untilCompleted' },
    priority: 60,
    steps: [
      invitation(feature.name, { place, isPointedAt: click !== undefined }),
      ...(click ? [whereItBegins(feature.name, click.target, click.page ?? place)] : []),
    ],
  };
}

const isOpenable = /^\/(?![/\\])[^\s\\]*$/;

function invitation(
  name: string,
  { place, isPointedAt }: { place: string | undefined; isPointedAt: boolean },
): Step {
  const later: Button = {
    id: 'later',
    label: both('Not now', '以后再说'),
    look: 'secondary',
    action: { type: 'snooze', days: 7 },
  };
  const show: Button = {
    id: 'show',
    label: both('Show me', '带我去看'),
    look: 'primary',
    action: place === undefined ? { type: 'next' } : { type: 'openUrl', url: place, inNewTab: false },
  };
  const done: Button = {
    id: 'done',
    label: both('Got it', '知道了'),
    look: 'primary',
    action: { type: 'next' },
  };
  return stepOf('try', [
    { id: 'title', type: 'heading', text: both(`Have you tried ${name}?`, `试试“${name}”`) },
    {
      id: 'why',
      type: 'text',
      text: richBoth(
        'It is part of what your company has, and takes a minute to try.',
        '贵公司已开通此功能，只需一分钟即可试用。',
      ),
    },
    { id: 'end', type: 'buttons', buttons: place === undefined && !isPointedAt ? [done] : [later, show] },
  ]);
}

function whereItBegins(name: string, target: Target, page: string | undefined): Step {
  return {
    ...stepOf('here', [
      { id: 'place', type: 'heading', text: both(`${name} begins here`, `“${name}”从这里开始`) },
      {
        id: 'how',
        type: 'text',
        text: richBoth('Press it once to see what it does.', '点击一次，看看它能做什么。'),
      },
    ]),
    layout: 'tooltip',
    target,
    advanceOn: 'targetClick',
    whenMissing: 'end',
    ...(page && { pages: { include: [page], exclude: [] } }),
  };
}

const stepOf = (id: string, blocks: Block[]): Step => ({
  id,
  layout: 'corner',
  placement: 'auto',
  advanceOn: 'button',
  whenMissing: 'skip',
  missingAfterSeconds: 10,
  blocks,
});
