/** Entry of `dist/match.mjs`: the element matcher alone, for Node and the browser. */
export { rankSignatures as rank } from '../../shared/rules/match-target-signature.ts';
export { describeElement as describe } from './describe-element.ts';
export { findElement as find } from './find-element.ts';
