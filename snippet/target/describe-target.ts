import type { Signature } from '../../shared/contract/signature.ts';
import type { PageNotes } from './page-notes.ts';
import type { Reading } from './reading.ts';

/** The nearest heading, legend or landmark name before the element. */
function sectionOf(reading: Reading, element: Element, notes: PageNotes): string | undefined {
  const heading = notes.headingBefore(element);
  let around = element.parentElement;
  while (around && !around.contains(heading ?? null)) {
    const name =
      around.matches(reading.landmark) && reading.safeText(reading.accessibleName(around, undefined));
    if (name) return name;
    around = around.parentElement;
  }
  return heading && reading.safeText(reading.readText(heading));
}

function neighboursOf({ safeText, readText }: Reading, element: Element): string[] | undefined {
  const texts = [element.previousElementSibling, element.nextElementSibling]
    .map((sibling) => sibling && safeText(readText(sibling)))
    .filter((text) => !!text) as string[];
  return texts.length ? texts : undefined;
}

function boxOf(element: Element): Signature['box'] {
  const view = element.ownerDocument.defaultView;
  const rect = element.getBoundingClientRect?.();
  if (!view || !rect?.width) return undefined;
  const { left, top, width, height } = rect;
  const numbers = [left + view.scrollX, top + view.scrollY, width, height, view.innerWidth];
  return numbers.map(Math.round) as Signature['box'];
}

/** As a click's description, with all that tells this very element from its look-alikes on the page. */
export function describeTarget(reading: Reading, element: Element, notes: PageNotes): Signature {
  const signature = reading.describeClick(element);
  const cell = reading.cellOf(element);
  const isData = cell?.isData;
  // Of a row, the text beside the element's own; of a record, all of it.
  const row = cell && reading.readText(cell.element, 200, isData ? undefined : element).slice(0, 80);
  if (isData) signature.nth = [cell.row, cell.rows];
  else if (signature.name) signature.nth = notes.placeAmongAlike(element);
  return reading.withoutAbsent({
    ...signature,
    section: sectionOf(reading, element, notes),
    row: reading.safeText(row),
    neighbours: isData ? undefined : neighboursOf(reading, element),
    box: boxOf(element),
  });
}
