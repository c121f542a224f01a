import type { ThresholdDefinition } from './definition.ts';

/** Who is asked for a score, how often, and how far it is to rise. */
export const surveys = {
  surveyAccountMonths: {
    group: 'surveys',
    unit: 'months',
    default: 3,
    min: 0,
    max: 24,
    source: 'method',
    meaning: {
      en: 'Months for which an account must have been live before its people are asked for a score (0: no matter)',
      'zh-CN': '客户上线满多少个月后才邀请其用户评分（0 为不限）',
    },
  },
  surveyUserMonths: {
    group: 'surveys',
    unit: 'months',
    default: 3,
    min: 0,
    max: 24,
    source: 'method',
    meaning: {
      en: 'Months for which somebody must have been here before they are asked for a score (0: no matter)',
      'zh-CN': '用户使用满多少个月后才邀请其评分（0 为不限）',
    },
  },
  surveyActiveDays: {
    group: 'surveys',
    unit: 'days',
    default: 0,
    min: 0,
    max: 365,
    source: 'own',
    meaning: {
      en: 'Days on which somebody must have been active before they are asked for a score (0: no matter)',
      'zh-CN': '用户至少活跃多少天后才邀请其评分（0 为不限）',
    },
  },
  surveyQuietMonths: {
    group: 'surveys',
    unit: 'months',
    default: 6,
    min: 1,
    max: 24,
    source: 'method',
    meaning: {
      en: 'Months after an answer in which nobody is asked for a score again',
      'zh-CN': '回答后多少个月内不再邀请评分',
    },
  },
  surveySpreadDays: {
    group: 'surveys',
    unit: 'days',
    default: 28,
    min: 0,
    max: 180,
    source: 'own',
    meaning: {
      en: 'Days over which people are asked one after another when a survey goes live (0: all at once)',
      'zh-CN': '调查上线后在多少天内分批邀请用户评分（0 为一次全部邀请）',
    },
  },
  npsTarget: {
    group: 'surveys',
    unit: 'points',
    default: 10,
    min: 0,
    max: 200,
    source: 'method',
    meaning: {
      en: 'Points by which the NPS of a half-year is to be above the one before',
      'zh-CN': '每半年 NPS 相对上半年的目标提升分数',
    },
  },
} as const satisfies Record<string, ThresholdDefinition>;
