import { type MetricName, metrics } from '../../shared/contract/metric.ts';
import type { ReviewLocale } from '../../shared/contract/review.ts';
import type { Phrase, PhraseWith } from '../ui/i18n.ts';

/** Says things in the language of a document, whatever the studio's own is. */
export interface Speaker {
  locale: ReviewLocale;
  say(phrase: Phrase): string;
  say<Args extends unknown[]>(phrase: PhraseWith<Args>, ...args: Args): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  share(share: number | null): string;
  signed(value: number, options?: Intl.NumberFormatOptions): string;
  day(day: string): string;
  shortDay(day: string): string;
  metric(name: MetricName): string;
}

export function createSpeaker(locale: ReviewLocale): Speaker {
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, options).format(value);
  const date = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(day));
  return {
    locale,
    say: <Args extends unknown[]>(phrase: Phrase | PhraseWith<Args>, ...args: Args) => {
      const text = phrase[locale];
      return typeof text === 'function' ? text(...args) : text;
    },
    number,
    share: (share) =>
      share === null ? '–' : number(share, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 }),
    signed: (value, options) => number(value, { signDisplay: 'exceptZero', ...options }).replace('-', '−'),
    day: (day) => date(day, { dateStyle: 'long' }),
    shortDay: (day) => date(day, { month: 'short', day: 'numeric' }),
    metric: (name) => {
      const metric = metrics[name];
      return 'name' in metric ? metric.name[locale] : name;
    },
  };
}
