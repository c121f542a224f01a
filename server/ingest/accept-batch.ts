import * as v from 'valibot';
import type { EventBatch } from '../../shared/contract/event.ts';
import { type Signature, signatureSchema } from '../../shared/contract/signature.ts';
import { signatureHash } from '../../shared/rules/signature-hash.ts';
import type { AcceptedEvent, EventSource } from './accepted-event.ts';
import { clockOffsetMs, correctTime } from './correct-time.ts';
import { judgeEvent, type SoundEvent } from './judge-event.ts';
import type { People } from './people.ts';
import { isStorableText, storableValue } from './storable-value.ts';

/** How old an event may be at its receipt, in days: a program may bring years of history. */
const oldestDays: Record<EventSource, number> = { browser: 400, server: 3660 };

/** What is known of the sender. */
export interface Sender {
  source: EventSource;
  /** Its user agent is that of a bot. */
  isBot: boolean;
  /** Its user agent is that of a phone or a tablet. */
  isMobile: boolean;
  /** Anybody may have made it up, because its key stands in a page: users are to be proven. */
  isOpen: boolean;
}

export interface AcceptedBatch {
  /** By their place in the batch; a place without an event was refused. */
  events: (AcceptedEvent | undefined)[];
  refused: Refusal[];
}

/** Why an event can never be stored as it is, and which one it is. */
export interface Refusal {
  index: number;
  id?: string;
  reason: string;
}

/**
 * Judges each event alone and gives those that pass their ids and their corrected time.
 *
 * @param unproven by their place: those whose user is not proven, and why
 */
export function acceptBatch(
  people: People,
  batch: EventBatch,
  { source, isBot, isMobile }: Sender,
  receivedAt: Date,
  unproven: ReadonlyMap<number, string> = new Map(),
): AcceptedBatch {
  const receivedAtMs = receivedAt.getTime();
  const offsetMs = clockOffsetMs(Date.parse(batch.sentAt), receivedAtMs);
  const describe = signaturesOf(batch);
  const build = batch.build !== undefined && isStorableText(batch.build) ? batch.build : undefined;
  const refused: Refusal[] = [];

  const events = batch.events.map((given, index) => {
    const judgement = judgeEvent(given);
    const reason = 'reason' in judgement ? judgement.reason : unproven.get(index);
    if ('reason' in judgement || reason !== undefined) {
      refused.push({ index, ...idOf(given), reason: `${reason}` });
      return undefined;
    }
    const sound = isMobile ? withClient(judgement.event) : judgement.event;
    const { atMs, isClamped, day } = correctTime(sound.atMs, offsetMs, receivedAtMs, oldestDays[source]);
    return {
      sound,
      source,
      id: sound.id.toLowerCase(),
      day,
      atMs,
      receivedAtMs,
      isClamped,
      isBot,
      person: people.of(sound),
      signature: sound.signature === undefined ? undefined : describe(sound.signature),
      build,
    };
  });
  return { events, refused };
}

/** Time that was spent on a phone or tablet says so. */
function withClient(sound: SoundEvent): SoundEvent {
  if (sound.kind !== 'session') return sound;
  const properties = { ...sound.properties, client: 'mobile' };
  return { ...sound, properties, propertiesJson: JSON.stringify(properties) };
}

/** The id that a refused event claims, where it has one. */
function idOf(given: unknown): { id?: string } {
  const { id } = (given ?? {}) as { id?: unknown };
  return typeof id === 'string' ? { id: id.slice(0, 100) } : {};
}

/**
 * A faulty description costs its clicks their description, not the batch its events. Nor is one believed that does
 * not have the hash it claims: it would stand for everybody's clicks on some other element.
 */
function signaturesOf({ signatures }: EventBatch): (hash: string) => Signature | undefined {
  if (!signatures) return () => undefined;
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
