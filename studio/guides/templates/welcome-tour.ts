import { both, button, buttonRow, heading, step, text, walkButtons } from '../../../shared/draft/pieces.ts';
import { anyPage, contentOf, type Template } from './template.ts';

export const welcomeTour: Template = {
  id: 'welcome-tour',
  kind: 'walkthrough',
  name: { en: 'Welcome tour', 'zh-CN': '欢迎导览' },
  note: {
    en: 'Greets new users and leads them to their first success in four short steps.',
    'zh-CN': '欢迎新用户，用四个简短步骤带他们获得第一次成功。',
  },
  toDo: { en: 'Pick three elements.', 'zh-CN': '需点选三个元素。' },
  make: (newId) => {
    const middle = { isFirst: false, isLast: false };
    return contentOf('walkthrough', newId, {
      trigger: { on: 'pageLoad', delaySeconds: 1, pages: anyPage },
      priority: 70,
      steps: [
        step(newId, 'modal', [
          heading(newId, 'Welcome!', '欢迎使用！'),
          text(
            newId,
            'In one minute you will know where your work starts, and how to finish your first piece of it.',
            '只需一分钟，您就会知道工作从哪里开始，以及如何完成第一件事。',
          ),
          buttonRow(
            newId,
            button(newId, 'secondary', both('Not now', '暂不'), { type: 'snooze', days: 1 }),
            button(newId, 'primary', both('Show me', '开始'), { type: 'next' }),
          ),
        ]),
        step(
          newId,
          'tooltip',
          [
            heading(newId, 'Your work starts here', '工作从这里开始'),
            text(
              newId,
              'Everything that waits for you today is on this page.',
              '今天要处理的一切都在这个页面。',
            ),
            walkButtons(newId, middle),
          ],
          { whenMissing: 'unanchored' },
        ),
        step(
          newId,
          'tooltip',
          [
            heading(newId, 'Try it yourself', '亲自试一试'),
            text(newId, 'Click here to begin. The tour goes on with you.', '点击这里开始，导览会随您继续。'),
          ],
          { advanceOn: 'targetClick', whenMissing: 'end' },
        ),
        step(
          newId,
          'tooltip',
          [
            heading(newId, 'That was all', '就这么简单'),
            text(
              newId,
              'You can open this tour again from the help at any time.',
              '您可以随时从帮助中再次打开此导览。',
            ),
            walkButtons(newId, { isFirst: false, isLast: true }),
          ],
          { whenMissing: 'unanchored' },
        ),
      ],
    });
  },
};
