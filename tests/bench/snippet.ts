import { type Contender, cairnContenders, nothing, peerContenders } from './snippet/contenders.ts';
import { limitHead, limitRow, limitsOf } from './snippet/limits.ts';
import { measureBusyPage } from './snippet/measure-busy-page.ts';
import { measureClicks } from './snippet/measure-clicks.ts';
import { measureLoad } from './snippet/measure-load.ts';
import { measureSizes } from './snippet/measure-sizes.ts';
import { measureSlowNetwork, serveSlowPages, slowPages } from './snippet/measure-slow-network.ts';
import { measureTour, type TourRound } from './snippet/measure-tour.ts';
import { median } from './snippet/median.ts';
import { installPeers, peerVersions } from './snippet/peer-bundles.ts';
import { busyTable, loadTable, sizeTables, slowTable, tourTable } from './snippet/report.ts';
import { openStage } from './snippet/stage.ts';
import { number, table } from './snippet/table.ts';

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
    const [cairn, cached] = cairnContenders(stage);
    const [posthog, floor, driver, asker] = ['PostHog', 'floor: preact', 'driver.js', 'floor: one'].map(
      (name) => named(peers, name),
    );

    const sizes = await measureSizes(stage);
    print(sizeTables(sizes, peers));

    const all = [nothing, ...peers, cairn, cached];
    const tours = lessTheEmptyPage(medians(await inTurns(all, (one) => measureTour(stage, one))));
    print(tourTable(all, tours));

    const clicks = await inTurns([nothing, posthog!, cairn], (one) => measureClicks(stage, one));
    const click = (of: Contender) => median(clicks.get(of)!) - median(clicks.get(nothing)!);
    const perClick = [posthog!, cairn].map((one) => [one.name, number(click(one), 2)]);
    print(table(['captured click', 'ms of script'], perClick));
    if (!stage.server.events('click').length) throw new Error('Cairn has captured no click');

    const busy = await inTurns([nothing, cairn], (one) => measureBusyPage(stage, one));
    print(busyTable(busy.get(nothing)!, busy.get(cairn)!));

    const loads = (await inTurns([cairn], () => measureLoad(stage))).get(cairn)!;
    print(loadTable(loads));

    serveSlowPages(stage);
    const slow = await inTurns(Object.values(slowPages), (path) => measureSlowNetwork(stage, path));
    const slowly = (path: string) => slow.get(path)!;
    const readyMs = (path: string) => median(slowly(path).map((load) => load.readyMs));
    print(
      slowTable([
        ['the page alone', slowly(slowPages.alone)],
        ['with Cairn', slowly(slowPages.tagged)],
        ['with data-calm="0"', slowly(slowPages.noCalm)],
      ]),
    );

    const limits = limitsOf({
      sizes,
      loads,
      cairn: tours.get(cairn)!,
      floor: tours.get(floor!)!,
      driver: tours.get(driver!)!,
      asker: tours.get(asker!)!,
      click: { cairn: click(cairn), posthog: click(posthog!) },
      busy: { cairn: busy.get(cairn)!, alone: busy.get(nothing)! },
      slow: { tagged: readyMs(slowPages.tagged), alone: readyMs(slowPages.alone) },
    });
    print(table(limitHead, limits.map(limitRow)));
    print(
      `${rounds} rounds; ${peerVersions()}; Chromium ${stage.browser.version()}; Node ${process.version}`,
    );
  } finally {
    await stage.close();
  }
}

const print = (text: string): void => console.log(`\n${text}`);

function named(contenders: Contender[], beginning: string): Contender {
  const found = contenders.find(({ name }) => name.startsWith(beginning));
  if (!found) throw new Error(`nobody is called ${beginning}`);
  return found;
}

/** Everybody once per round, so that what slows the machine down for a while slows all of them. */
async function inTurns<C, T>(contenders: C[], measure: (contender: C) => Promise<T>): Promise<Map<C, T[]>> {
  const results = new Map<C, T[]>(contenders.map((contender) => [contender, []]));
  for (let round = 1; round <= rounds; round++) {
    if (process.stderr.isTTY) process.stderr.write(`round ${round} of ${rounds}\r`);
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
function lessTheEmptyPage(figures: Map<Contender, TourRound>): Map<Contender, TourRound> {
  const { bootMs, bootBeforeIdleMs, bootScriptMs, chosenMs, settledMs } = figures.get(nothing)!;
  return new Map(
    Array.from(figures, ([contender, given]) => [
      contender,
      {
        ...given,
        bootMs: given.bootMs - bootMs,
        bootBeforeIdleMs: given.bootBeforeIdleMs - bootBeforeIdleMs,
        bootScriptMs: given.bootScriptMs - bootScriptMs,
        chosenMs: given.chosenMs - chosenMs,
        settledMs: given.settledMs - settledMs,
      },
    ]),
  );
}
