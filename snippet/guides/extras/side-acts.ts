import type { ButtonAction } from '../../../shared/contract/block.ts';
import type { GuideCategory } from '../../../shared/contract/guide.ts';
import { openUrl } from '../../host/open-url.ts';
import type { RunSurroundings } from '../run.ts';

/** How a button that does more than move between steps leaves the run it stands in. */
export interface StepLead {
  category: GuideCategory;
  goOn(): void;
  /** Completes the run. */
  finish(): void;
  /** Ends it as the user's closing it does. */
  close(): void;
  /** Ends it for now, to come again after so many days. */
  putOff(days: number): void;
}

/** Does what a button asks for besides moving between steps. The run is led on first: what follows may load a page. */
export function sideAct(
  action: ButtonAction,
  lead: StepLead,
  page: Pick<RunSurroundings, 'start' | 'track' | 'mute'>,
): void {
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
      lead.putOff(action.days);
      break;
    case 'mute':
      lead.close();
      page.mute(lead.category, true);
      break;
    case 'openHelp':
      page.start('help', 'guide');
      break;
    case 'track':
      page.track(action.name);
      break;
  }
}
