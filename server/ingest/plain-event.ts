import type { Event, EventKind } from '../../shared/contract/event.ts';
import type { SoundEvent } from './judge-event.ts';
import { sharedText } from './shared-text.ts';
import { isStorableText } from './storable-value.ts';

/** Of one event's properties as JSON. The other fields are bounded by the contract to about 1 kB. */
export const maxPropertiesBytes = 32 * 1024;

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
/** As `toISOString` writes times. */
const isoTime = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
const hash = /^[\da-f]{16}$/;

const isText = (value: unknown, min: number, max: number): value is string =>
  typeof value === 'string' && value.length >= min && value.length <= max && isStorableText(value);

/**
 * What nearly all events are: a view, a click or a tracked event with nothing unusual in it, told in one look at each
 * field. Undefined for all others, sound or not: those are judged by the contract's schema, which takes five times as
 * long and must say the same of these (a test compares the two).
 */
export function plainEvent(given: unknown): SoundEvent | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const event = given as Event;
  let properties: Record<string, unknown> | undefined;
  for (const field in event) {
    switch (field) {
      case 'id':
      case 'anonymousId':
        if (typeof event[field] !== 'string' || !uuid.test(event[field])) return undefined;
        break;
      case 'kind':
        if (!isPlainKind(event.kind)) return undefined;
        break;
      case 'name':
        if (!isText(event.name, 1, 200)) return undefined;
        break;
      case 'at':
        if (typeof event.at !== 'string' || !isoTime.test(event.at)) return undefined;
        break;
      case 'userId':
      case 'accountId':
        if (!isText(event[field], 1, 200)) return undefined;
        break;
      case 'proof':
        if (!isText(event.proof, 1, 2000)) return undefined;
        break;
      case 'path':
        if (!isText(event.path, 0, 500)) return undefined;
        break;
      case 'signature':
        if (typeof event.signature !== 'string' || !hash.test(event.signature)) return undefined;
        break;
      case 'properties':
        properties = event.properties;
        break;
      default:
        return undefined;
    }
  }
  const { id, kind, name, at, userId, anonymousId, accountId, path, signature } = event;
  if (id === undefined || kind === undefined || name === undefined || at === undefined) return undefined;
  if (userId === undefined && anonymousId === undefined) return undefined;
  const atMs = Date.parse(at);
  if (Number.isNaN(atMs)) return undefined;
  const propertiesJson = properties === undefined ? null : plainJson(properties);
  if (propertiesJson === undefined) return undefined;
  // All of one shape, which the engine reads faster than copies of what came; of which nothing is kept that is not needed
  // any more, because it waits for its write by the thousand.
  return {
    id,
    kind,
    name: sharedText(name),
    userId,
    anonymousId,
    accountId,
    path: path === undefined ? undefined : sharedText(path),
    signature: signature === undefined ? undefined : sharedText(signature),
    atMs,
    properties: undefined,
    propertiesJson,
  };
}

/** Kinds whose properties are stored and not looked into. */
export const isPlainKind = (kind: EventKind): boolean =>
  kind === 'page' || kind === 'click' || kind === 'track';

/** Of properties that are texts, numbers and the like, and few; undefined for others. */
function plainJson(properties: unknown): string | undefined {
  if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return undefined;
  const given = properties as Record<string, unknown>;
  let keys = 0;
  for (const key in given) {
    const value = given[key];
    const isPlain =
      key.length <= 100 &&
      isStorableText(key) &&
      !steering.has(key) &&
      (typeof value === 'string'
        ? isStorableText(value)
        : typeof value === 'number' || typeof value === 'boolean' || value === null);
    if (!isPlain || ++keys > 100) return undefined;
  }
  if (keys === 0) return undefined;
  const json = JSON.stringify(given);
  // A character of a text takes up to three bytes.
  return json.length * 3 > maxPropertiesBytes ? undefined : json;
}

/** Keys that mean something to objects themselves: the schema leaves them out. */
const steering = new Set(['__proto__', 'prototype', 'constructor']);
