import { createTransport } from 'nodemailer';
import type { Context } from '../context.ts';

export interface Mail {
  to: string;
  subject: string;
  /** Plain text: nothing that anybody has typed in can become markup. */
  text: string;
}

const timeoutMs = 10_000;

/**
 * Sends an e-mail where a mail server is set up. Whether it was handed over: what can be done without mail is done
 * without it, so a failure is a line in the log.
 */
export async function sendMail(
  { config, log }: Pick<Context, 'config' | 'log'>,
  { to, subject, text }: Mail,
): Promise<boolean> {
  if (!config.mail) return false;
  const transport = createTransport({
    url: config.mail.smtpUrl,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  try {
    // As an object: a text would be read as a list of addresses.
    const recipient = { name: '', address: to };
    await transport.sendMail({ from: config.mail.from, to: recipient, subject: inOneLine(subject), text });
    return true;
  } catch (error) {
    // Not its message: mail servers say there whom it was for.
    const { code, responseCode } = error as { code?: string; responseCode?: number };
    log.error({ code, responseCode }, 'an e-mail could not be sent');
    return false;
  } finally {
    transport.close();
  }
}

const inOneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
