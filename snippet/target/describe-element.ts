import type { LookAlike, Signature } from '../../shared/contract/signature.ts';
import { compareSignatures } from '../../shared/rules/match-target-signature.ts';
import { describeTarget } from './describe-target.ts';
import { indexOf, isNested } from './finder.ts';
import { reading } from './reading.ts';

/** At most so large as JSON, in UTF-8. */
const maxBytes = 1500;

/**
 * An element as many independent signals, so that it is found again when some of them have changed, with up to four
 * others of the page that could be taken for it. Holds no field's value, no editable text, and nothing that looks
 * personal.
 */
export function describeElement(element: Element): Signature {
  const index = indexOf(reading, element.ownerDocument);
  index.read();
  const signature = describeTarget(reading, element);
  const alike = index
    .search(signature)
    .filter((other) => !isNested(other, element))
    .map((other) => describeTarget(reading, other))
    .filter((other) => compareSignatures(signature, other) > 0.05)
    .slice(0, 4)
    .map((other) => differenceOf(signature, other));
  return fitted({ ...signature, alike });
}

const telling = ['row', 'section', 'attributes', 'text', 'name', 'id', 'nth', 'icon', 'at'] as const;

/** What a look-alike has otherwise; null where it has nothing. */
const differenceOf = (signature: Signature, other: Signature): LookAlike =>
  Object.fromEntries(
    telling
      .filter((key) => JSON.stringify(signature[key]) !== JSON.stringify(other[key]))
      .map((key) => [key, other[key] ?? null]),
  );

/** Leaves out what is worth least until it is small enough. */
function fitted(signature: Signature & Required<Pick<Signature, 'alike'>>): Signature {
  for (const key of ['alike', 'neighbours', ...telling] as const) {
    while (signature[key] && new Blob([JSON.stringify(signature)]).size > maxBytes) {
      if (key !== 'alike' || !signature.alike.pop()) delete signature[key];
    }
  }
  return signature;
}
