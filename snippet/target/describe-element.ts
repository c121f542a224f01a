import type { Signature } from '../../shared/contract/signature.ts';
import { describeTarget } from './describe-target.ts';
import { takeNotes } from './page-notes.ts';
import { reading } from './reading.ts';

/**
 * An element as many independent signals, so that it is found again when some of them have changed. Holds no
 * field's value, no editable text, and nothing that looks personal. `click`: as a captured click has it, without
 * what differs from visit to visit.
 */
export const describeElement = (element: Element, purpose: 'target' | 'click' = 'target'): Signature =>
  purpose === 'click' ? reading.describeClick(element) : describeTarget(reading, element, takeNotes(reading));
