import { type MetricName, metrics } from '../shared/contract/metric.ts';
import { t } from './ui/i18n.ts';

/** What a number means, in the reader's language. */
export const definitionOf = (name: MetricName) => t(metrics[name].definition);
