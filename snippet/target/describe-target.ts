import type { Signature } from '../../shared/contract/signature.ts';
import type { PageIndex } from './page-index.ts';
import type { Reading } from './reading.ts';

/**
 * Describes elements as targets: as a click's description, with all that tells this very element from its look-alikes
 * on the page. Made for one moment, because it remembers what it read. Without an index it can't tell which of its
 * like an element is.
 */
export function targetDescriber(reading: Reading, index?: PageIndex): (element: Element) => Signature {
  const { safeText, readText } = reading;
  const alikeBy = new Map<string, Element[]>();

  return (element) => {
    const signature = reading.describeClick(element);
    const cell = reading.cellOf(element);
    const isData = cell?.isData;
    // Of a row, the text beside the element's own; of a record, all of it.
    const row = cell && readText(cell.element, 200, isData ? undefined : element).slice(0, 80);
    const beside = [element.previousElementSibling, element.nextElementSibling];
    const neighbours = isData ? [] : beside.map((sibling) => (sibling && safeText(readText(sibling))) || '').filter(Boolean);
    if (isData) signature.nth = reading.placeAmong(cell.element);
    else if (signature.name && index) {
      const key = signature.tag + signature.name;
      const alike = alikeBy.get(key) ?? index.alike(signature);
      alikeBy.set(key, alike);
      if (alike.length > 1) signature.nth = [alike.indexOf(element), alike.length];
    }
    return reading.withoutAbsent({
      ...signature,
      row: safeText(row),
      neighbours: neighbours.length ? neighbours : undefined,
      at: isData ? undefined : placeOf(element),
      lang: element.ownerDocument.documentElement.lang.slice(0, 5) || undefined,
      box: boxOf(element),
    });
  };
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
  const view = element.ownerDocument.defaultView;
  const rect = element.getBoundingClientRect?.();
  if (!view || !rect?.width) return undefined;
  const { left, top, width, height } = rect;
  const numbers = [left + view.scrollX, top + view.scrollY, width, height, view.innerWidth];
  return numbers.map(Math.round) as Signature['box'];
}
