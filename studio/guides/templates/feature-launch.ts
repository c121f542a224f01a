import { both, button, buttonRow, heading, step, text } from '../../../shared/draft/pieces.ts';
import { placeholders } from '../../../shared/rules/publishing/placeholders.ts';
import { anyPage, contentOf, later, type Template } from './template.ts';

export const featureLaunch: Template = {
  id: 'feature-launch',
  kind: 'announcement',
  name: { en: 'Feature launch', 'zh-CN': '新功能发布' },
  note: {
    en: 'Tells what a new feature does for the reader, then points at where it is.',
    'zh-CN': '告诉用户新功能能带来什么，再指出它在哪里。',
  },
  toDo: { en: 'Write the feature’s name, pick its element.', 'zh-CN': '填写功能名称并点选其元素。' },
  make: (newId) =>
    contentOf('announcement', newId, {
      trigger: { on: 'pageLoad', delaySeconds: 2, pages: anyPage },
      steps: [
        step(newId, 'modal', [
          heading(newId, ...placeholders.featureName),
          text(newId, ...placeholders.featureBenefit),
          {
            id: newId(),
            type: 'list',
            isOrdered: false,
            items: [
              {
                byLocale: {
                  en: [{ type: 'text', text: 'Begin where you already work.' }],
                  'zh-CN': [{ type: 'text', text: '在您熟悉的地方直接开始。' }],
                },
              },
              {
                byLocale: {
                  en: [{ type: 'text', text: 'Nothing to set up.' }],
                  'zh-CN': [{ type: 'text', text: '无需任何设置。' }],
                },
              },
            ],
          },
          buttonRow(
            newId,
            button(newId, 'secondary', later, { type: 'snooze', days: 3 }),
            button(newId, 'primary', both('Show me where', '带我去看'), { type: 'next' }),
          ),
        ]),
        step(
          newId,
          'tooltip',
          [
            heading(newId, 'Here it is', '就在这里'),
            text(newId, 'Click it to try it now.', '点击即可立即试用。'),
          ],
          { advanceOn: 'targetClick', whenMissing: 'end' },
        ),
      ],
    }),
};
