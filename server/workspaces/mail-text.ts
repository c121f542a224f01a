import type { StudioLocale } from '../../shared/contract/session.ts';

interface Text {
  subject: string;
  text: string;
}

const inLanguage = (locale: StudioLocale, en: Text, zh: Text): Text => (locale === 'zh-CN' ? zh : en);

/** What is sent to members. */
export const mailText = {
  invitation: (
    locale: StudioLocale,
    { workspaceName, url, lifeDays }: { workspaceName: string; url: string; lifeDays: number },
  ) =>
    inLanguage(
      locale,
      {
        subject: `You are invited to ${workspaceName} on Cairn`,
        text: `You are invited to work in ${workspaceName} on Cairn.\n\nOpen this link to choose a password. It works once, within ${lifeDays} days:\n${url}\n\nIf you did not expect this, ignore it.\n`,
      },
      {
        subject: `邀请您加入 Cairn 上的 ${workspaceName}`,
        text: `您受邀加入 Cairn 上的 ${workspaceName}。\n\n请打开以下链接设置密码。链接仅可使用一次，${lifeDays} 天内有效：\n${url}\n\n如果您没有预期收到此邮件，请忽略。\n`,
      },
    ),
  passwordReset: (locale: StudioLocale, { url, lifeHours }: { url: string; lifeHours: number }) =>
    inLanguage(
      locale,
      {
        subject: 'Choose a new password for Cairn',
        text: `Open this link to choose a new password for Cairn. It works once, within ${lifeHours} hours:\n${url}\n\nIf you did not ask for it, ignore it: your password stays as it is.\n`,
      },
      {
        subject: '重置 Cairn 密码',
        text: `请打开以下链接为 Cairn 设置新密码。链接仅可使用一次，${lifeHours} 小时内有效：\n${url}\n\n如果您没有申请重置，请忽略此邮件：您的密码不会改变。\n`,
      },
    ),
};
