import type { MetricDefinition } from './definition.ts';

/** How far people come in guides. */
export const guides = {
  guideCompletion: {
    unit: 'share',
    name: { en: 'Walkthroughs completed', 'zh-CN': '引导完成率' },
    definition: {
      en: 'Users who completed a walkthrough that they started in the period ÷ users who started one.',
      'zh-CN': '时段内开始并完成引导的用户 ÷ 开始引导的用户。',
    },
  },
  checklistCompletion: {
    unit: 'share',
    name: { en: 'Checklists completed', 'zh-CN': '清单完成率' },
    definition: {
      en: 'Users who completed a checklist that they started in the period ÷ users who started one.',
      'zh-CN': '时段内开始并完成清单的用户 ÷ 开始清单的用户。',
    },
  },
} as const satisfies Record<string, MetricDefinition>;
