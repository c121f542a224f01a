import { frameDocument } from './deep-roots.ts';
import { describeClick, describeOwn, placeAmong } from './describe-click.ts';
import { readText, safeText } from './element-text.ts';
import { cellOf, rowOf } from './row-data.ts';

/**
 * What capturing a click and finding a target both need. Finding gets it handed in: in a host page it is in the boot
 * bundle already, and the bundle that comes with the first guide must not carry it again.
 */
export const reading = {
  describeClick,
  describeOwn,
  placeAmong,
  readText,
  safeText,
  cellOf,
  rowOf,
  frameDocument,
};
export type Reading = typeof reading;
