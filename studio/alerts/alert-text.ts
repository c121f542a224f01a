import {
  type AlertCondition,
  type AlertMetric,
  alertMetricTitles,
  shareMetrics,
  shippedRuleTitles,
} from '../../shared/contract/alert.ts';
import { riskLevels } from '../../shared/contract/judgement.ts';
import type { AlertRow } from '../api.ts';
import { formatNumber, formatShare, formatSigned, t } from '../ui/i18n.ts';
import { words } from './words.ts';

export function valueText(metric: AlertMetric | null, value: number): string {
  if (metric !== null && shareMetrics.has(metric)) return formatShare(value);
  if (metric === 'nps') return formatSigned(value);
  if (metric === 'risk') return t(words[riskLevels[value] ?? 'none']);
  return formatNumber(value, { maximumFractionDigits: 1 });
}

export const alertTitle = ({ shipped, ruleName }: Pick<AlertRow, 'shipped' | 'ruleName'>) =>
  shipped ? t(shippedRuleTitles[shipped]) : (ruleName ?? t(words.alert));

/** By which numbers it opened: "Activity: 18.3% (limit 20%)". */
export function alertNumbers({ metric, value, comparedWith, shipped }: AlertRow): string {
  if (metric === null) return '';
  if (metric === 'risk') return t(words.valueIs, t(alertMetricTitles.risk), valueText(metric, value));
  const compared = valueText(metric, comparedWith);
  const isChange = shipped === 'changeOfUse' || shipped === 'growth';
  const against = t(isChange ? words.before : words.limit, compared);
  return t(words.valueIs, t(alertMetricTitles[metric]), valueText(metric, value), against);
}

/** A rule's condition in words: "Activity below 20%". */
export function conditionText(metric: AlertMetric, condition: AlertCondition): string {
  const name = t(alertMetricTitles[metric]);
  if (condition.type === 'threshold') {
    return [name, t(words[condition.is]), valueText(metric, condition.value)].join(' ');
  }
  const verb = { either: words.changes, up: words.rises, down: words.falls }[condition.direction];
  return [name, t(verb), formatShare(condition.share)].join(' ');
}
