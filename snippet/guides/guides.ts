import type { Delivery } from '../../shared/contract/delivery.ts';
import type { StartedBy } from '../../shared/contract/event.ts';
import type { DeliveredGuide } from '../../shared/contract/guide.ts';
import { type Choice, chooseGuide } from '../../shared/rules/choose-guide.ts';
import { interrupts } from '../../shared/rules/interrupts.ts';
import { matchPageRule } from '../../shared/rules/match-url.ts';
import { nextStep } from '../../shared/rules/next-step.ts';
import { isTalking, warn } from '../host/log.ts';
import { forget, safely } from '../host/safe-call.ts';
import type { SmallStore } from '../host/small-store.ts';
import type { Panels } from '../render/panel-view.ts';
import { createFinder } from '../target/finder.ts';
import type { PageReading } from '../target/page-reading.ts';
import type { Extras, ExtrasSurroundings } from './extras/extras.ts';
import { framesOnNeed } from './frames/frames-on-need.ts';
import { type Renderer, startRun } from './guide-run.ts';
import { isSound } from './is-sound.ts';
import { lookingAhead } from './look-ahead.ts';
import { needsExtras } from './needs-extras.ts';
import type { Reasons, ReasonsSurroundings } from './reasons.ts';
import { isByItself, type Progress, type Run, type RunEnd, type RunSurroundings } from './run.ts';
import { createRuns } from './runs.ts';
import type { UnsavedInput } from './unsaved-input.ts';
import { openVisit } from './visit.ts';
import { openWishes } from './wishes.ts';

export interface Guides {
  onDelivery(delivery: Delivery): void;
  /** The emergency stop: what runs is closed and nothing starts. */
  onStopped(): void;
  /** The address changed, the page is seen again, or it came back from the back/forward cache. */
  look(isRestored?: boolean, isNewPage?: boolean): void;
  /** What the user had typed is saved or taken back. */
  onSaved(): void;
  /** The host app, or a guide, tracked an event of this name. */
  onTracked(name: string): void;
  /** Starts a guide because the user asked for it; `help`: whichever help the user has, opened. */
  start(guideId: string, startedBy: StartedBy): void;
  /** The page is left, or may be: what goes on elsewhere is kept at once. */
  keep(): void;
  /** Says to developers what starts and what doesn't, and why. */
  explain(): void;
  /** User or account have just been named: what was delivered before starts no more; what runs goes on. */
  outdate(): void;
  /** Somebody else, or nobody: what runs ends, and nothing starts before the next delivery. */
  forget(): void;
  stop(): void;
}

export interface GuidesSurroundings
  extends ReasonsSurroundings,
    Omit<RunSurroundings, 'save' | 'onEnd' | 'start' | 'snooze' | 'matchesPage' | 'finder'> {
  reading: PageReading;
  /** Keeps menus of the page open under a card's presses, from before there is a card, until what it returns is called. */
  guardEarly(): () => void;
  /** With the parts of it that a guide needs. */
  loadRender(needs: { questions: boolean; layouts: boolean }): Promise<Renderer>;
  loadPanels(): Promise<Panels>;
  loadFrames: Parameters<typeof framesOnNeed>[0]['loadFrames'];
  loadExtras(): Promise<{ createExtras(page: ExtrasSurroundings): Extras }>;
  loadReasons(): Promise<{ createReasons(page: ReasonsSurroundings): Reasons }>;
  newId(): string;
  /** When the user last pressed, moved or scrolled something, on the clock. */
  touchedAt(): number;
  /** Of frames that may be asked for a target. */
  origins: readonly string[];
  unsaved: Pick<UnsavedInput, 'exists'>;
  /** Names of events tracked on this page, and when. */
  tracked: Map<string, number>;
  /** Shared by all tabs. */
  local: SmallStore;
}

/** So long a page may take to say who its user is, before guides that interrupt start for the visitor it does not know. */
const holdMs = 3000;
/** Why guides start and don't can be told when the page has come to rest. */
const reasonsAfterMs = 1000;
/** So long a wish to start a guide is kept that the user does not get yet: time to sign in. */
const longestWantMs = 10 * 60_000;

/** Which guides run on this page. Chooses when something changed that the choice depends on. */
export function createGuides(page: GuidesSurroundings): Guides {
  const { clock, local, session, unsaved } = page;
  const finder = createFinder(page.reading);
  const visit = openVisit(local, clock);
  const wishes = openWishes(local, clock);
  let delivery: Delivery | undefined;
  let deliveredAt = 0;
  let heldUntil = 0;
  let extras: Extras | undefined;
  let loadingExtras: Promise<Extras> | undefined;
  let pageSince = clock.now();
  let missing: string[] = [];
  let cancelChoice = () => {};
  let isAhead = false;
  let reasons: Promise<Reasons> | undefined;
  let unguard: (() => void) | undefined;

  const matchesPage: RunSurroundings['matchesPage'] = (rule) => matchPageRule(rule, location.href);
  const runs = createRuns({ clock, local, session, self: page.newId(), load, onEnd });

  function choose(): void {
    cancelChoice();
    // What nobody sees does not start; and a guide must not win because it needs less to be loaded.
    if (!delivery || document.hidden || (loadingExtras && !extras)) return;
    const now = clock.now();
    const { count, hadWalkthrough = false, hadScore } = visit.autoStarts();
    const guides = delivery.guides.filter((guide) => extras || !needsExtras(guide));
    const running = runs.all().map(({ guide }) => guide.id);
    const choices = chooseGuide(guides, {
      url: location.href,
      matchConditions: (conditions) => extras?.matchConditions(conditions) ?? { matches: true, failed: [] },
      nowMs: now,
      secondsOnPage: (now - pageSince) / 1000,
      triggeredSecondsAgo: extras?.triggeredSecondsAgo(guides) ?? {},
      isStopped: delivery.config.isStopped,
      preferences: preferences(),
      quietRule: delivery.config.quietRule,
      hadWalkthroughThisVisit: hadWalkthrough,
      hadScoreThisVisit: hadScore,
      states: visit.merge(delivery.states),
      runningGuideIds: running,
      missingGuideIds: missing,
      autoStartsThisVisit: count,
      autoStartsToday: visit.autoStartsToday(delivery.autoStartsToday, deliveredAt),
      hasUnsavedInput: unsaved.exists(),
      holdSeconds: page.isIdentified() ? 0 : Math.max(0, heldUntil - now) / 1000,
    });
    extras?.follow(guides, choices);
    for (const { guideId, reason } of choices) {
      const guide = guideById(guideId);
      if (guide && reason === 'starts') begin(guide, interrupts(guide) ? 'trigger' : 'ambient');
      // Muted or put off on another device or in another tab, while it was here.
      if (/^(muted|snoozed)$/.test(reason))
        runs.halt(({ guide, startedBy }) => guide.id === guideId && isByItself(startedBy));
    }
    tellReasons((told) => told.note({ choices, guides, runningGuideIds: running }));
    fetchAhead(choices.find(({ reason }) => 'manual trigger delay conditions'.includes(reason)));
    const waits = choices.flatMap(({ waitSeconds }) => waitSeconds ?? []);
    if (waits.length) chooseIn(Math.min(...waits) * 1000 + 20);
  }

  /** What any moment may start finds there what draws it. */
  function fetchAhead(choice: Choice | undefined): void {
    const guide = choice && guideById(choice.guideId);
    if (isAhead || !guide?.steps.length) return;
    isAhead = true;
    clock.whenFree(() => forget(page.loadRender(drawnWith(guide))));
  }

  function chooseIn(ms: number): void {
    cancelChoice();
    cancelChoice = clock.after(ms, choose);
  }

  const preferences = () => wishes.merge(delivery?.preferences, deliveredAt);
  const guideById = (guideId: string) =>
    delivery?.guides.find(({ id, kind }) => id === guideId || (guideId === 'help' && kind === 'help'));

  /** After what starts is on its way: no guide waits for it. */
  function tellReasons(tell: (told: Reasons) => void): void {
    if (!page.isIdentified() && !isTalking()) return;
    const later = new Promise<void>((done) => clock.after(isTalking() ? 0 : reasonsAfterMs, done));
    reasons ??= later
      .then(() => (delivery ? page.loadReasons() : Promise.reject()))
      .then(({ createReasons }) => createReasons(page));
    reasons.then(safely(tell), () => {
      reasons = undefined;
    });
  }

  function begin(guide: DeliveredGuide, startedBy: StartedBy): void {
    runs.go(
      {
        guide,
        runId: page.newId(),
        startedBy,
        stepIndex: nextStep(guide.steps, -1, {}),
        trail: [],
        answers: {},
        startedAt: clock.now(),
      },
      !isByItself(startedBy),
    );
  }

  /** Loads what plays a guide: what draws it, and what not every guide needs. */
  async function load(progress: Progress): Promise<(own: Pick<RunSurroundings, 'save' | 'onEnd'>) => Run> {
    const { guide } = progress;
    const isPanel = guide.kind === 'checklist' || guide.kind === 'help';
    const [renderer, panels, more] = await Promise.all([
      isPanel ? undefined : page.loadRender(drawnWith(guide)),
      isPanel ? page.loadPanels() : undefined,
      needsExtras(guide) ? loadExtras() : undefined,
    ]);
    return (own) => {
      const around = { ...page, ...own, ...acts, tell: tellOf(progress) };
      if (renderer) return startRun(progress, { ...more, ...around, ...renderer });
      return more!.startPanel(progress, { ...around, panels: panels!, news });
    };
  }

  // A step may point into frames that only their own pages can look into.
  const stepFinder = lookingAhead({ ...finder, elsewhere: framesOnNeed(page) }, clock);
  const acts = { finder: stepFinder, matchesPage, start, snooze: wishes.snooze };

  /** What panels show of the user. */
  const news = () => ({
    guides: delivery?.guides ?? [],
    states: visit.merge(delivery?.states ?? []),
    mutedCategories: preferences().mutedCategories,
  });

  function tellOf({ guide, startedBy }: Progress): RunSurroundings['tell'] {
    return (name, properties, signature) => {
      if (name === 'guide.started') visit.noteStart(guide, startedBy === 'trigger');
      if (name === 'guide.dismissed') visit.noteEnd(guide.id, 'dismissedAt');
      if (name === 'guide.completed') visit.noteEnd(guide.id, 'completedAt');
      page.tell(name, properties, signature);
      if (name === 'guide.completed') runs.note({ type: 'guideCompleted', guideId: guide.id });
    };
  }

  function onEnd({ guide }: Progress, how: RunEnd): void {
    if (how === 'gaveUp') missing.push(guide.id);
    // Not at once: what ended it may be about to start another.
    if (how !== 'stopped') chooseIn(0);
  }

  function start(guideId: string, startedBy: StartedBy, since = clock.now()): void {
    const guide = guideById(guideId);
    if (!guide || delivery?.config.isStopped) {
      warn('start: no such guide', guideId);
      // Once it is known who the user is, there may be.
      if (!delivery || !page.isIdentified()) session.write('wanted', [guideId, startedBy, since]);
      return;
    }
    if (runs.open(guide.id)) return;
    runs.halt(({ guide: running }) => running.id === guide.id || (interrupts(guide) && interrupts(running)));
    begin(guide, startedBy);
  }

  function loadExtras(): Promise<Extras> {
    loadingExtras ??= page.loadExtras().then(
      ({ createExtras }) => {
        extras = createExtras({ ...page, finder, runs, wishes, onChange: () => chooseIn(0) });
        return extras;
      },
      (error) => {
        // Asked again with the next delivery.
        loadingExtras = undefined;
        throw error;
      },
    );
    return loadingExtras;
  }

  function rest(): void {
    delivery = undefined;
    heldUntil = 0;
    missing = [];
    cancelChoice();
    extras?.clear();
    unguard?.();
    unguard = undefined;
    forget(reasons?.then(({ stop }) => stop()));
    runs.halt(() => true);
  }

  visit.touch();
  runs.resume();

  return {
    onDelivery(next) {
      delivery = { ...next, guides: next.guides.filter(isSound) };
      deliveredAt = clock.now();
      heldUntil ||= deliveredAt + holdMs;
      unguard ??= page.guardEarly();
      // Unpublished, or not for this user any more. A tour or survey that was begun goes on: what the user did in
      // it, such as answering, may be what takes them out of its audience.
      const goesOn = ({ guide, isBegun }: Progress) =>
        guideById(guide.id) || (isBegun && (guide.kind === 'walkthrough' || guide.kind === 'survey'));
      runs.halt((progress) => next.config.isStopped || !goesOn(progress));
      const [guideId, startedBy = 'api', since = 0] = session.read<Wanted>('wanted') ?? [];
      session.write('wanted', undefined);
      if (guideId && clock.now() - since < longestWantMs) start(guideId, startedBy, since);
      runs.look();
      if (delivery.guides.some(needsExtras)) forget(loadExtras().finally(choose));
      else choose();
    },
    onStopped() {
      if (delivery) delivery.config.isStopped = true;
      runs.halt(() => true);
    },
    look(isRestored, isNewPage) {
      if (isRestored) runs.resume();
      if (isNewPage) {
        pageSince = clock.now();
        missing = [];
        extras?.clear();
      }
      visit.touch();
      runs.look();
      choose();
    },
    onSaved: choose,
    onTracked(name) {
      runs.note({ type: 'event', name });
      const isAwaited = delivery?.guides.some(
        ({ trigger }) => trigger.on === 'eventTracked' && trigger.eventName === name,
      );
      if (isAwaited) choose();
    },
    start,
    keep: runs.keep,
    explain: () => tellReasons((told) => told.explain()),
    outdate() {
      delivery = undefined;
    },
    forget: rest,
    stop() {
      rest();
      extras?.stop();
      runs.stop();
      finder.rest();
    },
  };
}

type Wanted = [guideId: string, startedBy: StartedBy, since: number];

/** The parts of what draws that its steps need. */
function drawnWith({ steps, theme }: DeliveredGuide): { questions: boolean; layouts: boolean } {
  const has = (wanted: RegExp) => steps.some(({ blocks }) => blocks.some(({ type }) => wanted.test(type)));
  return {
    questions: has(/question/),
    layouts:
      !!theme.logo ||
      (theme.font ?? 'system') !== 'system' ||
      (theme.radius ?? 12) !== 12 ||
      has(/image|video/) ||
      steps.some(({ layout }) => !/^(tooltip|modal|corner)$/.test(layout)),
  };
}
