import { type AlertCondition, type AlertMetric, alertMetricTitles } from '../../shared/contract/alert.ts';
import { valueText } from '../metrics/alert-numbers.ts';
import { formatShare, sentences, t } from '../ui/i18n.ts';
import { words } from './words.ts';

/** A rule's condition in words: "Activity below 20%". */
export function conditionText(metric: AlertMetric, condition: AlertCondition): string {
  const name = t(alertMetricTitles[metric]);
  if (condition.type === 'threshold') {
    const start = sentences(name, t(words[condition.is]));
    const value = valueText(metric, condition.value);
    // In Chinese a number has a space before it, a word has none.
    return metric === 'risk' ? sentences(start, value) : `${start} ${value}`;
  }
  const verb = { either: words.changes, up: words.rises, down: words.falls }[condition.direction];
  return `${sentences(name, t(verb))} ${formatShare(condition.share)}`;
}
