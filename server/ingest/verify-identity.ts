import { createHmac, timingSafeEqual } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import type { KeyedEnvironment } from '../workspaces/environment-by-key.ts';

/** How sure it is that an event's user is who it says. */
export type Verdict = 'signed' | 'unsigned' | 'forged';

/** Events may wait in a browser without a network: a token counts this much longer than it says. */
const jwtToleranceSeconds = 24 * 60 * 60;

/** What the host app's server gives its page for a user: see docs/api.md. */
export const proofOf = (identitySecret: string, userId: string): string =>
  createHmac('sha256', identitySecret).update(userId).digest('hex');

/**
 * Judges the proofs of the events that name a user, by their place in the batch. A batch has few users and each is
 * judged once.
 */
export async function verdictsOf(
  { identitySecret }: Pick<KeyedEnvironment, 'identitySecret'>,
  events: readonly unknown[],
): Promise<Map<number, Verdict>> {
  const judged = new Map<string, Promise<Verdict>>();
  const verdicts = new Map<number, Verdict>();
  for (const [index, given] of events.entries()) {
    const { userId, proof } = (given ?? {}) as { userId?: unknown; proof?: unknown };
    if (typeof userId !== 'string') continue;
    const key = `${userId}\0${typeof proof === 'string' ? proof : ''}`;
    let verdict = judged.get(key);
    if (!verdict) {
      verdict = verdictOn(identitySecret, userId, proof);
      judged.set(key, verdict);
    }
    verdicts.set(index, await verdict);
  }
  return verdicts;
}

/** @param proof what the host app's server made of the id, if it came with one */
export async function verdictOn(
  identitySecret: string | null,
  userId: string,
  proof: unknown,
): Promise<Verdict> {
  if (proof === undefined) return 'unsigned';
  if (typeof proof !== 'string' || identitySecret === null) return 'forged';
  const isGenuine = proof.includes('.')
    ? await isToken(identitySecret, userId, proof)
    : isSignature(identitySecret, userId, proof);
  return isGenuine ? 'signed' : 'forged';
}

function isSignature(identitySecret: string, userId: string, proof: string): boolean {
  const wanted = Buffer.from(proofOf(identitySecret, userId));
  const given = Buffer.from(proof.toLowerCase());
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function isToken(identitySecret: string, userId: string, token: string): Promise<boolean> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(identitySecret), {
      algorithms: ['HS256'],
      clockTolerance: jwtToleranceSeconds,
    });
    return payload.sub === userId;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}
