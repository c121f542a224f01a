import { type Role, roles } from '../../shared/contract/right.ts';
import type { StudioLocale } from '../../shared/contract/session.ts';
import { can } from '../../shared/rules/rights.ts';
import type { Context } from '../context.ts';
import { inChinese } from '../http/in-chinese.ts';
import { sendMail } from '../mail/send-mail.ts';
import { type GivenUp, noteTold, selectGivenUp, selectKeepers } from './given-up-store.ts';

const dayMs = 24 * 3_600_000;

const keepingRoles = roles.filter((role): role is Exclude<Role, 'custom'> =>
  role === 'custom' ? false : can(role, 'webhook.write'),
);

const words = {
  en: {
    subject: (name: string) => `“${name}” does not take what it is sent`,
    intro: (name: string, count: number) =>
      `Cairn has given up ${count === 1 ? 'a message' : `${count} messages`} to the webhook “${name}”, ` +
      'after more than a day of tries.',
    last: (outcome: string) => `The last answer: ${outcome}`,
    none: 'none',
    end: (url: string) => `What was sent, and a way to send it again: ${url}`,
  },
  'zh-CN': {
    subject: (name: string) => `“${name}”未能接收消息`,
    intro: (name: string, count: number) =>
      `发往 Webhook“${name}”的 ${count} 条消息在一天多的重试后仍未送达，Cairn 已停止发送。`,
    last: (outcome: string) => `最后一次返回：${outcome}`,
    none: '无',
    end: (url: string) => `查看发送记录并重新发送：${url}`,
  },
};

/**
 * Tells those who may set webhooks up of messages that were given up since they were told last: at most one mail a day
 * for each webhook. What the mail server did not take is told at the next round.
 */
export async function mailGivenUp(context: Pick<Context, 'config' | 'log' | 'db' | 'now'>): Promise<void> {
  if (!context.config.mail) return;
  const now = context.now();
  for (const givenUp of await selectGivenUp(context.db, new Date(now.getTime() - dayMs))) {
    const keepers = await selectKeepers(context.db, givenUp, keepingRoles);
    const taken: boolean[] = [];
    for (const { email, locale } of keepers) {
      taken.push(
        await sendMail(context, { to: email, ...mailOf(locale, context.config.publicUrl, givenUp) }),
      );
    }
    if (taken.includes(true)) await noteTold(context.db, givenUp, now);
  }
}

function mailOf(locale: StudioLocale, publicUrl: string, { name, count, status, fault }: GivenUp) {
  const say = words[locale];
  const why = fault !== null && locale === 'zh-CN' ? inChinese(fault) : fault;
  const outcome = status === null ? (why ?? say.none) : String(status);
  const parts = [say.intro(name, count), say.last(outcome), say.end(`${publicUrl}/settings/webhooks`)];
  return { subject: say.subject(name), text: `${parts.join('\n\n')}\n` };
}
