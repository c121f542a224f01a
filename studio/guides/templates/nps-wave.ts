import { npsSteps } from '../../../shared/draft/starters.ts';
import { anyPage, contentOf, type Template } from './template.ts';

export const npsWave: Template = {
  id: 'nps-wave',
  kind: 'survey',
  name: { en: 'NPS wave', 'zh-CN': 'NPS 调研' },
  note: {
    en: 'Asks for a recommendation in a neutral way, then for the reason, by group.',
    'zh-CN': '以中立的方式询问推荐意愿，再按分组追问原因。',
  },
  toDo: { en: 'Ready to publish. Check whom it asks.', 'zh-CN': '可直接发布，请确认询问对象。' },
  make: (newId) =>
    contentOf('survey', newId, {
      trigger: { on: 'pageLoad', delaySeconds: 10, pages: anyPage },
      frequency: { type: 'everyDays', days: 180 },
      priority: 30,
      steps: npsSteps(newId),
    }),
};
