import type { Signature } from '../../shared/contract/signature.ts';
import type { Reading } from './reading.ts';

/** As a click's description, with all that tells this very element from its look-alikes on the page. */
export function describeTarget(reading: Reading, element: Element): Signature {
  const { safeText, readText, placeAmong } = reading;
  const cell = reading.cellOf(element);
  const isData = cell?.isData ?? false;
  const neighbours = [element.previousElementSibling, element.nextElementSibling]
    .map((sibling) => sibling && !isData && safeText(readText(sibling)))
    .filter((text) => !!text) as string[];
  const { left, top, width, height } = element.getBoundingClientRect();
  const { documentElement, defaultView: view } = element.ownerDocument;
  const place: number[] = [];
  for (let node: Element | null = element; node && place.length < 8; node = node.parentElement) {
    place.push(placeAmong(node)?.[0] ?? 0);
  }
  return {
    ...reading.describeClick(element, isData),
    // Of a row, the text beside the element's own; of a record, all of it.
    row: cell && safeText(readText(cell.element, 200, isData ? undefined : element).slice(0, 80)),
    neighbours: neighbours.length ? neighbours : undefined,
    nth: placeAmong(cell?.element ?? element),
    at: isData ? undefined : place.join('.'),
    lang: documentElement.lang.slice(0, 5) || undefined,
    box:
      view && width
        ? ([left + view.scrollX, top + view.scrollY, width, height, view.innerWidth].map(
            Math.round,
          ) as Signature['box'])
        : undefined,
  };
}
