import type { GuideContent } from '../../../shared/contract/guide.ts';
import type { Names } from '../../../shared/contract/picker.ts';
import type { Locale } from '../../../shared/contract/text.ts';
import type { Theme } from '../../../shared/contract/theme.ts';
import { helpList } from '../../../shared/rules/help-list.ts';
import { localize } from '../../../shared/rules/localize.ts';
import { paintedTheme } from '../../../shared/rules/painted-theme.ts';
import type { PanelView } from '../../render/panel-view.ts';
import { renderChecklist, renderHelp } from '../../render/panels.ts';
import type { AuthorWords } from './author-words.ts';
import type { DrawnPiece } from './draw-piece.ts';
import { checklistFields, helpFields } from './panel-fields.ts';
import { standIn } from './text-field.ts';
import { writingStyle } from './writing-style.ts';

interface DraftPanel {
  draft: GuideContent;
  locale: Locale;
  appTheme: Theme;
  words: AuthorWords;
  /** For what the help lists. */
  names: Names | undefined;
}

/** Nothing in it does what it does for users: it is there to be written on. Its launcher is written on a phone too. */
const panelWritingStyle = `${writingStyle}
.close,.quiet,.search,.item,.task-more .button{pointer-events:none}
.task{cursor:pointer}
.launcher>.name{position:static!important;width:auto!important;height:auto!important;clip-path:none!important}
`;

/** Draws the checklist or the help of a draft, open, as its readers will see it. */
export function drawDraftPanel(
  { draft, locale, appTheme, words, names }: DraftPanel,
  canvas: HTMLElement,
): DrawnPiece {
  const { checklist, help, defaultLocale } = draft;
  const language = { locale, defaultLocale };
  const view: PanelView = {
    theme: paintedTheme(draft.theme ?? appTheme),
    // Also where nothing is written in it yet: its direction is that of what will be.
    locale,
    isOpen: true,
    onToggle() {},
    container: canvas,
  };
  if (checklist) {
    const shown = localize(checklist, locale, defaultLocale);
    // Each has room for a hint, which is written where it will stand.
    const items = shown.items.map((task) => ({
      ...task,
      label: task.label ?? '',
      hint: task.hint || words.hint,
    }));
    const panel = renderChecklist({
      ...view,
      checklist: { ...shown, items },
      doneIds: new Set(),
      onTask() {},
      onDismiss() {},
    });
    const root = rootIn(canvas);
    for (const row of root.querySelectorAll<HTMLElement>('button.row')) standIn(row);
    const tasks = [...root.querySelectorAll<HTMLElement>('.task')];
    return {
      fields: checklistFields(root, checklist, language, words),
      open(itemId) {
        tasks.forEach((task, at) => {
          const isOpen = items[at]?.id === itemId;
          task.classList.toggle('open', isOpen);
          const more = task.querySelector<HTMLElement>('.task-more');
          if (more) more.hidden = !isOpen;
        });
      },
      remove: panel.destroy,
    };
  }
  if (!help) return { fields: [], remove() {} };
  const panel = renderHelp({
    ...view,
    help: localize(help, locale, defaultLocale),
    items: helpList(help, names?.guides ?? [], locale, defaultLocale),
    mutedCategories: new Set(),
    onStart() {},
    onMute() {},
    onSearch() {},
  });
  return { fields: helpFields(rootIn(canvas), help, language, words), remove: panel.destroy };
}

/** A panel has a shadow root of its own inside that of the layer; what was drawn before may not have left yet. */
function rootIn(canvas: HTMLElement): ShadowRoot {
  const layer = [...canvas.querySelectorAll('cairn-layer')].at(-1)?.shadowRoot;
  const root = layer?.lastElementChild?.shadowRoot;
  if (!root) throw new Error('The panel was not drawn.');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(panelWritingStyle);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return root;
}
