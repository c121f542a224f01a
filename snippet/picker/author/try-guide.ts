import type { DeliveredGuide, GuideContent, GuideKind } from '../../../shared/contract/guide.ts';
import type { PageRule } from '../../../shared/contract/page-rule.ts';
import type { Locale } from '../../../shared/contract/text.ts';
import type { Theme } from '../../../shared/contract/theme.ts';
import { categoryOf } from '../../../shared/rules/category-of.ts';
import { localesOf, localize, pickLocale } from '../../../shared/rules/localize.ts';
import { matchPageRule } from '../../../shared/rules/match-url.ts';
import { paintedTheme } from '../../../shared/rules/painted-theme.ts';
import { watchClicks } from '../../capture/clicks.ts';
import { runChecklist } from '../../guides/extras/checklist-run.ts';
import { sideAct } from '../../guides/extras/side-acts.ts';
import { unfold } from '../../guides/extras/unfold.ts';
import { startRun } from '../../guides/guide-run.ts';
import { lookingAhead } from '../../guides/look-ahead.ts';
import type { Progress } from '../../guides/run.ts';
import { pageClock } from '../../host/clock.ts';
import { watchLocation } from '../../host/location-changes.ts';
import type { SmallStore } from '../../host/small-store.ts';
import { layouts } from '../../render/layouts.ts';
import { renderChecklist, renderHelp } from '../../render/panels.ts';
import { questions } from '../../render/questions.ts';
import { renderStep } from '../../render/render.ts';
import { authorFinder } from './follow-step.ts';

interface TriedGuide {
  id: string;
  kind: GuideKind;
  name: string;
  draft: GuideContent;
  locale: Locale;
  appTheme: Theme;
}

/** The draft as a page would get it in this language. */
export function asDelivered({ id, kind, name, draft, locale, appTheme }: TriedGuide): DeliveredGuide {
  const { defaultLocale, trigger, frequency, priority, theme, steps, checklist } = draft;
  const drawn = pickLocale(localesOf(checklist ?? steps), locale, defaultLocale);
  return {
    id,
    version: 0,
    kind,
    category: categoryOf(kind, draft),
    name,
    locale: drawn,
    trigger,
    frequency,
    priority,
    theme: paintedTheme(theme ?? appTheme),
    steps: localize(steps, drawn, defaultLocale),
    ...(checklist && { checklist: localize(checklist, drawn, defaultLocale) }),
  };
}

/** A trial, of steps from one of them on; a checklist begins open. */
export const trialFrom = (guide: DeliveredGuide, stepIndex: number): Progress => ({
  guide,
  runId: 'trial',
  startedBy: 'api',
  startedAt: Date.now(),
  stepIndex,
  trail: [],
  answers: {},
  ...(guide.checklist && { isOpen: true }),
});

/** What is ticked in a trial is known to that trial alone. */
const forgetful: SmallStore = { read: () => undefined, write() {}, clear() {} };

/**
 * Runs a draft as its readers will go through it, by what runs published guides. Nothing of it is recorded. `save` keeps
 * how far it is for the next page; returns what ends it.
 */
export function tryGuide(
  progress: Progress,
  { save, onEnd }: { save(progress: Progress): void; onEnd(): void },
): () => void {
  const clicks = watchClicks();
  let isOver = false;
  let stopWatching = () => {};
  const end = () => {
    if (isOver) return;
    isOver = true;
    clicks.stop();
    stopWatching();
    onEnd();
  };
  const surroundings = {
    clock: pageClock,
    clicks,
    finder: lookingAhead(authorFinder, pageClock),
    matchesPage: (rule: PageRule) => matchPageRule(rule, location.href),
    variable: () => undefined,
    save: () => save(progress),
    tell() {},
    onEnd: end,
    track() {},
    snooze() {},
  };
  const run = progress.guide.checklist
    ? runChecklist(progress, {
        ...surroundings,
        panels: { renderChecklist, renderHelp },
        // What else a task starts is no part of the trial.
        start() {},
        mute() {},
        local: forgetful,
        news: () => ({ guides: [], states: [], mutedCategories: [] }),
      })
    : startRun(progress, {
        ...surroundings,
        renderStep,
        questions,
        layouts,
        start: end,
        unfold: (signature) => unfold(signature, authorFinder),
        sideAct: (action, lead, page) => sideAct(action, lead, { ...page, mute() {} }),
      });
  if (!isOver) stopWatching = watchLocation(() => run.look());
  save(progress);
  return () => {
    if (isOver) return;
    run.stop();
    end();
  };
}
