import type { Signature } from '../../shared/contract/signature.ts';
import type { Reading } from './reading.ts';

/** As a click's description, with all that tells this very element from its look-alikes on the page. */
export function describeTarget(reading: Reading, element: Element): Signature {
  const { safeText, readText } = reading;
  const cell = reading.cellOf(element);
  const isData = cell?.isData ?? false;
  const neighbours = [element.previousElementSibling, element.nextElementSibling]
    .map((sibling) => sibling && !isData && safeText(readText(sibling)))
    .filter((text) => !!text) as string[];
  return reading.withoutAbsent({
    ...reading.describeClick(element, isData),
    // Of a row, the text beside the element's own; of a record, all of it.
    row: cell && safeText(readText(cell.element, 200, isData ? undefined : element).slice(0, 80)),
    neighbours: neighbours.length ? neighbours : undefined,
    nth: reading.placeAmong(cell?.element ?? element),
    at: isData ? undefined : placeOf(element),
    lang: element.ownerDocument.documentElement.lang.slice(0, 5) || undefined,
    box: boxOf(element),
  });
}

/** Which among its siblings of its tag, it and what is around it, nearest first. */
function placeOf(element: Element): string {
  const place: number[] = [];
  for (let node: Element | null = element; node && place.length < 8; node = node.parentElement) {
    let index = 0;
    for (let other = node.previousElementSibling; other && index < 99; other = other.previousElementSibling) {
      if (other.localName === node.localName) index++;
    }
    place.push(index);
  }
  return place.join('.');
}

function boxOf(element: Element): Signature['box'] {
  const { left, top, width, height } = element.getBoundingClientRect();
  const view = element.ownerDocument.defaultView;
  if (!view || !width) return undefined;
  const numbers = [left + view.scrollX, top + view.scrollY, width, height, view.innerWidth];
  return numbers.map(Math.round) as Signature['box'];
}
