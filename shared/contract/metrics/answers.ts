import type { MetricDefinition } from './definition.ts';

/** What people answer, and what is answered to them. */
export const answers = {
  nps: {
    unit: 'score',
    name: { en: 'NPS', 'zh-CN': 'NPS（净推荐值）' },
    definition: {
      en: 'Share of promoters (9–10) minus share of detractors (6 and below), rounded, over each user’s latest answer of the last 365 days, on the scale that was answered last; surveys of a selected sample are left out.',
      'zh-CN':
        '推荐者（9–10 分）占比减去贬损者（6 分及以下）占比，四舍五入；取每位用户最近 365 天内的最新回答，且只计最近一次回答所用的量表；选定样本的调查不计入。',
    },
  },
  csat: {
    unit: 'share',
    name: { en: 'CSAT', 'zh-CN': '满意度（CSAT）' },
    definition: {
      en: 'Satisfaction scores of 4 and 5 ÷ all satisfaction scores of the period, on the scale 1 to 5.',
      'zh-CN': '时段内 4 分和 5 分的满意度评分 ÷ 全部满意度评分（1–5 分）。',
    },
  },
  responseRate: {
    unit: 'share',
    name: { en: 'Response rate', 'zh-CN': '回答率' },
    definition: {
      en: 'Users who gave a score ÷ users who were shown a survey that asks for one, in the period.',
      'zh-CN': '时段内给出评分的用户 ÷ 看到评分调查的用户。',
    },
  },
  npsCoverage: {
    unit: 'share',
    name: { en: 'Coverage', 'zh-CN': '覆盖率' },
    definition: {
      en: 'Accounts from which somebody gave a score in the period (180 days unless another is asked for) ÷ accounts.',
      'zh-CN': '时段内（默认 180 天）有人给出评分的客户 ÷ 客户数。',
    },
  },
  repliesInTime: {
    unit: 'share',
    name: { en: 'Replies in time', 'zh-CN': '按时回复' },
    definition: {
      en: 'Replies to low scores that were given by the day they were due ÷ replies that fell due in the period; a reply is due within one working day.',
      'zh-CN': '在到期日前完成的低分回复 ÷ 时段内到期的低分回复；低分须在一个工作日内回复。',
    },
  },
  replyTime: {
    unit: 'days',
    name: { en: 'Time to reply', 'zh-CN': '回复用时' },
    definition: {
      en: 'Days from a low score to the reply, as the mean over the replies given in the period.',
      'zh-CN': '从收到低分到完成回复的天数，取时段内已完成回复的平均值。',
    },
  },
  npsProgress: {
    unit: 'score',
    name: { en: 'Progress to the NPS target', 'zh-CN': 'NPS 目标进度' },
    definition: {
      en: 'NPS of this half-year minus the one of the half-year before on the same scale, against the points that were aimed at.',
      'zh-CN': '本半年 NPS 减去同一量表的上半年 NPS，与目标提升分数相比。',
    },
  },
} as const satisfies Record<string, MetricDefinition>;
