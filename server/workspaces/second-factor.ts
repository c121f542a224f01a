import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError } from '../http/app-error.ts';
import type { WorkspaceScope } from '../http/scope.ts';
import { audit } from './audit.ts';
import { selectMember } from './member-store.ts';
import { requireWeaker } from './members.ts';
import {
  deleteSecondFactor,
  putUnprovedSecret,
  replaceRecoveryCodes,
  takeRecoveryCode,
  takeStep,
  updateTotpSince,
} from './second-factor-store.ts';
import { deleteOtherSessions } from './session-store.ts';
import { tokenHash } from './token.ts';

const secretBytes = 20;
const recoveryCodes = 10;
/** Letters and digits that nobody takes for another: 32 of them, 5 bits each. */
const recoveryAlphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

type Clock = Pick<Context, 'db' | 'now'>;
type Keeper = Pick<Context, 'db' | 'now' | 'sealing'>;

const totpOf = (secret: string, label?: string) =>
  new TOTP({ issuer: 'Cairn', label: label ?? '', secret: Secret.fromBase32(secret) });

/** A new secret for the member's authenticator app. It counts from when they prove that they keep it. */
export async function beginSecondFactor(
  { db, sealing }: Keeper,
  scope: WorkspaceScope,
  memberId: string,
): Promise<{ secret: string; uri: string }> {
  const secret = new Secret({ size: secretBytes }).base32;
  const member = await selectMember(db, scope.workspaceId, memberId);
  if (!member || !(await putUnprovedSecret(db, memberId, sealing.seal(secret, `member:${memberId}`)))) {
    throw new AppError('conflict', 'You have a second factor already: remove it first.');
  }
  return { secret, uri: totpOf(secret, member.email).toString() };
}

/**
 * Proves with a first code that the app works, and ends the member's other sessions, which began without it. Returns
 * codes that each open one sign-in without the app, shown this once.
 */
export async function proveSecondFactor(
  { db, now, sealing }: Keeper,
  scope: WorkspaceScope,
  memberId: string,
  code: string,
  currentToken: string,
): Promise<{ recoveryCodes: string[] }> {
  const at = now();
  return inTransaction(db, async (trx) => {
    const member = await selectMember(trx, scope.workspaceId, memberId);
    if (!member?.totpSecret || member.totpSince) {
      throw new AppError('conflict', 'There is no second factor that waits for a code.');
    }
    const step = stepOf(sealing.open(member.totpSecret, `member:${memberId}`), code, at);
    if (step === undefined || !(await takeStep(trx, memberId, step))) {
      throw new AppError('invalid_request', 'This code is wrong. Is the clock of your device right?', {
        details: [{ path: 'code', message: 'is wrong' }],
      });
    }
    const codes = Array.from({ length: recoveryCodes }, newRecoveryCode);
    await updateTotpSince(trx, memberId, at);
    await replaceRecoveryCodes(trx, memberId, codes.map(recoveryHash));
    await deleteOtherSessions(trx, memberId, tokenHash(currentToken));
    await audit(trx, scope, at, 'member.second-factor-added', `member:${memberId}`);
    return { recoveryCodes: codes };
  });
}

/** The member signs in with their password alone from now on, unless the workspace asks for more. */
export async function removeSecondFactor(
  { db, now }: Clock,
  scope: WorkspaceScope,
  memberId: string,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    await deleteSecondFactor(trx, memberId);
    await audit(trx, scope, now(), 'member.second-factor-removed', `member:${memberId}`);
  });
}

/** The same for somebody who has lost their device and their recovery codes, by an admin. */
export async function removeSecondFactorOf(
  context: Clock,
  scope: WorkspaceScope,
  memberId: string,
): Promise<void> {
  await requireWeaker(context.db, scope, memberId);
  await removeSecondFactor(context, scope, memberId);
}

/** Whether the code is right: the app's of this half-minute or one beside it, or a recovery code. Each works once. */
export async function useSecondFactor(
  { db, now, sealing }: Keeper,
  { id, totpSecret }: { id: string; totpSecret: string | null },
  code: string,
): Promise<boolean> {
  if (totpSecret !== null && isOfApp(code)) {
    const step = stepOf(sealing.open(totpSecret, `member:${id}`), code, now());
    return step !== undefined && takeStep(db, id, step);
  }
  return takeRecoveryCode(db, id, recoveryHash(code));
}

const isOfApp = (code: string) => /^\d{6}$/.test(code.replaceAll(/\s/g, ''));

/** Which 30 seconds the code is of, if they are these, the last or the next. */
function stepOf(secret: string, code: string, now: Date): number | undefined {
  if (!isOfApp(code)) return undefined;
  const token = code.replaceAll(/\s/g, '');
  const totp = totpOf(secret);
  const delta = totp.validate({ token, timestamp: now.getTime(), window: 1 });
  return delta === null ? undefined : totp.counter({ timestamp: now.getTime() }) + delta;
}

/** 16 characters, 80 bits: nobody can try them all, so a plain hash is enough. */
function newRecoveryCode(): string {
  const characters = [...randomBytes(16)].map((byte) => recoveryAlphabet[byte % recoveryAlphabet.length]!);
  return characters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

const recoveryHash = (code: string) => tokenHash(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
