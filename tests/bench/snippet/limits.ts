import { number } from './table.ts';

/** A figure of Cairn's next to what it is held to. */
export interface Limit {
  what: string;
  unit: string;
  cairn: number;
  /** Whose figure the limit is taken from, and that figure; a fixed limit has none. */
  peer?: [name: string, figure: number];
  /** At most so many times the peer's figure, or so many units. */
  most: number;
  /** Below, and not at most. */
  isStrict?: true;
  decimals?: number;
}

export const limitHead = ['limit', 'Cairn', 'beside', 'its figure', 'ratio', 'at most', ''];

export function limitRow({ what, unit, cairn, peer, most, isStrict, decimals = 0 }: Limit): string[] {
  const limit = peer ? peer[1] * most : most;
  const holds = isStrict ? cairn < limit : cairn <= limit;
  return [
    what,
    `${number(cairn, decimals)} ${unit}`,
    peer?.[0] ?? '',
    peer ? `${number(peer[1], decimals)} ${unit}` : '',
    peer ? number(cairn / peer[1], 2) : '',
    peer ? `${isStrict ? '< ' : ''}${most} ×` : `${number(most, decimals)} ${unit}`,
    holds ? '✓' : '✗',
  ];
}
