import type { Delivery } from '../../shared/contract/delivery.ts';
import type { DeliveredGuide } from '../../shared/contract/guide.ts';
import { type Choice, chooseGuide } from '../../shared/rules/choose-guide.ts';
import { matchPageRule } from '../../shared/rules/match-url.ts';
import { pagePath } from '../capture/page-path.ts';
import { warn } from '../host/log.ts';
import { newId } from '../host/new-id.ts';
import { safely } from '../host/safe-call.ts';
import type { SmallStore } from '../host/small-store.ts';
import { type GuideRun, type Progress, type RunSurroundings, startRun } from './guide-run.ts';
import type { UnsavedInput } from './unsaved-input.ts';
import { openVisit } from './visit.ts';

export interface Guides {
  onDelivery(delivery: Delivery): void;
  /** The emergency stop: what runs is closed and nothing starts. */
  onStopped(): void;
  /** The address changed. */
  onLocation(): void;
  /** What the user had typed is saved or taken back. */
  onSaved(): void;
  /** Starts a guide because the user asked for it. */
  start(guideId: string): void;
  /** Somebody else, or nobody: what runs ends, and nothing starts before the next delivery. */
  forget(): void;
  stop(): void;
}

/** What draws a guide's steps, loaded when the first one starts. */
export type Renderer = Pick<RunSurroundings, 'renderStep' | 'questions' | 'layouts'>;

export interface GuidesSurroundings
  extends Omit<RunSurroundings, 'save' | 'onEnd' | 'matchesPage' | keyof Renderer> {
  /** With the parts of it that a guide needs. */
  loadRender(needs: { questions: boolean; layouts: boolean }): Promise<Renderer>;
  unsaved: Pick<UnsavedInput, 'exists' | 'clear'>;
  /** Shared by all tabs. */
  local: SmallStore;
  /** One tab's. */
  session: SmallStore;
}

/** A run older than this was left; it does not go on by itself. */
const longestRunMs = 12 * 3_600_000;

/** Which guide runs on this page: one at most. Chooses when something changed that the choice depends on. */
export function createGuides(page: GuidesSurroundings): Guides {
  const { clock, session, unsaved } = page;
  const visit = openVisit(page.local, clock);
  let delivery: Delivery | undefined;
  let run: GuideRun | undefined;
  /** Its renderer is on the way. */
  let starting: Progress | undefined;
  /** Asked for before the guides had come. */
  let wanted: string | undefined;
  let pageSince = clock.now();
  let path = pagePath(location);
  let missing: string[] = [];
  let cancelDelay = () => {};
  let lastChoices = '';

  function choose(): void {
    cancelDelay();
    if (!delivery) return;
    const { thisVisit, today } = visit.autoStarts();
    const choices = chooseGuide(delivery.guides, {
      page: { url: location.href, device: 'desktop', textOf: () => undefined },
      nowMs: clock.now(),
      secondsOnPage: (clock.now() - pageSince) / 1000,
      triggeredSecondsAgo: {},
      isStopped: delivery.config.isStopped,
      preferences: delivery.preferences,
      quietRule: delivery.config.quietRule,
      hadWalkthroughThisVisit: false,
      states: visit.merge(delivery.states),
      runningGuideIds: [running()?.guide.id ?? []].flat(),
      missingGuideIds: missing,
      autoStartsThisVisit: thisVisit,
      autoStartsToday: Math.max(delivery.autoStartsToday, today),
      hasUnsavedInput: unsaved.exists(),
    });
    explain(choices);
    const chosen = choices.find(({ reason }) => reason === 'starts');
    if (chosen) begin(guideById(chosen.guideId), 'trigger');
    const waits = choices.flatMap(({ waitSeconds }) => waitSeconds ?? []);
    if (waits.length) cancelDelay = clock.after(Math.min(...waits) * 1000 + 20, choose);
  }

  /** Tells developers why what starts and what doesn't, when that changes. */
  function explain(choices: Choice[]): void {
    const text = choices
      .map(({ guideId, reason }) => `${guideById(guideId)?.name ?? guideId}: ${reason}`)
      .join('; ');
    if (text !== lastChoices) warn(`guides: ${text || 'none for this user'}`);
    lastChoices = text;
  }

  const running = () => starting ?? run?.progress;
  const guideById = (guideId: string) => delivery?.guides.find(({ id }) => id === guideId);

  function begin(guide: DeliveredGuide | undefined, startedBy: Progress['startedBy']): void {
    if (!guide) return;
    go({
      guide,
      runId: newId(clock.now()),
      startedBy,
      stepIndex: 0,
      trail: [],
      answers: {},
      startedAt: clock.now(),
    });
  }

  function go(progress: Progress): void {
    starting = progress;
    const { steps } = progress.guide;
    const has = (wanted: string) => steps.some(({ blocks }) => blocks.some(({ type }) => type === wanted));
    const needs = {
      questions: has('question'),
      layouts: has('video') || steps.some(({ layout }) => !/^(tooltip|modal|corner)$/.test(layout)),
    };
    page.loadRender(needs).then(
      safely((renderer) => {
        if (starting !== progress) return;
        starting = undefined;
        play(progress, renderer);
      }),
      (error) => {
        if (starting === progress) starting = undefined;
        warn('what draws guides could not be loaded', error);
      },
    );
  }

  function play(progress: Progress, renderer: Renderer): void {
    const { guide } = progress;
    let isEnded = false;
    const started = startRun(progress, {
      ...page,
      ...renderer,
      matchesPage: (rule) => matchPageRule(rule, location.href),
      save: (saved) => session.write('run', saved),
      tell(name, properties) {
        if (name === 'guide.started') visit.noteStart(guide, progress.startedBy === 'trigger');
        page.tell(name, properties);
      },
      onEnd(how) {
        isEnded = true;
        run = undefined;
        if (how === 'completed') visit.noteEnd(guide.id, 'completedAt');
        if (how === 'dismissed') visit.noteEnd(guide.id, 'dismissedAt');
        if (how === 'gaveUp') missing.push(guide.id);
        if (how !== 'stopped') choose();
      },
    });
    if (!isEnded) run = started;
  }

  function start(guideId: string): void {
    if (!delivery) {
      wanted = guideId;
      return;
    }
    const guide = guideById(guideId);
    if (!guide || delivery.config.isStopped) {
      warn('start: no such guide for this user', guideId);
      return;
    }
    halt();
    begin(guide, 'api');
  }

  function halt(): void {
    starting = undefined;
    session.write('run', undefined);
    run?.stop();
  }

  /** A run that a load of the page interrupted goes on, whether or not the server can be reached. */
  function resume(): void {
    const saved = session.read<Progress>('run');
    if (saved?.guide?.steps?.[saved.stepIndex] && clock.now() - saved.startedAt < longestRunMs) go(saved);
  }

  visit.touch();
  resume();

  return {
    onDelivery(next) {
      delivery = next;
      const current = running();
      // Unpublished, or not for this user any more.
      if (current && (next.config.isStopped || !guideById(current.guide.id))) halt();
      const asked = wanted;
      wanted = undefined;
      if (asked) start(asked);
      choose();
    },
    onStopped() {
      if (delivery) delivery.config.isStopped = true;
      halt();
    },
    onLocation() {
      if (pagePath(location) !== path) {
        path = pagePath(location);
        pageSince = clock.now();
        missing = [];
        unsaved.clear();
      }
      visit.touch();
      run?.onLocation();
      choose();
    },
    onSaved: choose,
    start,
    forget() {
      delivery = undefined;
      wanted = undefined;
      missing = [];
      cancelDelay();
      halt();
      visit.forget();
    },
    stop() {
      cancelDelay();
      delivery = undefined;
      halt();
    },
  };
}
