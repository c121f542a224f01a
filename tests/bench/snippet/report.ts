import type { Contender } from './contenders.ts';
import type { Work } from './main-thread.ts';
import type { Load } from './measure-load.ts';
import type { Sizes } from './measure-sizes.ts';
import type { SlowLoad } from './measure-slow-network.ts';
import type { TourRound } from './measure-tour.ts';
import { median } from './median.ts';
import { kilobytes, number, table } from './table.ts';

export function sizeTables({ bundles, boot, firstGuide }: Sizes, peers: Contender[]): string {
  const rows = peers.map(({ name, gzip, gzipWithReact }) => [
    name,
    kilobytes(gzip),
    kilobytes(gzipWithReact ?? gzip),
  ]);
  const ours = [
    ...Object.entries(bundles),
    ['boot', boot] as const,
    ['boot and all that the first guide needs', firstGuide] as const,
  ].map(([name, bytes]) => [name, kilobytes(bytes)]);
  return [
    table(['peers: gzip -9, kB', 'loaded', 'with React, where it needs it'], rows),
    table(['Cairn: gzip -9, kB', 'loaded'], ours),
  ].join('\n\n');
}

export function tourTable(contenders: Contender[], figures: Map<Contender, TourRound>): string {
  const head = [
    'ms',
    'boot',
    'before idle',
    'of it script',
    'longest task',
    'first 2 s',
    'first 3.5 s',
    'first tooltip',
    'opaque',
    'step',
    'opaque',
    'work',
  ];
  const rows = contenders.map((contender) => {
    const f = figures.get(contender)!;
    const times = [
      f.bootMs,
      f.bootBeforeIdleMs,
      f.bootScriptMs,
      f.bootLongestMs,
      f.chosenMs,
      f.settledMs,
      f.firstPaintedMs,
      f.firstOpaqueMs,
    ];
    const steps = [f.stepPaintedMs, f.stepOpaqueMs, f.stepWorkMs, f.farPaintedMs, f.farOpaqueMs];
    return [contender.name, ...[...times, ...steps, f.blockingMs, f.lagPx].map((value) => number(value))];
  });
  return table([...head, 'far step', 'opaque', 'blocking', 'lag px'], rows);
}

export function busyTable(alone: Work[], withCairn: Work[]): string {
  const row = (name: string, works: Work[]) => [
    name,
    number(median(works.map(({ totalMs }) => totalMs))),
    number(median(works.map(({ longestMs }) => longestMs))),
    number(works.reduce((sum, { longTasks }) => sum + longTasks, 0)),
  ];
  return table(
    ['busy page, 2 s', 'tasks ms', 'longest ms', 'over 50 ms, all rounds'],
    [row('the page alone', alone), row('with a tooltip of Cairn’s', withCairn)],
  );
}

export const loadTable = (loads: Load[]): string =>
  table(
    ['Cairn while the page loads', 'ms'],
    [
      ['its script before the load event', number(median(loads.map(({ beforeLoadMs }) => beforeLoadMs)))],
      ['its script, longest in one task', number(median(loads.map(({ longestMs }) => longestMs)))],
    ],
  );

export const slowTable = (rows: [name: string, loads: SlowLoad[]][]): string =>
  table(
    ['an app that asks for its data after its load, slow 4G', 'loaded, ms', 'first screen, ms'],
    rows.map(([name, loads]) => [
      name,
      number(median(loads.map(({ loadedMs }) => loadedMs))),
      number(median(loads.map(({ readyMs }) => readyMs))),
    ]),
  );
