import { both, button, buttonRow, choice, heading, step, text } from '../../../shared/draft/pieces.ts';
import { anyPage, contentOf, gotIt, type Template } from './template.ts';

export const silentReturn: Template = {
  id: 'silent-return',
  kind: 'announcement',
  name: { en: 'Welcome back', 'zh-CN': '欢迎回来' },
  note: {
    en: 'Meets users who have not used what matters for 30 days, and asks what kept them away.',
    'zh-CN': '迎接 30 天未使用关键功能的用户，并了解原因。',
  },
  toDo: { en: 'Choose the feature that they have not used.', 'zh-CN': '请选择他们未使用的功能。' },
  make: (newId) =>
    contentOf('announcement', newId, {
      trigger: { on: 'pageLoad', delaySeconds: 3, pages: anyPage },
      frequency: { type: 'everyDays', days: 60 },
      audience: {
        type: 'all',
        conditions: [
          { type: 'feature', featureId: 0, operator: 'atMost', times: 0, withinDays: 30, by: 'user' },
        ],
      },
      steps: [
        step(newId, 'slideOut', [
          heading(newId, 'Good to see you again', '很高兴再次见到您'),
          text(
            newId,
            'Since your last visit we have made the everyday work shorter. Here is the quickest way back in.',
            '自您上次访问以来，我们简化了日常操作。从这里最快上手。',
          ),
          buttonRow(
            newId,
            button(newId, 'secondary', gotIt, { type: 'close' }),
            button(newId, 'primary', both('Go on', '继续'), { type: 'next' }),
          ),
        ]),
        step(newId, 'slideOut', [
          choice(newId, both('What kept you from using it?', '是什么让您没有使用它？'), [
            both('I had no need for it', '没有需要'),
            both('I did not know how', '不知道怎么用'),
            both('It lacked something', '缺少某些功能'),
            both('I use another tool', '使用了其他工具'),
          ]),
        ]),
      ],
    }),
};
