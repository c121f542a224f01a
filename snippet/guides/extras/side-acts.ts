import type { ButtonAction } from '../../../shared/contract/block.ts';
import type { DeliveredGuide, GuideCategory } from '../../../shared/contract/guide.ts';
import { openUrl } from '../../host/open-url.ts';
import type { RunEnd, RunSurroundings } from '../run.ts';

/** How a button that does more than move between steps leaves the run it stands in. */
export interface StepLead {
  guide: DeliveredGuide;
  /** What events say of the run and its step. */
  facts(): object;
  goOn(): void;
  /** Completes the run. */
  finish(): void;
  /** Ends it as the user's closing it does. */
  close(): void;
  /** Ends it without a word. */
  end(how: RunEnd): void;
}

export interface SideSurroundings extends Pick<RunSurroundings, 'start' | 'track' | 'snooze' | 'tell'> {
  mute(category: GuideCategory, isMuted: boolean): void;
}

/** Does what a button asks for besides moving between steps. The run is led on first: what follows may load a page. */
export function sideAct(action: ButtonAction, lead: StepLead, page: SideSurroundings): void {
  switch (action.type) {
    case 'openUrl':
      lead.goOn();
      openUrl(action.url, action.inNewTab);
      break;
    case 'startGuide':
      lead.finish();
      page.start(action.guideId, 'guide');
      break;
    case 'snooze':
      page.tell('guide.snoozed', { ...lead.facts(), days: action.days });
      page.snooze(lead.guide.id, action.days);
      lead.end('snoozed');
      break;
    case 'mute':
      lead.close();
      page.mute(lead.guide.category, true);
      break;
    case 'openHelp':
      page.start('help', 'guide');
      break;
    case 'track':
      page.track(action.name);
      break;
  }
}
