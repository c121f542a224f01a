import { both, button, buttonRow, step, text } from '../../../shared/draft/pieces.ts';
import { anyPage, contentOf, later, type Template } from './template.ts';

export const seatLimit: Template = {
  id: 'seat-limit',
  kind: 'banner',
  name: { en: 'Seats are running out', 'zh-CN': '席位即将用尽' },
  note: {
    en: 'Tells the admins of an account that nearly all its seats are taken, before someone is locked out.',
    'zh-CN': '在有人无法登录之前，提醒客户管理员席位即将用完。',
  },
  toDo: { en: 'Check the traits and the link.', 'zh-CN': '请确认属性与链接。' },
  make: (newId) =>
    contentOf('banner', newId, {
      trigger: { on: 'pageLoad', delaySeconds: 0, pages: anyPage },
      frequency: { type: 'everyDays', days: 7 },
      audience: {
        type: 'all',
        conditions: [
          { type: 'userTrait', trait: 'role', operator: 'is', value: 'admin' },
          { type: 'accountTrait', trait: 'seatsUsedPercent', operator: 'greaterThan', value: 90 },
        ],
      },
      steps: [
        step(newId, 'bannerTop', [
          text(
            newId,
            'More than 90% of your seats are taken. Add some before the next colleague joins.',
            '超过 90% 的席位已被占用，请在新同事加入前添加席位。',
          ),
          buttonRow(
            newId,
            button(newId, 'primary', both('Add seats', '添加席位'), {
              type: 'openUrl',
              url: '/settings/billing',
              inNewTab: false,
            }),
            button(newId, 'secondary', later, { type: 'snooze', days: 3 }),
          ),
        ]),
      ],
    }),
};
