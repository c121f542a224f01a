import { uuidV7 } from '../../shared/rules/uuid-v7.ts';

let lastMs = 0;
let count = 0;

/**
 * A UUIDv7; of two made in the same millisecond the later one sorts later, so that events keep their order.
 * `getRandomValues`, because `randomUUID` is missing on pages without https.
 */
export function newId(nowMs: number): string {
  count = nowMs === lastMs ? count + 1 : 0;
  lastMs = nowMs;
  const random = crypto.getRandomValues(new Uint8Array(10));
  random.set([(count >> 8) & 15, count & 255]);
  return uuidV7(nowMs, random);
}
