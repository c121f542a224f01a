import type { PageCondition, PageConditions } from '../../../shared/contract/audience.ts';
import type { ButtonAction } from '../../../shared/contract/block.ts';
import type { DeliveredGuide, GuideCategory } from '../../../shared/contract/guide.ts';
import type { Signature } from '../../../shared/contract/signature.ts';
import type { Choice } from '../../../shared/rules/choose-guide.ts';
import { matchPageConditions } from '../../../shared/rules/match-page-conditions.ts';
import type { TreeMatch } from '../../../shared/rules/match-tree.ts';
import { deviceOf } from '../../host/device.ts';
import { safely } from '../../host/safe-call.ts';
import type { Reading } from '../../target/reading.ts';
import type { Progress, Run } from '../run.ts';
import { runChecklist } from './checklist-run.ts';
import { createElementFacts } from './element-facts.ts';
import { runHelp } from './help-run.ts';
import { type MuteSurroundings, mute } from './mute.ts';
import type { PanelSurroundings } from './panel-run.ts';
import { type SideSurroundings, type StepLead, sideAct } from './side-acts.ts';
import { createTriggers, type TriggerSurroundings } from './triggers.ts';
import { unfold } from './unfold.ts';

/**
 * What a plain guide does without, as a part of its own: triggers other than the load of a page, conditions of the
 * page, targets that are folded away, buttons that do more than lead on, checklists and the help. Loaded when a delivered guide asks for one of them.
 */
export interface Extras {
  /** Watches the elements that are asked for, as long as every choice asks for them. */
  matchConditions(conditions: PageConditions): TreeMatch<PageCondition>;
  triggeredSecondsAgo(guides: readonly DeliveredGuide[]): Record<string, number>;
  /** A choice was made: watches what the outcome may depend on, and nothing else. */
  follow(guides: readonly DeliveredGuide[], choices: readonly Choice[]): void;
  startPanel(progress: Progress, page: Omit<PanelSurroundings, 'mute'>): Run;
  /** Opens what an element is folded away in; whether there was anything to open. */
  unfold(signature: Signature): boolean;
  sideAct(action: ButtonAction, lead: StepLead, page: Omit<SideSurroundings, 'mute'>): void;
  /** Another page: what happened on the one before starts nothing here. */
  clear(): void;
  stop(): void;
}

export interface ExtrasSurroundings extends TriggerSurroundings, MuteSurroundings {
  reading: Reading;
}

export function createExtras(page: ExtrasSurroundings): Extras {
  const device = deviceOf(window);
  const facts = createElementFacts(page);
  const triggers = createTriggers(page);
  const acts = {
    mute: (category: GuideCategory, isMuted: boolean) => mute(category, isMuted, page),
  };
  return {
    matchConditions(conditions) {
      const page = { url: location.href, device, textOf: facts.textOf };
      const result = safely(matchPageConditions)(conditions, page);
      // Conditions that are none hold nowhere, and break no others; nor do those of which something is not known yet.
      return result && facts.isKnown() ? result : { matches: false, failed: result?.failed ?? [] };
    },
    triggeredSecondsAgo: triggers.secondsAgo,
    follow(guides, choices) {
      facts.settle();
      triggers.follow(guides, choices);
    },
    startPanel: (progress, panel) =>
      (progress.guide.kind === 'help' ? runHelp : runChecklist)(progress, { ...panel, ...acts }),
    unfold: (signature) => unfold(signature, page.finder),
    sideAct: (action, lead, run) => sideAct(action, lead, { ...run, ...acts }),
    clear: triggers.clear,
    stop() {
      facts.stop();
      triggers.stop();
    },
  };
}
