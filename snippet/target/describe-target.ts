import type { Signature } from '../../shared/contract/signature.ts';
import type { Reading } from './reading.ts';

/** As a click's description, with all that tells this very element from its look-alikes on the page. */
export function describeTarget(reading: Reading, element: Element): Signature {
  const { safeText, readText, placeAmong } = reading;
  const cell = reading.cellOf(element);
  const isData = cell?.isData;
  const neighbours = [element.previousElementSibling, element.nextElementSibling].flatMap(
    (sibling) => (sibling && !isData && safeText(readText(sibling))) || [],
  );
  const { left, top, width, height } = element.getBoundingClientRect();
  // What has a width is shown in a window.
  const { documentElement, defaultView: view } = element.ownerDocument as Document & { defaultView: Window };
  const place: number[] = [];
  for (let node: Element | null = element; node && place.length < 8; node = node.parentElement) {
    place.push(placeAmong(node)?.[0] ?? 0);
  }
  return {
    ...reading.describeClick(element, isData),
    // Of a row, the text beside the element's own; of a record, all of it. Of a number the last digit tells it from
    // the next, of an address the last letter of its name.
    row:
      cell &&
      readText(cell.element, 200, (isData || element) as Element)
        .replace(/\S*(\S)(@|:\/)\S*|\d*([.,:/-]?\d)+/g, '#$1$3')
        .slice(0, 80),
    neighbours,
    nth: placeAmong(cell?.element ?? element),
    at: isData ? undefined : place.join('.'),
    lang: documentElement.lang.slice(0, 5),
    box: width
      ? ([left + view.scrollX, top + view.scrollY, width, height, view.innerWidth].map(
          Math.round,
        ) as Signature['box'])
      : undefined,
  };
}
