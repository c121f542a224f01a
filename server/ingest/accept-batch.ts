import * as v from 'valibot';
import type { EventBatch } from '../../shared/contract/event.ts';
import { type Signature, signatureSchema } from '../../shared/contract/signature.ts';
import { signatureHash } from '../../shared/rules/signature-hash.ts';
import { accountIdOf, anonymousUserIdOf, personalAccountIdOf, userIdOf } from '../db/hashed-id.ts';
import type { AcceptedEvent, EventSource } from './accepted-event.ts';
import { clockOffsetMs, correctTime } from './correct-time.ts';
import { judgeEvent, type SoundEvent } from './judge-event.ts';
import { isStorableText, storableValue } from './storable-value.ts';

/** How old an event may be at its receipt, in days: a program may bring years of history. */
const oldestDays: Record<EventSource, number> = { browser: 400, server: 3660 };

export interface AcceptedBatch {
  /** By their place in the batch; a place without an event was refused. */
  events: (AcceptedEvent | undefined)[];
  refused: { index: number; id?: string; reason: string }[];
}

/** Judges each event alone and gives those that pass their ids and their corrected time. Pure. */
export function acceptBatch(
  environmentId: number,
  batch: EventBatch,
  source: EventSource,
  receivedAt: Date,
): AcceptedBatch {
  const receivedAtMs = receivedAt.getTime();
  const offsetMs = clockOffsetMs(Date.parse(batch.sentAt), receivedAtMs);
  const people = new People(environmentId);
  const describe = signaturesOf(batch);
  const build = batch.build !== undefined && isStorableText(batch.build) ? batch.build : undefined;
  const refused: AcceptedBatch['refused'] = [];

  const events = batch.events.map((given, index) => {
    const judgement = judgeEvent(given);
    if ('reason' in judgement) {
      const { id } = (given ?? {}) as { id?: unknown };
      refused.push({ index, ...(typeof id === 'string' && { id: id.slice(0, 100) }), ...judgement });
      return undefined;
    }
    const sound = judgement.event;
    const time = correctTime(sound.atMs, offsetMs, receivedAtMs, oldestDays[source]);
    return {
      sound,
      source,
      id: sound.id.toLowerCase(),
      day: time.day,
      at: new Date(time.atMs),
      receivedAt,
      isClamped: time.isClamped,
      ...people.of(sound),
      signature: sound.signature === undefined ? undefined : describe(sound.signature),
      build,
    };
  });
  return { events, refused };
}

/** Hashes each user and account of a batch once. */
class People {
  readonly #environmentId: number;
  readonly #users = new Map<string, { userId: string; personalAccountId: string }>();
  readonly #accounts = new Map<string, string>();

  constructor(environmentId: number) {
    this.#environmentId = environmentId;
  }

  of({ userId: externalId, anonymousId, accountId: accountExternalId }: SoundEvent) {
    const isAnonymous = externalId === undefined;
    const userExternalId = externalId ?? anonymousId?.toLowerCase() ?? '';
    const { userId, personalAccountId } = this.#user(userExternalId, isAnonymous);
    const accountId =
      accountExternalId === undefined ? personalAccountId : this.#accountId(accountExternalId);
    return { userId, userExternalId, isAnonymous, accountId, accountExternalId };
  }

  #user(externalId: string, isAnonymous: boolean) {
    const key = `${isAnonymous ? 'a' : 'u'}${externalId}`;
    let user = this.#users.get(key);
    if (!user) {
      const userId = (isAnonymous ? anonymousUserIdOf : userIdOf)(this.#environmentId, externalId);
      user = { userId, personalAccountId: personalAccountIdOf(this.#environmentId, userId) };
      this.#users.set(key, user);
    }
    return user;
  }

  #accountId(externalId: string): string {
    let id = this.#accounts.get(externalId);
    if (id === undefined) {
      id = accountIdOf(this.#environmentId, externalId);
      this.#accounts.set(externalId, id);
    }
    return id;
  }
}

/**
 * A faulty description costs its clicks their description, not the batch its events. Nor is one believed that does
 * not have the hash it claims: it would stand for everybody's clicks on some other element.
 */
function signaturesOf({ signatures = {} }: EventBatch): (hash: string) => Signature | undefined {
  const checked = new Map<string, Signature | undefined>();
  return (hash) => {
    if (!checked.has(hash)) {
      const given = Object.hasOwn(signatures, hash) ? signatures[hash] : undefined;
      const result = v.safeParse(signatureSchema, given);
      const isGenuine = result.success && signatureHash(result.output) === hash;
      checked.set(hash, isGenuine ? (storableValue(result.output) as Signature) : undefined);
    }
    return checked.get(hash);
  };
}
