import type { Delivery } from '../../shared/contract/delivery.ts';
import { pagePath } from '../capture/page-path.ts';
import { warn } from '../host/log.ts';
import { safely } from '../host/safe-call.ts';
import { takeFromHash } from '../host/take-from-hash.ts';
import type { Guides, GuidesSurroundings } from './guides.ts';
import type { Progress } from './run.ts';
import { watchUnsavedInput } from './unsaved-input.ts';

interface Surroundings extends Omit<GuidesSurroundings, 'unsaved' | 'tracked' | 'guardEarly'> {
  loadGuides(): Promise<
    Pick<GuidesSurroundings, 'guardEarly'> & { createGuides(page: GuidesSurroundings): Guides }
  >;
  /** When something may be read, kept and loaded. */
  later(work: () => void): void;
  /** Somebody waits for a guide. */
  hurry(): void;
}

interface GuidesOnNeed extends Omit<Guides, 'onSaved'> {
  /** What a user was in the middle of goes on from the page before, or a guide was asked for: somebody waits. */
  areWanted(): boolean;
}

/** An app that tracks without end keeps no more than the first so many names of a page. */
const maxTracked = 100;

/**
 * The guides of a page, loaded when there is one to think about: the server has some for this user, the host app or
 * a link with `#cairn-start=<guideId>` starts one, or a run goes on after a load. What happens in the meantime is kept
 * for them.
 */
export function guidesOnNeed(page: Surroundings): GuidesOnNeed {
  const { local, session } = page;
  let guides: Guides | undefined;
  let isLoading = false;
  let isStopped = false;
  let isAskedFor = false;
  let delivery: Delivery | undefined;
  let path = pagePath(location);
  const tracked = new Map<string, number>();
  const unsaved = watchUnsavedInput(page.clicks, () => guides?.onSaved());

  function load(): void {
    if (guides || isLoading || isStopped) return;
    isLoading = true;
    page.loadGuides().then(
      safely(({ createGuides, guardEarly }) => {
        isLoading = false;
        if (isStopped) return;
        guides = createGuides({ ...page, unsaved, tracked, guardEarly });
        if (delivery) guides.onDelivery(delivery);
      }),
      (error) => {
        // Asked again with the next delivery.
        isLoading = false;
        warn('guides could not be loaded', error);
      },
    );
  }

  const start: Guides['start'] = (guideId, startedBy) => {
    page.later(() => {
      if (guides) return guides.start(guideId, startedBy);
      session.write('wanted', [guideId, startedBy, page.clock.now()]);
      load();
    });
    isAskedFor = true;
    page.hurry();
  };
  const followLink = () => {
    const guideId = takeFromHash('cairn-start', '[\\w-]{36}');
    if (guideId) start(guideId.toLowerCase(), 'link');
  };

  followLink();
  page.later(() => {
    if (session.read('runs') || session.read('wanted')) load();
  });

  return {
    areWanted() {
      // A launcher can wait.
      const goesOn = ({ guide, isOpen }: Progress) => isOpen || guide.steps.length > 0;
      return (
        isAskedFor || !!session.read('wanted') || (session.read<Progress[]>('runs')?.some(goesOn) ?? false)
      );
    },
    onDelivery(next) {
      delivery = next;
      if (guides) guides.onDelivery(next);
      else if (next.guides.length) load();
    },
    onStopped() {
      if (delivery) delivery.config.isStopped = true;
      guides?.onStopped();
    },
    look(isRestored) {
      followLink();
      const isNewPage = path !== pagePath(location);
      if (isNewPage) {
        path = pagePath(location);
        unsaved.clear();
        tracked.clear();
      }
      guides?.look(isRestored, isNewPage);
    },
    onTracked(name) {
      if (tracked.size < maxTracked) tracked.set(name, page.clock.now());
      guides?.onTracked(name);
    },
    start,
    keep: () => guides?.keep(),
    explain: () => guides?.explain(),
    outdate() {
      delivery = undefined;
      guides?.outdate();
    },
    forget() {
      delivery = undefined;
      guides?.forget();
      for (const name of ['runs', 'wanted', 'told']) session.write(name, undefined);
      for (const name of ['visit', 'wishes', 'tasks']) local.write(name, undefined);
    },
    stop() {
      isStopped = true;
      unsaved.stop();
      guides?.stop();
    },
  };
}
