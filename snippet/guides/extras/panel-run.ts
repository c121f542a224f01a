import type { DeliveredGuide, GuideCategory, GuideState } from '../../../shared/contract/guide.ts';
import type { SmallStore } from '../../host/small-store.ts';
import type { Panels, RenderedPanel } from '../../render/panel-view.ts';
import type { Progress, RunSurroundings } from '../run.ts';

export interface PanelSurroundings extends RunSurroundings {
  panels: Panels;
  mute(category: GuideCategory, isMuted: boolean): void;
  /** Shared by all tabs. */
  local: SmallStore;
  /** What is known of the user now. */
  news(): {
    guides: readonly DeliveredGuide[];
    states: readonly GuideState[];
    mutedCategories: readonly GuideCategory[];
  };
}

/** A launcher stands on the pages that its guide is meant for; where the user has opened it, it stays with them. */
export function showWhereMeant(
  { guide, startedBy, isOpen }: Progress,
  page: PanelSurroundings,
  panel: Pick<RenderedPanel<unknown>, 'show' | 'hide'>,
): void {
  if (isOpen || startedBy !== 'ambient' || page.matchesPage(guide.trigger.pages)) panel.show();
  else panel.hide();
}
