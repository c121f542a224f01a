import type { GuideContent } from '../../shared/contract/guide.ts';
import type { Localized, RichText } from '../../shared/contract/text.ts';

const both = (en: string, zh: string): Localized<string> => ({ byLocale: { en, 'zh-CN': zh } });
const richBoth = (en: string, zh: string): Localized<RichText> => ({
  byLocale: { en: [{ type: 'text', text: en }], 'zh-CN': [{ type: 'text', text: zh }] },
});

/**
 * The draft of a guide about a feature, for those people of an account who have never used it. Its author gives it its
 * words and points it at the feature.
 */
export const draftHelp = (accountId: string, feature: { id: number; name: string }): GuideContent => ({
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
  theme: { mode: 'auto', accent: '#0b6b64' },
  steps: [
    {
      id: 'try',
      layout: 'corner',
      placement: 'auto',
      advanceOn: 'button',
      whenMissing: 'skip',
      missingAfterSeconds: 5,
      blocks: [
        {
          id: 'title',
          type: 'heading',
          text: both(`Have you tried ${feature.name}?`, `试试“${feature.name}”`),
        },
        {
          id: 'why',
          type: 'text',
          text: richBoth(
            'Say in one sentence what it saves, and point the next step at where it begins.',
            '用一句话说明它能节省什么，并让下一步指向它的入口。',
          ),
        },
        {
          id: 'end',
          type: 'buttons',
          buttons: [
            { id: 'done', label: both('Got it', '知道了'), look: 'primary', action: { type: 'next' } },
          ],
        },
      ],
    },
  ],
});
