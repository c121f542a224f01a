import { createFinder } from './finder.ts';
import { reading } from './reading.ts';

/** The element that a signature describes, with its score and margin, or null when that is not certain enough. */
export const { find: findElement } = createFinder(reading);
