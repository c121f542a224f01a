import type { Signature } from '../../shared/contract/signature.ts';
import type { MatchOptions } from '../../shared/rules/match-target-signature.ts';
import { describeTarget } from './describe-target.ts';
import { findMatch, type Match } from './finder.ts';
import { reading } from './reading.ts';

/** The element that a signature describes, with its score and margin, or null when that is not certain enough. */
export const findElement = (signature: Signature, root?: ParentNode, options?: MatchOptions): Match =>
  findMatch(reading, (element) => describeTarget(reading, element), signature, root, options) as Match;
