import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A new secret for the receiver to check signatures with. */
export const newWebhookSecret = (): string => prefix + randomBytes(24).toString('base64');

/**
 * What a receiver checks (standardwebhooks.com): an id that stays the same however often it is sent, the time of this
 * try, and the body, signed with each secret that is valid just now.
 */
export function signedHeaders(
  secrets: readonly string[],
  { id, at, body }: { id: string; at: Date; body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
