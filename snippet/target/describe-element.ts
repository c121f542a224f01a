import type { Signature } from '../../shared/contract/signature.ts';
import { compareSignatures } from '../../shared/rules/match-target-signature.ts';
import { withLookAlikes } from '../../shared/rules/with-look-alikes.ts';
import { describeTarget } from './describe-target.ts';
import { indexOf, isNested } from './finder.ts';
import { reading } from './reading.ts';

/**
 * An element as many independent signals, so that it is found again when some of them have changed, with up to four
 * others of the page that could be taken for it. Holds no field's value, no editable text, and nothing that looks
 * personal.
 */
export function describeElement(element: Element): Signature {
  const index = indexOf(reading, element.ownerDocument);
  index.read();
  const signature = describeTarget(reading, element);
  return withLookAlikes(
    signature,
    index
      .search(signature)
      .filter((other) => !isNested(other, element))
      .map((other) => describeTarget(reading, other))
      .filter((other) => compareSignatures(signature, other) > 0.05)
      .sort((one, two) => compareSignatures(signature, two) - compareSignatures(signature, one)),
  );
}
