import { type AlertCondition, type AlertMetric, alertMetricTitles } from '../../shared/contract/alert.ts';
import { valueText } from '../metrics/alert-numbers.ts';
import { formatShare, t } from '../ui/i18n.ts';
import { words } from './words.ts';

/** A rule's condition in words: "Activity below 20%". */
export function conditionText(metric: AlertMetric, condition: AlertCondition): string {
  const name = t(alertMetricTitles[metric]);
  if (condition.type === 'threshold') {
    return [name, t(words[condition.is]), valueText(metric, condition.value)].join(' ');
  }
  const verb = { either: words.changes, up: words.rises, down: words.falls }[condition.direction];
  return [name, t(verb), formatShare(condition.share)].join(' ');
}
