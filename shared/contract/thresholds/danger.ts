import type { ThresholdDefinition } from './definition.ts';

/** From where on a sign is one of danger. */
export const danger = {
  monthsToGoLive: {
    group: 'danger',
    unit: 'months',
    default: 3,
    min: 1,
    max: 24,
    source: 'method',
    meaning: {
      en: 'Months after signing at which an account that is not live is in danger',
      'zh-CN': '签约后多少个月仍未上线即视为风险',
    },
  },
  activationDays: {
    group: 'danger',
    unit: 'days',
    default: 90,
    min: 7,
    max: 730,
    source: 'own',
    meaning: {
      en: 'Days after go-live from which on a low activation is a danger',
      'zh-CN': '上线多少天后开始评估激活率',
    },
  },
  lowActivation: {
    group: 'danger',
    unit: 'share',
    default: 0.5,
    min: 0,
    max: 1,
    source: 'own',
    meaning: {
      en: 'Activated users ÷ seats bought below which activation is low',
      'zh-CN': '已激活用户 ÷ 购买席位低于此值即为激活率低',
    },
  },
  notableChange: {
    group: 'danger',
    unit: 'share',
    default: 0.3,
    min: 0.01,
    max: 10,
    source: 'own',
    meaning: {
      en: 'Change of the active users of 7 days, against the mean of the 4 weeks before, that is worth an alert',
      'zh-CN': '7 天活跃用户相对前 4 周均值的变化达到此幅度即提醒',
    },
  },
  silenceDays: {
    group: 'danger',
    unit: 'days',
    default: 180,
    min: 30,
    max: 730,
    source: 'own',
    meaning: {
      en: 'Days without any answer after which an account that used to answer has gone silent',
      'zh-CN': '曾经反馈的客户多少天没有任何反馈即视为沉默',
    },
  },
  feedbackDays: {
    group: 'danger',
    unit: 'days',
    default: 14,
    min: 1,
    max: 365,
    source: 'own',
    meaning: {
      en: 'Days after which an answer that still waits for its reply, or an issue that nobody has taken up, is feedback unsolved for long',
      'zh-CN': '需回复的反馈或无人处理的问题超过多少天即视为“反馈久未解决”',
    },
  },
  contactDays: {
    group: 'danger',
    unit: 'days',
    default: 90,
    min: 7,
    max: 730,
    source: 'own',
    meaning: {
      en: 'Days without contact with a decision maker that are a sign of danger',
      'zh-CN': '多少天未联系决策人即视为风险信号',
    },
  },
} as const satisfies Record<string, ThresholdDefinition>;
