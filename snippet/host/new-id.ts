import { uuidV7 } from '../../shared/rules/uuid-v7.ts';

let lastMs = 0;
let count = 0;

/** Its place among the ids of the same millisecond, for one that is made later. */
export function placeOfId(nowMs: number): number {
  count = nowMs === lastMs ? count + 1 : 0;
  lastMs = nowMs;
  return count;
}

/**
 * A UUIDv7; of two made in the same millisecond the later one sorts later, so that events keep their order.
 * `getRandomValues`, because `randomUUID` is missing on pages without https.
 */
export function newId(nowMs: number, place = placeOfId(nowMs)): string {
  const random = crypto.getRandomValues(new Uint8Array(10));
  random.set([(place >> 8) & 15, place & 255]);
  return uuidV7(nowMs, random);
}
