import { SMTPServer } from 'smtp-server';

export interface MailServer {
  /** For CAIRN_SMTP_URL. */
  url: string;
  /** What came, each as `to` and the readable text of its body. */
  mails: { to: string; text: string }[];
  close(): Promise<void>;
}

/** Takes every e-mail, on loopback. */
export async function startMailServer(): Promise<MailServer> {
  const mails: MailServer['mails'] = [];
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const [to] = session.envelope.rcptTo;
        mails.push({ to: to?.address ?? '', text: readable(Buffer.concat(chunks).toString()) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
  const { port } = smtp.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () => new Promise<void>((resolve) => smtp.close(() => resolve())),
  };
}

/** The subject and the body, as a reader sees them. */
function readable(mail: string): string {
  const [head = '', ...body] = mail.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  return `${head.replace(/\r\n\s+/g, ' ')}\n${/quoted-printable/i.test(head) ? unquoted(text) : /base64/i.test(head) ? Buffer.from(text, 'base64').toString() : text}`;
}

const unquoted = (text: string) =>
  Buffer.from(
    text
      .replaceAll('=\r\n', '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();
