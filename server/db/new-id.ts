import { randomBytes } from 'node:crypto';
import { uuidV7 } from '../../shared/rules/uuid-v7.ts';

/** The id of a row that is made now. */
export const newId = (now: Date): string => uuidV7(now.getTime(), randomBytes(10));
