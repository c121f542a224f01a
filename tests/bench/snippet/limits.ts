import type { Work } from './main-thread.ts';
import type { Load } from './measure-load.ts';
import type { Sizes } from './measure-sizes.ts';
import type { TourRound } from './measure-tour.ts';
import { median } from './median.ts';
import { number } from './table.ts';

/** A figure of Cairn's next to what it is held to. */
interface Limit {
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

interface Measured {
  sizes: Sizes;
  loads: Load[];
  cairn: TourRound;
  floor: TourRound;
  driver: TourRound;
  /** A page without any product that, once idle, asks a server once and keeps one event. */
  asker: TourRound;
  click: { cairn: number; posthog: number };
  busy: { cairn: Work[]; alone: Work[] };
  /** When the first screen with data stood. */
  slow: { tagged: number; alone: number };
}

export function limitsOf({
  sizes,
  loads,
  cairn,
  floor,
  driver,
  asker,
  click,
  busy,
  slow,
}: Measured): Limit[] {
  /** The limits are in kilobytes of 1,024. */
  const size = (what: string, bytes: number, most: number): Limit => ({
    what,
    unit: 'kB',
    cairn: bytes / 1000,
    most: most * 1.024,
    decimals: 1,
  });
  const toFloor = (what: string, figure: keyof TourRound): Limit => ({
    what,
    unit: 'ms',
    cairn: cairn[figure],
    peer: ['floor', floor[figure]],
    most: 1.3,
  });
  const toDriver = (what: string, figure: keyof TourRound): Limit => ({
    what,
    unit: 'ms',
    cairn: cairn[figure],
    peer: ['driver.js', driver[figure]],
    most: 1,
    isStrict: true,
  });
  const bundles = Object.entries(sizes.bundles).filter(([name]) => name !== 'picker.js');
  const longTasks = (works: Work[]) => works.reduce((sum, work) => sum + work.longTasks, 0);
  const early = loads.map(({ requestsBeforeLoad }) => requestsBeforeLoad.length - 1);

  return [
    size('boot, gzip', sizes.boot, 12),
    size('with all that the first guide needs', sizes.firstGuide, 32),
    size('largest bundle but the picker', Math.max(...bundles.map(([, bytes]) => bytes)), 36),
    toDriver('boot: work before the page is idle', 'bootBeforeIdleMs'),
    toDriver('boot: work in the first half second', 'bootMs'),
    toDriver('boot with the first delivery and choice', 'chosenMs'),
    {
      what: 'the same, beside who asks and keeps too',
      unit: 'ms',
      cairn: cairn.chosenMs,
      peer: ['asks and keeps once', asker.chosenMs],
      most: 3,
    },
    { what: 'boot: longest task', unit: 'ms', cairn: cairn.bootLongestMs, most: 50 },
    {
      what: 'while the page loads: its script in one task',
      unit: 'ms',
      cairn: median(loads.map(({ longestMs }) => longestMs)),
      most: 50,
    },
    { what: 'requests before the load event, beside s.js', unit: '', cairn: Math.max(...early), most: 0 },
    {
      what: 'first screen of an app on slow 4G',
      unit: 'ms',
      cairn: slow.tagged,
      peer: ['the page alone', slow.alone],
      most: 1.1,
      decimals: 0,
    },
    toFloor('start → first tooltip painted', 'firstPaintedMs'),
    toFloor('start → first tooltip opaque', 'firstOpaqueMs'),
    toFloor('step change painted', 'stepPaintedMs'),
    toFloor('step change opaque', 'stepOpaqueMs'),
    toFloor('step change: work of the main thread', 'stepWorkMs'),
    toFloor('far step painted', 'farPaintedMs'),
    toFloor('far step opaque', 'farOpaqueMs'),
    { what: 'blocking time over nine steps', unit: 'ms', cairn: cairn.blockingMs, most: 65 },
    { what: 'lag while scrolling', unit: 'px', cairn: cairn.lagPx, most: 0 },
    {
      what: 'captured click',
      unit: 'ms',
      cairn: click.cairn,
      peer: ['PostHog', click.posthog],
      most: 0.5,
      decimals: 2,
    },
    {
      what: 'long tasks on the busy page, all rounds',
      unit: '',
      cairn: longTasks(busy.cairn),
      peer: ['the page alone', longTasks(busy.alone)],
      most: 1,
    },
  ];
}

export const limitHead = ['limit', 'Cairn', 'beside', 'its figure', 'ratio', 'at most', ''];

export function limitRow({ what, unit, cairn, peer, most, isStrict, decimals = 0 }: Limit): string[] {
  const limit = peer ? peer[1] * most : most;
  const holds = isStrict ? cairn < limit : cairn <= limit;
  const figure = (value: number) => `${number(value, decimals)} ${unit}`.trim();
  return [
    what,
    figure(cairn),
    peer?.[0] ?? '',
    peer ? figure(peer[1]) : '',
    peer?.[1] ? number(cairn / peer[1], 2) : '',
    peer ? `${isStrict ? '< ' : ''}${most} ×` : figure(most),
    holds ? '✓' : '✗',
  ];
}
