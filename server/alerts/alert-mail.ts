import { alertMetricTitles, shareMetrics, shippedRuleTitles } from '../../shared/contract/alert.ts';
import { riskLevels } from '../../shared/contract/judgement.ts';
import type { StudioLocale } from '../../shared/contract/session.ts';
import type { Notice } from './receiver-store.ts';

type Told = Omit<Notice, 'environmentId' | 'memberId' | 'email' | 'locale'>;

const words = {
  en: {
    subject: (n: number, first: string) => (n === 1 ? first : `${n} new alerts: ${first} and more`),
    intro: 'Something has changed in accounts that you are told of:',
    at: (name: string, account: string) => `${account}: ${name}`,
    limit: (value: string) => ` (limit ${value})`,
    before: (value: string) => ` (before ${value})`,
    is: (metric: string, value: string) => `${metric}: ${value}`,
    due: (day: string) => `Look into it by ${day}`,
    end: (url: string) => `All that waits: ${url}/alerts?for=me`,
    stop: (url: string) => `Don't want these e-mails? ${url}/settings/profile`,
    risks: { none: 'none', light: 'light', ordinary: 'ordinary', high: 'high' },
  },
  'zh-CN': {
    subject: (n: number, first: string) => (n === 1 ? first : `${n} 条新预警：${first} 等`),
    intro: '您关注的客户有新情况：',
    at: (name: string, account: string) => `${account}：${name}`,
    limit: (value: string) => `（阈值 ${value}）`,
    before: (value: string) => `（此前 ${value}）`,
    is: (metric: string, value: string) => `${metric}：${value}`,
    due: (day: string) => `请于 ${day}前处理`,
    end: (url: string) => `全部待处理：${url}/alerts?for=me`,
    stop: (url: string) => `不想再收到此类邮件？${url}/settings/profile`,
    risks: { none: '无', light: '轻度', ordinary: '中度', high: '高度' },
  },
};

/** One e-mail about all these alerts. */
export function alertMail(
  locale: StudioLocale,
  publicUrl: string,
  alerts: readonly Told[],
): { subject: string; text: string } {
  const say = words[locale];
  const titles = alerts.map(({ shipped, ruleName, accountName }) =>
    say.at(shipped ? shippedRuleTitles[shipped][locale] : (ruleName ?? ''), accountName),
  );
  const parts = alerts.map((alert, index) =>
    [
      titles[index],
      numbersOf(locale, alert),
      say.due(dayInWords(locale, alert.dueOn)),
      `${publicUrl}/alerts/${alert.alertId}`,
    ]
      .filter(Boolean)
      .join('\n'),
  );
  return {
    subject: say.subject(alerts.length, titles[0] ?? ''),
    text: `${[say.intro, ...parts, say.end(publicUrl), say.stop(publicUrl)].join('\n\n')}\n`,
  };
}

/** The day is a day of the workspace, wherever the mail is read. */
const dayInWords = (locale: StudioLocale, day: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

function numbersOf(locale: StudioLocale, { metric, value, comparedWith, isChange }: Told): string {
  if (metric === null) return '';
  const say = words[locale];
  const shown = (number: number) => {
    if (metric === 'risk') return say.risks[riskLevels[number] ?? 'none'];
    const isShare = shareMetrics.has(metric);
    return new Intl.NumberFormat(locale, {
      style: isShare ? 'percent' : 'decimal',
      maximumFractionDigits: 1,
    }).format(number);
  };
  const against = metric === 'risk' ? '' : say[isChange ? 'before' : 'limit'](shown(comparedWith));
  return say.is(alertMetricTitles[metric][locale], shown(value) + against);
}
