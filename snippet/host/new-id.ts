import { uuidV7 } from '../../shared/rules/uuid-v7.ts';

/** A UUIDv7. `getRandomValues`, because `randomUUID` is missing on pages without https. */
export const newId = (nowMs: number): string => uuidV7(nowMs, crypto.getRandomValues(new Uint8Array(10)));
