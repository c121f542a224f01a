/** How a list of segments can be asked for: in the studio, in its address, and in its export. */
export const segmentListSorts = ['name', 'used', 'changed'] as const;
export type SegmentListSort = (typeof segmentListSorts)[number];

export interface SegmentListQuery {
  /** Anywhere in the name. */
  search: string;
  /** `used`: by how many guides and segments. */
  sort: SegmentListSort;
  order: 'asc' | 'desc';
}

interface ListedSegment {
  id: string;
  name: string;
  uses: readonly unknown[];
  updatedAt: Date | string;
}

/** Those that are asked for, in the order asked for; among equals by name. */
export function pickSegments<Segment extends ListedSegment>(
  segments: readonly Segment[],
  { search, sort, order }: SegmentListQuery,
): Segment[] {
  const wanted = search.trim().toLowerCase();
  const sign = order === 'asc' ? 1 : -1;
  return segments
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .toSorted((a, b) => sign * compare(a, b, sort) || compare(a, b, 'name'));
}

function compare(a: ListedSegment, b: ListedSegment, sort: SegmentListSort): number {
  switch (sort) {
    case 'name':
      return a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
    case 'used':
      return a.uses.length - b.uses.length;
    case 'changed':
      return new Date(a.updatedAt).getTime() - new Date(b.updatedAt).getTime();
  }
}
