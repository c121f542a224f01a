import type { Checklist } from '../../shared/contract/checklist.ts';
import type { Help } from '../../shared/contract/help.ts';
import type { Locale } from '../../shared/contract/text.ts';
import { localize } from '../../shared/rules/localize.ts';
import type { HelpItem, PanelView } from '../../snippet/render/panel-view.ts';
import { renderChecklist, renderHelp } from '../../snippet/render/panels.ts';
import type { PreviewLook } from './preview-frame.tsx';

/** Open in its frame: a preview of a closed panel would show a button. */
const opened = (look: PreviewLook): PanelView => ({ ...look, isOpen: true, onToggle: () => {} });

/** Draws a checklist into a frame, and returns how to take it away again. A press on a task's action ticks it. */
export function drawChecklist(
  checklist: Checklist,
  locale: Locale,
  defaultLocale: Locale,
  look: PreviewLook,
): () => void {
  const doneIds = new Set<string>();
  const panel = renderChecklist({
    ...opened(look),
    checklist: localize(checklist, locale, defaultLocale),
    doneIds: new Set(),
    onTask(taskId) {
      doneIds.add(taskId);
      panel.update({ doneIds: new Set(doneIds) });
    },
    onDismiss: () => {},
  });
  return () => panel.destroy();
}

export function drawHelp(
  help: Help,
  items: readonly HelpItem[],
  locale: Locale,
  defaultLocale: Locale,
  look: PreviewLook,
): () => void {
  const panel = renderHelp({
    ...opened(look),
    help: localize(help, locale, defaultLocale),
    items,
    mutedCategories: new Set(),
    onStart: () => {},
    onMute: () => {},
    onSearch: () => {},
  });
  return () => panel.destroy();
}
