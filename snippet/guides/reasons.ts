import type { DecisionProperties } from '../../shared/contract/decision.ts';
import type { DeliveredGuide } from '../../shared/contract/guide.ts';
import type { Choice } from '../../shared/rules/choose-guide.ts';
import { decisionOf } from '../../shared/rules/decision-of.ts';
import type { Clock } from '../host/clock.ts';
import type { Stop } from '../host/listen.ts';
import { isTalking, warn } from '../host/log.ts';
import { forget } from '../host/safe-call.ts';
import type { SmallStore } from '../host/small-store.ts';

/** What was chosen on this page, guide by guide. */
export interface Chosen {
  choices: readonly Choice[];
  guides: readonly DeliveredGuide[];
  runningGuideIds: readonly string[];
}

/** Tells why guides start and don't: to the server when that differs from the last word of this visit, and to developers. */
export interface Reasons {
  note(chosen: Chosen): void;
  /** Says again to developers how things stand. */
  explain(): void;
  stop: Stop;
}

export interface ReasonsSurroundings {
  clock: Clock;
  /** One tab's. */
  session: SmallStore;
  isIdentified(): boolean;
  decide(decision: DecisionProperties): void;
  loadExplain(): Promise<{ explain(chosen: Chosen): string }>;
}

interface Told {
  count: number;
  /** By guide id. */
  words: Record<string, string>;
}

/** On a page that changes all the time only the last decision of so long a time is told, and no more in a visit than … */
const restMs = 5000;
/** … this many. */
const maxTold = 200;

export function createReasons({
  clock,
  session,
  isIdentified,
  decide,
  loadExplain,
}: ReasonsSurroundings): Reasons {
  let chosen: Chosen = { choices: [], guides: [], runningGuideIds: [] };
  let decisions: DecisionProperties[] = [];
  let nextAt = 0;
  let cancel: Stop | undefined;
  let lastWords = '';

  function tell(): void {
    cancel = undefined;
    nextAt = clock.now() + restMs;
    const { count = 0, words = {} } = session.read<Told>('told') ?? {};
    const fresh = decisions.filter((decision) => words[decision.guideId] !== wordOf(decision));
    if (!fresh.length || count >= maxTold) return;
    for (const decision of fresh) words[decision.guideId] = wordOf(decision);
    session.write('told', { count: count + fresh.length, words });
    for (const decision of fresh) decide(decision);
  }

  function explain(): void {
    if (!isTalking()) return;
    const said = chosen;
    forget(
      loadExplain().then((words) => {
        const text = words.explain(said);
        if (text !== lastWords) warn(text);
        lastWords = text;
      }),
    );
  }

  return {
    note(next) {
      chosen = next;
      explain();
      // Nobody asks about a visitor who has no name; and of a guide that runs, its own events tell.
      if (!isIdentified()) return;
      decisions = next.choices.flatMap((choice) => {
        const guide = next.guides.find(({ id }) => id === choice.guideId);
        return guide && !next.runningGuideIds.includes(guide.id) ? decisionOf(choice, guide.version) : [];
      });
      // One that starts changes the reasons of the others at once: it is not to be lost among them.
      if (clock.now() >= nextAt || decisions.some(({ outcome }) => outcome === 'start')) {
        cancel?.();
        tell();
      } else cancel ??= clock.after(nextAt - clock.now(), tell);
    },
    explain() {
      lastWords = '';
      explain();
    },
    stop: () => cancel?.(),
  };
}

const wordOf = ({ version, reason, detail }: DecisionProperties): string =>
  [version, reason, ...Object.values(detail ?? {})].join();
