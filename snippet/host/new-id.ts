import { uuidV7 } from '../../shared/rules/uuid-v7.ts';

let lastMs = 0;
let count = 0;
/** Drawn for 64 ids at once: a draw costs more than all the rest of an id. */
const random = new Uint8Array(640);
let used = 0;

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
  used %= 640;
  if (!used) crypto.getRandomValues(random);
  const own = random.subarray(used, used + 10);
  used += 10;
  own[0] = place >> 8;
  own[1] = place;
  return uuidV7(nowMs, own);
}
