import { type Contender, cairnContenders, nothing, peerContenders } from './snippet/contenders.ts';
import { type Limit, limitHead, limitRow } from './snippet/limits.ts';
import type { Work } from './snippet/main-thread.ts';
import { measureBusyPage } from './snippet/measure-busy-page.ts';
import { measureClicks } from './snippet/measure-clicks.ts';
import { type Load, measureLoad } from './snippet/measure-load.ts';
import { measureSizes, type Sizes } from './snippet/measure-sizes.ts';
import { measureTour, type TourRound } from './snippet/measure-tour.ts';
import { median } from './snippet/median.ts';
import { installPeers, peerVersions } from './snippet/peer-bundles.ts';
import { openStage } from './snippet/stage.ts';
import { kilobytes, number, table } from './snippet/table.ts';

/** It needs a browser, and no database. */
export const isWithoutDatabase = true;

/** `ROUNDS=2` for a quick look; medians of fewer than ten say little. */
const rounds = Number(process.env.ROUNDS ?? 10);

/**
 * The built snippet beside its peers from npm, all in one run and in turns: on a heavy host page in Chromium, slowed
 * down four times. What the columns mean stands in `docs/benchmarks.md`. Not here, because they don't run without
 * their makers' service: Pendo, Usertour, and Formbricks, whose npm package only loads the script that its server has.
 */
export async function bench(): Promise<void> {
  installPeers();
  const stage = await openStage();
  try {
    const peers = await peerContenders(stage);
    const [cairn, cached] = cairnContenders(stage) as [Contender, Contender];
    const sizes = await measureSizes(stage);
    printSizes(sizes, peers);

    const all = [nothing, ...peers, cairn, cached];
    const tours = medians(await inTurns('tours', all, (contender) => measureTour(stage, contender)));
    const figures = lessTheEmptyPage(tours, nothing);
    printTours(all, figures);

    const posthog = named(peers, 'PostHog');
    const clickers = [nothing, posthog, cairn];
    const clicks = await inTurns('clicks', clickers, (contender) => measureClicks(stage, contender));
    const click = (of: Contender) => median(clicks.get(of)!) - median(clicks.get(nothing)!);
    if (stage.server.events('click').length === 0) throw new Error('Cairn has captured no click');
    console.log(`\n  ${rounds} × 250 clicks: PostHog ${number(click(posthog), 2)} ms each`);
    console.log(`  Cairn ${number(click(cairn), 2)} ms each`);

    const busy = await inTurns('busy page', [nothing, cairn], (contender) =>
      measureBusyPage(stage, contender === nothing ? undefined : contender),
    );
    const loads = await inTurns('load', [cairn], () => measureLoad(stage));
    const longTasks = (of: Contender) => busy.get(of)!.reduce((sum, work) => sum + work.longTasks, 0);
    printBusy(busy.get(nothing)!, busy.get(cairn)!);
    printLoad(loads.get(cairn)!);

    const floor = figures.get(named(peers, 'floor'))!;
    const driver = figures.get(named(peers, 'driver'))!;
    const ours = figures.get(cairn)!;
    printLimits([
      { what: 'boot, gzip', unit: 'kB', cairn: sizes.boot / 1000, most: 12, decimals: 1 },
      {
        what: 'with all that the first guide needs',
        unit: 'kB',
        cairn: sizes.firstGuide / 1000,
        most: 32,
        decimals: 1,
      },
      {
        what: 'largest bundle but the picker',
        unit: 'kB',
        cairn: largestBundle(sizes) / 1000,
        most: 36,
        decimals: 1,
      },
      {
        what: 'boot: work of the main thread',
        unit: 'ms',
        cairn: ours.bootMs,
        peer: ['driver.js', driver.bootMs],
        most: 1,
        isStrict: true,
      },
      { what: 'boot: longest task', unit: 'ms', cairn: ours.bootLongestMs, most: 50 },
      {
        what: 'requests before the page has loaded, but for s.js',
        unit: '',
        cairn: Math.max(...loads.get(cairn)!.map(({ requestsBeforeLoad }) => requestsBeforeLoad.length - 1)),
        most: 0,
      },
      toFloor('start → first tooltip painted', ours.firstPaintedMs, floor.firstPaintedMs),
      toFloor('start → first tooltip opaque', ours.firstOpaqueMs, floor.firstOpaqueMs),
      toFloor('step change painted', ours.stepPaintedMs, floor.stepPaintedMs),
      toFloor('step change opaque', ours.stepOpaqueMs, floor.stepOpaqueMs),
      toFloor('far step painted', ours.farPaintedMs, floor.farPaintedMs),
      toFloor('far step opaque', ours.farOpaqueMs, floor.farOpaqueMs),
      { what: 'blocking time over nine steps', unit: 'ms', cairn: ours.blockingMs, most: 65 },
      { what: 'lag while scrolling', unit: 'px', cairn: ours.lagPx, most: 0 },
      {
        what: 'captured click',
        unit: 'ms',
        cairn: click(cairn),
        peer: ['PostHog', click(posthog)],
        most: 0.5,
        decimals: 2,
      },
      {
        what: `long tasks on the busy page, of all rounds`,
        unit: '',
        cairn: longTasks(cairn),
        peer: ['the page alone', longTasks(nothing)],
        most: 1,
      },
    ]);
    console.log(`\n  ${peerVersions()}; Chromium ${stage.browser.version()}; Node ${process.version}`);
  } finally {
    await stage.close();
  }
}

const toFloor = (what: string, cairn: number, floor: number): Limit => ({
  what,
  unit: 'ms',
  cairn,
  peer: ['floor', floor],
  most: 1.3,
});

function named(contenders: Contender[], beginning: string): Contender {
  const found = contenders.find(({ name }) => name.startsWith(beginning));
  if (!found) throw new Error(`nobody is called ${beginning}`);
  return found;
}

const largestBundle = ({ bundles }: Sizes): number =>
  Math.max(...Object.entries(bundles).map(([name, bytes]) => (name === 'picker.js' ? 0 : bytes)));

/** Everybody once per round, so that what slows the machine down for a while slows all of them. */
async function inTurns<T>(
  what: string,
  contenders: Contender[],
  measure: (contender: Contender) => Promise<T>,
): Promise<Map<Contender, T[]>> {
  const results = new Map<Contender, T[]>(contenders.map((contender) => [contender, []]));
  for (let round = 1; round <= rounds; round++) {
    if (process.stderr.isTTY) process.stderr.write(`  ${what}: round ${round} of ${rounds}\r`);
    for (const contender of contenders) results.get(contender)!.push(await measure(contender));
  }
  return results;
}

function medians(results: Map<Contender, TourRound[]>): Map<Contender, TourRound> {
  return new Map(
    Array.from(results, ([contender, all]) => {
      const names = Object.keys(all[0]!) as (keyof TourRound)[];
      const figures = names.map((name) => [name, median(all.map((round) => round[name]))]);
      return [contender, Object.fromEntries(figures)];
    }),
  );
}

/** What the browser does on the page in the same time all by itself is nobody's. */
function lessTheEmptyPage(figures: Map<Contender, TourRound>, empty: Contender): Map<Contender, TourRound> {
  const { bootMs, bootScriptMs } = figures.get(empty)!;
  return new Map(
    Array.from(figures, ([contender, given]) => [
      contender,
      { ...given, bootMs: given.bootMs - bootMs, bootScriptMs: given.bootScriptMs - bootScriptMs },
    ]),
  );
}

function printSizes({ bundles, boot, firstGuide }: Sizes, peers: Contender[]): void {
  const rows = peers.map(({ name, gzip, gzipWithReact }) => [
    name,
    kilobytes(gzip),
    kilobytes(gzipWithReact ?? gzip),
  ]);
  console.log(`\n${table(['gzip -9, kB', 'boot', 'with what it expects'], rows)}`);
  const ours = Object.entries(bundles).map(([name, bytes]) => [name, kilobytes(bytes)]);
  const sums = [
    ['Cairn: boot', kilobytes(boot)],
    ['Cairn: boot and all that the first guide needs', kilobytes(firstGuide)],
  ];
  console.log(`\n${table(['gzip -9, kB', 'Cairn'], [...ours, ...sums])}`);
}

function printTours(contenders: Contender[], figures: Map<Contender, TourRound>): void {
  const head = ['ms', 'boot', 'of it script', 'longest task', 'first tooltip', 'opaque', 'step', 'opaque'];
  const rows = contenders.map((contender) => {
    const f = figures.get(contender)!;
    const times = [f.bootMs, f.bootScriptMs, f.bootLongestMs, f.firstPaintedMs, f.firstOpaqueMs];
    const steps = [f.stepPaintedMs, f.stepOpaqueMs, f.farPaintedMs, f.farOpaqueMs, f.blockingMs, f.lagPx];
    return [contender.name, ...[...times, ...steps].map((value) => number(value))];
  });
  console.log(`\n${table([...head, 'far step', 'opaque', 'blocking', 'lag px'], rows)}`);
}

function printBusy(alone: Work[], withCairn: Work[]): void {
  const row = (name: string, works: Work[]) => [
    name,
    number(median(works.map(({ totalMs }) => totalMs))),
    number(median(works.map(({ longestMs }) => longestMs))),
    number(works.reduce((sum, { longTasks }) => sum + longTasks, 0)),
  ];
  const head = ['busy page, 2.5 s', 'tasks ms', 'longest ms', `over 50 ms in ${rounds} rounds`];
  console.log(
    `\n${table(head, [row('the page alone', alone), row('with a tooltip of Cairn’s', withCairn)])}`,
  );
}

function printLoad(loads: Load[]): void {
  const before = number(median(loads.map(({ beforeLoadMs }) => beforeLoadMs)));
  const longest = number(median(loads.map(({ longestMs }) => longestMs)));
  console.log(
    `\n  while the page loads: tasks with Cairn's script ${before} ms, the longest ever ${longest} ms`,
  );
}

const printLimits = (limits: Limit[]): void => console.log(`\n${table(limitHead, limits.map(limitRow))}`);
