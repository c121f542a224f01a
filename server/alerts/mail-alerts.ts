import type { Context } from '../context.ts';
import { sendMail } from '../mail/send-mail.ts';
import { alertMail } from './alert-mail.ts';
import { type Notice, noteMailed, selectNotices } from './receiver-store.ts';

/** What could not be sent for so long is old news: it waits in the studio. */
const freshMs = 24 * 3_600_000;

/**
 * Tells members by e-mail of the alerts that were opened for them since the last time: one mail each, however many
 * alerts. What the mail server did not take is tried again.
 */
export async function mailAlerts(context: Pick<Context, 'config' | 'log' | 'db' | 'now'>): Promise<void> {
  if (!context.config.mail) return;
  const now = context.now();
  const notices = await selectNotices(context.db, new Date(now.getTime() - freshMs), now);
  for (const ofMember of Map.groupBy(notices, ({ memberId }) => memberId).values()) {
    const [{ email, locale }] = ofMember as [Notice];
    const mail = alertMail(locale, context.config.publicUrl, ofMember);
    if (await sendMail(context, { to: email, ...mail })) await noteMailed(context.db, ofMember, now);
  }
}
