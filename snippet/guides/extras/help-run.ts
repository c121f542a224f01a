import type { DeliveredGuide } from '../../../shared/contract/guide.ts';
import { safely } from '../../host/safe-call.ts';
import type { HelpItem } from '../../render/panel-view.ts';
import { begin, type Progress, type Run } from '../run.ts';
import { type PanelSurroundings, showWhereMeant } from './panel-run.ts';

const maxQueryLetters = 200;

/** The help: its launcher, and the list of what the user can start again. It starts when it is first opened. */
export function runHelp(progress: Progress, page: PanelSurroundings): Run {
  const { guide } = progress;
  let isEnded = false;

  const items = (): HelpItem[] => {
    const { guides, states } = page.news();
    const { lists } = guide.help!;
    const listed = lists ? lists.flatMap((id) => guides.find((one) => one.id === id) ?? []) : guides;
    return listed.filter(isRepeatable).map((one) => ({
      guideId: one.id,
      name: one.name,
      ...(one.searchWords && { searchWords: one.searchWords }),
      kind: one.kind,
      isHere: isMeantForHere(one, page),
      isCompleted: states.some(({ guideId, completedAt }) => guideId === one.id && completedAt !== undefined),
    }));
  };
  const muted = () => new Set(page.news().mutedCategories);

  function toggle(isOpen: boolean): void {
    progress.isOpen = isOpen;
    page.save();
    if (isOpen) begin(progress, page);
  }

  function startGuide(guideId: string): void {
    panel.update({ isOpen: false });
    toggle(false);
    page.start(guideId, 'help');
  }

  function noteSearch(query: string, results: number): void {
    if (results === 0 && query.trim()) {
      page.tell('help.searched', { query: query.trim().slice(0, maxQueryLetters), results });
    }
  }

  const panel = page.panels.renderHelp({
    theme: guide.theme,
    locale: guide.locale,
    help: guide.help!,
    isOpen: progress.isOpen ?? false,
    items: items(),
    mutedCategories: muted(),
    onToggle: safely(toggle),
    onStart: safely(startGuide),
    onMute: safely(page.mute),
    onSearch: safely(noteSearch),
  });
  showWhereMeant(progress, page, panel);

  return {
    look() {
      if (isEnded) return;
      panel.update({ items: items(), mutedCategories: muted() });
      showWhereMeant(progress, page, panel);
    },
    open() {
      toggle(true);
      panel.show();
      panel.open();
    },
    stop() {
      if (isEnded) return;
      isEnded = true;
      panel.destroy();
      page.onEnd('stopped');
    },
  };
}

/** What can be had again by hand: not what stands by itself, and no survey whose score everybody may give but once. */
function isRepeatable({ kind, steps }: DeliveredGuide): boolean {
  if (kind === 'hint' || kind === 'banner' || kind === 'help') return false;
  return steps.every(({ blocks }) =>
    blocks.every((block) => block.type !== 'question' || /^(choice|text)$/.test(block.question.kind)),
  );
}

/** Made for this page, and not just for every page. */
const isMeantForHere = ({ trigger, steps: [first] }: DeliveredGuide, page: PanelSurroundings): boolean =>
  [trigger.pages, first?.pages].some((rule) => rule?.include.length && page.matchesPage(rule));
