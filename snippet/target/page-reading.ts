import { isShutIn } from './deep-roots.ts';
import { reading } from './reading.ts';

/** Reading, and why nothing was found, for those who look for targets in a host page. */
export const pageReading = { ...reading, isShutIn };
export type PageReading = typeof pageReading;
