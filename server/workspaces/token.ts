import { createHash, randomBytes } from 'node:crypto';

/** How long each sort of token is, without its prefix: 6 random bits per character. */
const lengths = { pk_: 24, sk_: 32, is_: 43, pt_: 43, sl_: 43, '': 43 } as const;

/** An unguessable token of URL-safe characters; a session's has no prefix. */
export function newToken(prefix: keyof typeof lengths): string {
  const length = lengths[prefix];
  return prefix + randomBytes(length).toString('base64url').slice(0, length);
}

/**
 * What is stored instead of a token. A plain hash is enough, because nobody can try 2¹⁴⁴ tokens; passwords, which
 * people choose, need a slow one.
 */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
