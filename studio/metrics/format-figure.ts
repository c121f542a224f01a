import { type MetricName, metrics } from '../../shared/contract/metric.ts';
import type { BehindNoun, Measured } from '../api.ts';
import { formatDate, formatNumber, formatShare, formatShortDay, formatSigned, t } from '../ui/i18n.ts';
import { words } from './words.ts';

/** What a metric is called, in the reader's language. */
export function nameOf(name: MetricName): string {
  const metric = metrics[name];
  return 'name' in metric ? t(metric.name) : name;
}

/** A value in the metric's unit; a dash where there is none. */
export function formatValue(name: MetricName, value: number | null): string {
  if (value === null) return '–';
  switch (metrics[name].unit) {
    case 'share':
      return formatShare(value);
    case 'score':
      return formatSigned(value);
    case 'minutes':
      return t(words.minutes, formatNumber(value, { maximumFractionDigits: 0 }));
    case 'days':
      return t(words.days, formatNumber(value, { maximumFractionDigits: 1 }));
    case 'months':
      return t(words.months, formatNumber(value, { maximumFractionDigits: 1 }));
    case 'times':
      return t(words.times, formatNumber(value, { maximumFractionDigits: 1 }));
    case 'uses':
      return formatNumber(value, { maximumFractionDigits: value < 100 ? 1 : 0 });
    default:
      return formatNumber(value);
  }
}

/** Against the period before: shares in points, everything else in per cent. Undefined where one of both is unknown. */
export function changeOf(name: MetricName, { value, before }: Measured) {
  if (value === null || before.value === null) return undefined;
  const { unit } = metrics[name];
  const isInPoints = unit === 'share' || unit === 'score';
  const difference = isInPoints
    ? Math.round((value - before.value) * (unit === 'share' ? 1000 : 1)) / (unit === 'share' ? 10 : 1)
    : before.value === 0
      ? value
      : Math.round(((value - before.value) / before.value) * 100) / 100;
  const change = isInPoints
    ? t(unit === 'share' ? words.points : words.scorePoints, formatSigned(difference))
    : before.value === 0
      ? formatSigned(value)
      : formatSigned(difference, { style: 'percent' });
  return {
    difference,
    text: t(words.againstBefore, change, dayOf(before, before.from), dayOf(before, before.to)),
  };
}

/** With its year where the days are not all of the same one. A day is not broken over two lines. */
const dayOf = ({ from, to }: Measured['before'], day: string): string =>
  (from.slice(0, 4) === to.slice(0, 4) ? formatShortDay(day) : formatDate(day)).replaceAll(' ', '\u00a0');

const ofWords = {
  users: words.ofUsers,
  accounts: words.ofAccounts,
  features: words.ofFeatures,
  modules: words.ofModules,
  answers: words.ofAnswers,
  notes: words.ofNotes,
} as const;

/** What the number was made of: "12 of 60 users", "from 40 answers". */
export function madeOf(name: MetricName, noun: BehindNoun, { n, of }: Pick<Measured, 'n' | 'of'>): string {
  if (of === null) return t(words[noun], n);
  const all = name === 'activationRate' ? words.ofSeats : ofWords[noun];
  return t(all, formatNumber(n), of);
}
