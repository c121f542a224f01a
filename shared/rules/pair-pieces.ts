import type { GuideContent } from '../contract/guide.ts';
import { type ComparedGuide, compareGuides, type GuideDifference, placeKey } from './compare-guides.ts';
import type { KnownNames } from './decision-text.ts';

/** `look`: it says the same and looks otherwise, because the whole guide does. */
export type PieceChange = 'added' | 'removed' | 'moved' | 'changed' | 'look';

/** A step, or the panel of a guide that is one, as it is in two versions. */
export interface PiecePair {
  /** The same in both: that of its step, or which panel it is. */
  id: string;
  /** Its place among the others, from 0. Undefined: that version has none. */
  before: number | undefined;
  after: number | undefined;
  /** None: it is the same in both. */
  changes: readonly PieceChange[];
  differences: readonly GuideDifference[];
}

export interface PairedGuides {
  /** What differs in the guide as a whole: whom it is for, when it starts, how it looks. */
  guide: readonly GuideDifference[];
  /** In the order of the later one; what that has no more, after what it followed. */
  pieces: readonly PiecePair[];
}

/** What is drawn of two versions of a guide, piece beside piece, and what differs in each. */
export function pairPieces(
  before: ComparedGuide,
  after: ComparedGuide,
  language: 'en' | 'zh-CN',
  known: KnownNames = {},
): PairedGuides {
  const differences = compareGuides(before, after, language, known);
  const oldKeys = keysOf(before.content);
  const keys = keysOf(after.content);
  const byPiece = Map.groupBy(
    differences,
    ({ key }) => /^\/(steps\/[^/]+|checklist|help)(?=\/)/.exec(key)?.[0],
  );
  const pieces = inOneOrder(oldKeys, keys).map((key): PiecePair => {
    const own = byPiece.get(key) ?? [];
    const [was, is] = [placeIn(oldKeys, key), placeIn(keys, key)];
    return {
      id: key.split('/').at(-1) ?? '',
      before: was,
      after: is,
      changes: changesOf(key, was, is, own),
      differences: own,
    };
  });
  const guide = byPiece.get(undefined) ?? [];
  return { guide, pieces: guide.some(({ key }) => key.startsWith('/theme')) ? withLook(pieces) : pieces };
}

const keysOf = ({ steps, checklist, help }: GuideContent): string[] => [
  ...steps.map(({ id }) => `/steps/${id}`),
  ...(checklist ? ['/checklist'] : []),
  ...(help ? ['/help'] : []),
];

function placeIn(keys: readonly string[], key: string): number | undefined {
  const place = keys.indexOf(key);
  return place < 0 ? undefined : place;
}

function inOneOrder(oldKeys: readonly string[], keys: readonly string[]): string[] {
  const all = [...keys];
  oldKeys.forEach((key, index) => {
    // Those before it are there already.
    if (!all.includes(key)) all.splice(all.indexOf(oldKeys[index - 1] ?? '') + 1, 0, key);
  });
  return all;
}

function changesOf(
  key: string,
  before: number | undefined,
  after: number | undefined,
  differences: readonly GuideDifference[],
): PieceChange[] {
  if (before === undefined) return ['added'];
  if (after === undefined) return ['removed'];
  const isMove = (difference: GuideDifference) => difference.key === `${key}${placeKey}`;
  return [
    ...(differences.some(isMove) ? (['moved'] as const) : []),
    ...(differences.every(isMove) ? [] : (['changed'] as const)),
  ];
}

/** One that both have shows how the look has changed: where none differs otherwise, the first stands for all. */
function withLook(pieces: readonly PiecePair[]): PiecePair[] {
  const isInBoth = ({ before, after }: PiecePair) => before !== undefined && after !== undefined;
  const isSeen = pieces.some((pair) => isInBoth(pair) && pair.changes.length > 0);
  const first = isSeen ? undefined : pieces.find(isInBoth);
  return pieces.map((pair) => (pair === first ? { ...pair, changes: ['look'] } : pair));
}
