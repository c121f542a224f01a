import { followUpsTo } from '../../../shared/draft/follow-ups.ts';
import { both, heading, question, step, text, walkButtons } from '../../../shared/draft/pieces.ts';
import { anyPage, contentOf, type Template } from './template.ts';

export const csatAfterTicket: Template = {
  id: 'csat-after-ticket',
  kind: 'survey',
  name: { en: 'Satisfaction after a ticket', 'zh-CN': '工单满意度' },
  note: {
    en: 'Asks right after your app tracks that a ticket was closed, while it is fresh.',
    'zh-CN': '在应用记录工单关闭后立即询问，趁印象还新。',
  },
  toDo: { en: 'Check the name of the event.', 'zh-CN': '请确认事件名称。' },
  make: (newId) => {
    const asked = question(newId, {
      kind: 'csat',
      prompt: both(
        'How satisfied are you with how we solved your request?',
        '您对本次问题的处理结果满意吗？',
      ),
      lowLabel: both('Very dissatisfied', '非常不满意'),
      highLabel: both('Very satisfied', '非常满意'),
    });
    const followUps = asked.type === 'question' ? followUpsTo(newId, asked, 'corner') : [];
    return contentOf('survey', newId, {
      trigger: { on: 'eventTracked', eventName: 'Ticket closed', delaySeconds: 2, pages: anyPage },
      frequency: { type: 'everyDays', days: 30 },
      priority: 60,
      steps: [
        step(newId, 'corner', [asked]),
        ...followUps,
        step(newId, 'corner', [
          heading(newId, 'Thank you', '谢谢'),
          text(newId, 'The team reads every answer.', '团队会阅读每一条回答。'),
          walkButtons(newId, { isFirst: true, isLast: true }),
        ]),
      ],
    });
  },
};
