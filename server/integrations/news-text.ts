import type { News } from '../../shared/contract/news.ts';

/** What a test delivery tells. */
export interface TestNews {
  kind: 'webhook.tested';
  data: { name: string };
}

type Language = 'en' | 'zh-CN';

/** News as one sentence, in the form that Slack and its like take: names can't become links or mentions. */
export function newsText(news: News | TestNews, language: Language): string {
  const [en, zh] = sentences(news);
  return language === 'en' ? en : zh;
}

function sentences(news: News | TestNews): [en: string, zh: string] {
  switch (news.kind) {
    case 'alert.opened':
    case 'alert.resolved': {
      const account = bold(news.data.accountName);
      const title = plain(news.data.title);
      return news.kind === 'alert.opened'
        ? [`:warning: ${account}: ${title}`, `:warning: ${account}：${title}`]
        : [
            `:white_check_mark: ${account}: resolved, ${title}`,
            `:white_check_mark: ${account}：已解除，${title}`,
          ];
    }
    case 'level.changed': {
      const { accountName, level, from, to } = news.data;
      const [account, name] = [bold(accountName), plain(level)];
      const change = `${plain(from ?? '–')} → ${plain(to)}`;
      return [`${account}: ${name} ${change}`, `${account}：${name} ${change}`];
    }
    case 'response.recorded': {
      const { guideName, score, choices, text, accountName, userId } = news.data;
      const who = bold(accountName ?? userId);
      const guide = plain(guideName);
      const said = [score, choices?.join(', '), text && `“${text}”`].filter((part) => part != null);
      const answer = plain(said.join(' · '));
      return [`${who} answered ${guide}: ${answer}`, `${who} 回答了“${guide}”：${answer}`];
    }
    case 'guide.published':
      return [
        `${bold(news.data.guideName)} was published (version ${news.data.version})`,
        `${bold(news.data.guideName)} 已发布（版本 ${news.data.version}）`,
      ];
    case 'guide.rolled-back':
      return [
        `${bold(news.data.guideName)} was rolled back to version ${news.data.version}`,
        `${bold(news.data.guideName)} 已回滚到版本 ${news.data.version}`,
      ];
    case 'guide.unpublished':
      return [`${bold(news.data.guideName)} was taken offline`, `${bold(news.data.guideName)} 已下线`];
    case 'webhook.tested':
      return [`Cairn can reach ${bold(news.data.name)}`, `Cairn 可以访问 ${bold(news.data.name)}`];
  }
}

/**
 * Without the three characters that Slack's text gives a meaning to, and in one line that reads in one direction: a
 * name must not look like another message, nor turn round what follows it.
 */
const plain = (text: string): string =>
  text
    .replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ')
    .trim()
    .slice(0, 1000)
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** With its own marks of bold text turned into signs that are none. */
const bold = (text: string): string => `*${plain(text).replaceAll('*', '∗')}*`;
