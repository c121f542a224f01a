import type { ThresholdDefinition } from './definition.ts';

const weight = <Source extends ThresholdDefinition['source']>(
  usual: number,
  source: Source,
  en: string,
  zh: string,
) =>
  ({
    group: 'weights',
    unit: 'weight',
    default: usual,
    min: 0,
    max: 3,
    source,
    meaning: { en: `How heavy a danger it is: ${en}`, 'zh-CN': `风险权重：${zh}` },
    short: { en, 'zh-CN': zh },
  }) as const;

/** How heavy a danger each sign and each reason is: `weightLowUse` is that of the sign `lowUse`. */
export const weights = {
  weightLowActivation: weight(1, 'own', 'Low activation', '激活率低'),
  weightLowUse: weight(1, 'own', 'Low use', '使用偏低'),
  weightFallingUse: weight(1, 'own', 'Falling use', '使用下降'),
  weightShallowUse: weight(1, 'own', 'Use that is active but shallow', '活跃但浅层'),
  weightWentSilent: weight(1, 'own', 'Answers that have stopped coming', '不再反馈'),
  weightNoDecisionMakerContact: weight(1, 'own', 'No contact with a decision maker', '未联系决策人'),
  weightWrongCustomer: weight(3, 'method', 'Not the right customer', '客户不匹配'),
  weightValueUnclear: weight(3, 'method', 'Value or return unclear', '价值或回报不清'),
  weightDecisionMakerChanged: weight(3, 'method', 'Decision maker changed', '决策人变更'),
  weightNotLive: weight(2, 'method', 'Not live in time', '未按期上线'),
  weightFeedbackUnsolved: weight(2, 'method', 'Feedback unsolved for long', '反馈久未解决'),
  weightChampionChanged: weight(1, 'method', 'Champion changed', '关键用户变更'),
  weightRequirementUnmet: weight(1, 'method', 'New requirement unmet', '新需求未满足'),
  weightAvoidsContact: weight(1, 'own', 'Avoids contact', '回避联系'),
} as const satisfies Record<string, ThresholdDefinition>;
