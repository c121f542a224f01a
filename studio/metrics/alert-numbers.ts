import {
  type AlertMetric,
  alertMetricTitles,
  shareMetrics,
  shippedRuleTitles,
} from '../../shared/contract/alert.ts';
import { riskLevels } from '../../shared/contract/judgement.ts';
import type { AlertRow } from '../api.ts';
import { formatExactShare, formatNumber, formatSigned, t, type Words } from '../ui/i18n.ts';

const words = {
  alert: { en: 'Alert', 'zh-CN': '预警' },
  valueIs: {
    en: (metric: string, value: string, compared?: string) =>
      compared === undefined ? `${metric}: ${value}` : `${metric}: ${value} (${compared})`,
    'zh-CN': (metric: string, value: string, compared?: string) =>
      compared === undefined ? `${metric}：${value}` : `${metric}：${value}（${compared}）`,
  },
  limit: { en: (value: string) => `limit ${value}`, 'zh-CN': (value: string) => `阈值 ${value}` },
  before: { en: (value: string) => `before ${value}`, 'zh-CN': (value: string) => `此前 ${value}` },
  none: { en: 'None', 'zh-CN': '无' },
  light: { en: 'Light', 'zh-CN': '轻度' },
  ordinary: { en: 'Ordinary', 'zh-CN': '中度' },
  high: { en: 'High', 'zh-CN': '高度' },
} satisfies Words;

/** A value of a rule's metric as one reads it: "18%", "+12", "High". */
export function valueText(metric: AlertMetric | null, value: number): string {
  if (metric !== null && shareMetrics.has(metric)) return formatExactShare(value);
  if (metric === 'nps') return formatSigned(value);
  if (metric === 'risk') return t(words[riskLevels[value] ?? 'none']);
  return formatNumber(value, { maximumFractionDigits: 1 });
}

/** What an alert is called: by us, or by whoever wrote its rule. */
export const alertTitle = ({ shipped, ruleName }: Pick<AlertRow, 'shipped' | 'ruleName'>) =>
  shipped ? t(shippedRuleTitles[shipped]) : (ruleName ?? t(words.alert));

/** By which numbers it opened: "Activity: 18.3% (limit 20%)". */
export function alertNumbers({
  metric,
  value,
  comparedWith,
  isChange,
}: Pick<AlertRow, 'metric' | 'value' | 'comparedWith' | 'isChange'>): string {
  if (metric === null) return '';
  if (metric === 'risk') return t(words.valueIs, t(alertMetricTitles.risk), valueText(metric, value));
  const compared = valueText(metric, comparedWith);
  const against = t(isChange ? words.before : words.limit, compared);
  return t(words.valueIs, t(alertMetricTitles[metric]), valueText(metric, value), against);
}
