import { effect, signal } from '@preact/signals';

export const locales = ['en', 'zh-CN'] as const;
export type UiLocale = (typeof locales)[number];
export const localeNames: Record<UiLocale, string> = { en: 'English', 'zh-CN': '简体中文' };

/** A text in every language, or a function of the same arguments in every language. */
export type Phrase = Readonly<Record<UiLocale, string>>;
export type PhraseWith<Args extends unknown[]> = Readonly<Record<UiLocale, (...args: Args) => string>>;
/** What a room's `words.ts` must satisfy: no phrase without both languages. */
// biome-ignore lint/suspicious/noExplicitAny: phrases of any arguments share one table
export type Words = Readonly<Record<string, Phrase | PhraseWith<any[]>>>;

const rememberedAt = 'cairn.locale';

function firstLocale(): UiLocale {
  const remembered = globalThis.localStorage?.getItem(rememberedAt);
  if (remembered === 'en' || remembered === 'zh-CN') return remembered;
  return globalThis.navigator?.language?.startsWith('zh') ? 'zh-CN' : 'en';
}

/** The language of the whole studio. What reads it while drawing is drawn again when it changes. */
export const locale = signal<UiLocale>(firstLocale());

effect(() => {
  if (typeof document === 'undefined') return;
  document.documentElement.lang = locale.value;
  localStorage.setItem(rememberedAt, locale.value);
});

/** The phrase in the studio's language. */
export function t(phrase: Phrase): string;
export function t<Args extends unknown[]>(phrase: PhraseWith<Args>, ...args: Args): string;
export function t(phrase: Phrase | PhraseWith<unknown[]>, ...args: unknown[]): string {
  const text = phrase[locale.value];
  return typeof text === 'function' ? text(...args) : text;
}

/** Sentences, or words of one, after one another: Chinese puts nothing between them. */
export const sentences = (...texts: string[]): string => texts.join(locale.value === 'en' ? ' ' : '');

/** English knows two numbers: `plural(1, 'user')` is "1 user", `plural(3, 'story', 'stories')` is "3 stories". */
export const plural = (count: number, one: string, many = `${one}s`) =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;

export const formatNumber = (value: number, options?: Intl.NumberFormatOptions) =>
  new Intl.NumberFormat(locale.value, options).format(value);

/** `0.075` is "7.5 %" or "7.5%", as the language writes it. */
export const formatShare = (share: number) =>
  formatNumber(share, {
    style: 'percent',
    maximumFractionDigits: share !== 0 && Math.abs(share) < 0.1 ? 1 : 0,
  });

/** For a share that is held against a limit: 19.6% is below 20%, which "20%" would hide. */
export const formatExactShare = (share: number) =>
  formatNumber(share, { style: 'percent', maximumFractionDigits: 1 });

/** With its sign, for scores and changes: "+12", "−3", "0". */
export const formatSigned = (value: number, options?: Intl.NumberFormatOptions) =>
  formatNumber(value, { signDisplay: 'exceptZero', ...options }).replace('-', '−');

const dayOnly = /^\d{4}-\d{2}-\d{2}$/;

/** A day (`YYYY-MM-DD`, taken as it is) or a time (ISO 8601, in the reader's time zone) as a date. */
export function formatDate(
  value: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' },
): string {
  const zone = dayOnly.test(value) ? { timeZone: 'UTC' } : {};
  return new Intl.DateTimeFormat(locale.value, { ...options, ...zone }).format(new Date(value));
}

export const formatShortDay = (value: string) => formatDate(value, { month: 'short', day: 'numeric' });

export const formatDateTime = (value: string) =>
  formatDate(value, { dateStyle: 'medium', timeStyle: 'short' });

/** As a date, with its hour where it is a time. */
export const formatWhen = (value: string) =>
  dayOnly.test(value) ? formatDate(value) : formatDateTime(value);

const steps: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** "3 days ago", "3 天前", with the gap that all numbers have in Chinese. A time less than ten seconds away is "now". */
export function formatAgo(value: string, now: Date = new Date()): string {
  const seconds = (Date.parse(value) - now.getTime()) / 1000;
  const words = new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto' });
  if (Math.abs(seconds) < 10) return words.format(0, 'second');
  const [unit, size] = steps.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  return words.format(Math.trunc(seconds / size), unit).replace(/(\d)(?=\p{Script=Han})/u, '$1 ');
}

/** "A, B and C", "A、B和C". */
export const formatList = (items: string[]) =>
  new Intl.ListFormat(locale.value, { type: 'conjunction' }).format(items);
