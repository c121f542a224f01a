import type {
  DeliveredChecklist,
  DeliveredHelp,
  GuideCategory,
  GuideKind,
} from '../../shared/contract/guide.ts';
import type { Locale } from '../../shared/contract/text.ts';
import type { PaintedTheme } from '../../shared/contract/theme.ts';

/** What every panel with a launcher is drawn with. The renderer asks nobody else for anything. */
export interface PanelView {
  theme: PaintedTheme;
  /** Language of the texts; decides `lang`, `dir` and the renderer's own few words. */
  locale: Locale;
  /** Whether the panel is open at the start. It never takes the focus by that; being opened by hand, it does. */
  isOpen: boolean;
  /** The user opened or closed the panel. The panel has done so already. */
  onToggle(isOpen: boolean): void;
  /** Draws inside this element (a preview frame) instead of over the page. */
  container?: HTMLElement;
}

export interface ChecklistView extends PanelView {
  checklist: DeliveredChecklist;
  /** Ids of the tasks that are done; may hold ids of tasks that are no longer in the list. */
  doneIds: ReadonlySet<string>;
  /** A task's action was pressed; also of a task that is done already, to do it again. */
  onTask(taskId: string): void;
  /** The user wants the list gone for good, launcher and all. */
  onDismiss(): void;
}

/** Something that the user can start again from the help. */
export interface HelpItem {
  guideId: string;
  name: string;
  /** Other words by which it is found. */
  searchWords?: string;
  kind: GuideKind;
  /** Meant for the page the user is on: listed first. */
  isHere: boolean;
  isCompleted: boolean;
}

export interface HelpView extends PanelView {
  help: DeliveredHelp;
  items: readonly HelpItem[];
  mutedCategories: ReadonlySet<GuideCategory>;
  onStart(guideId: string): void;
  /** What by itself appears of this category is no longer wanted, or wanted again. */
  onMute(category: GuideCategory, isMuted: boolean): void;
  /** The user stopped typing a search, with so many items left. */
  onSearch(query: string, results: number): void;
}

/** A panel on the screen. Every method may be called at any time and in any order; after `destroy` none does anything. */
export interface RenderedPanel<View> {
  /** Draws what changed, without a loss of focus or of what was typed. */
  update(changed: Partial<View>): void;
  /** As a press on the launcher would, focus included. */
  open(): void;
  /** Launcher and panel together. */
  hide(): void;
  show(): void;
  destroy(): void;
}

/** What `import()` of the panels' bundle gives. */
export interface Panels {
  renderChecklist(view: ChecklistView): RenderedPanel<ChecklistView>;
  renderHelp(view: HelpView): RenderedPanel<HelpView>;
}
