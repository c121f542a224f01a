import type { Browser, BrowserContextOptions, Locator } from 'playwright';
import { paintedTheme } from '../../shared/rules/painted-theme.ts';
import type { ChecklistView, HelpView, RenderedPanel } from '../../snippet/render/panel-view.ts';
import { type DrawnPage, openDrawingBoard } from './draw-step.ts';

type Data<View> = Partial<Omit<View, 'container' | `on${string}`>> & { container?: string };

/** Views as data: sets as lists, the frame by selector, the functions recorded by the page. */
export type ChecklistData = Omit<Data<ChecklistView>, 'doneIds'> & { doneIds?: string[] };
export type HelpData = Omit<Data<HelpView>, 'mutedCategories'> & {
  mutedCategories?: HelpView['mutedCategories'] extends ReadonlySet<infer C> ? C[] : never;
};

type Panel = RenderedPanel<ChecklistView> & RenderedPanel<HelpView>;
declare global {
  interface Window {
    checklist: Panel;
    help: Panel;
    /** The focused element, through shadow roots. */
    deepFocus(): Element | null;
  }
}

export interface PanelPage extends DrawnPage {
  checklist(view?: ChecklistData): Promise<void>;
  help(view?: HelpData): Promise<void>;
  update(which: 'checklist' | 'help', changed: ChecklistData & HelpData): Promise<void>;
  launcher(name: string | RegExp): Locator;
  panel(name: string): Locator;
  /** The deepest focused element: its id, else its name. */
  focused(): Promise<string>;
}

const theme = paintedTheme({ mode: 'light', accent: '#4f46e5' });

export const tasks: ChecklistView['checklist']['items'] = [
  {
    id: 'project',
    label: 'Create a project',
    hint: 'Everything else lives in one.',
    action: { type: 'startGuide', guideId: 'g1' },
    doneWhen: { type: 'event', name: 'project.created' },
  },
  {
    id: 'invite',
    label: 'Invite your team',
    hint: 'Work is shared out more easily with them.',
    action: { type: 'openUrl', url: '/team', inNewTab: false },
    doneWhen: { type: 'event', name: 'member.invited' },
  },
  {
    id: 'report',
    label: 'Look at your first report',
    action: { type: 'startGuide', guideId: 'g2' },
    doneWhen: { type: 'guideCompleted', guideId: 'g2' },
  },
  {
    id: 'read',
    label: 'Read the terms',
    action: { type: 'none' },
    doneWhen: { type: 'page', pattern: '/terms' },
  },
];

export const helpItems: HelpView['items'] = [
  { guideId: 'orders', name: 'Create an order', kind: 'walkthrough', isHere: true, isCompleted: true },
  { guideId: 'filter', name: 'Filter and sort', kind: 'walkthrough', isHere: true, isCompleted: false },
  { guideId: 'news', name: 'What is new in May', kind: 'announcement', isHere: false, isCompleted: false },
  { guideId: 'start', name: 'First steps', kind: 'checklist', isHere: false, isCompleted: false },
  { guideId: 'reorder', name: 'Reorder columns', kind: 'hint', isHere: false, isCompleted: false },
];

/** Serves host pages and the built renderer, and draws panels in them. */
export async function openPanelBoard(browser: Browser) {
  const board = await openDrawingBoard(browser);
  return {
    host: board.host,
    close: board.close,
    async open(
      html: Parameters<typeof board.open>[0],
      options: BrowserContextOptions = {},
    ): Promise<PanelPage> {
      const drawn = await board.open(html, options);
      const { page } = drawn;
      await page.evaluate(() => {
        window.deepFocus = () => {
          let element = document.activeElement;
          while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
          return element;
        };
      });
      const draw = async (which: 'checklist' | 'help', given: object) => {
        await page.evaluate(
          `import(${JSON.stringify(`${board.assets.origin}/render.js`)}).then((part) => { window.renderer = part })`,
        );
        await page.evaluate(
          ({ which, given, theme, tasks, helpItems }) => {
            const { container, doneIds, mutedCategories, ...others } = given as ChecklistData & HelpData;
            window.calls ??= [];
            const call =
              (name: string) =>
              (...args: unknown[]) =>
                window.calls.push([name, ...args]);
            const view = {
              theme,
              locale: 'en',
              isOpen: false,
              onToggle: call('toggle'),
              ...others,
              container: container ? document.querySelector<HTMLElement>(container)! : undefined,
            };
            if (which === 'checklist') {
              window.checklist = window.renderer.renderChecklist({
                checklist: {
                  title: 'Get started',
                  items: tasks,
                  launcher: { label: 'Get started', corner: 'bottomEnd' },
                },
                ...view,
                doneIds: new Set(doneIds ?? ['project']),
                onTask: call('task'),
                onDismiss: call('dismiss'),
              }) as Panel;
            } else {
              window.help = window.renderer.renderHelp({
                help: { title: 'Help', launcher: { label: 'Help', corner: 'bottomEnd' } },
                items: helpItems,
                ...view,
                mutedCategories: new Set(mutedCategories),
                onStart: call('start'),
                onMute: call('mute'),
                onSearch: call('search'),
              }) as Panel;
            }
          },
          { which, given, theme, tasks, helpItems },
        );
      };
      return {
        ...drawn,
        calls: () => page.evaluate(() => window.calls ?? []),
        checklist: (view = {}) => draw('checklist', view),
        help: (view = {}) => draw('help', view),
        update: (which, changed) =>
          page.evaluate(
            ({ which, changed: { container, doneIds, mutedCategories, ...others } }) =>
              window[which].update({
                ...others,
                ...(doneIds && { doneIds: new Set(doneIds) }),
                ...(mutedCategories && { mutedCategories: new Set(mutedCategories) }),
              }),
            { which, changed },
          ),
        launcher: (name) => page.locator('cairn-layer .launcher').and(page.getByRole('button', { name })),
        panel: (name) => page.locator('cairn-layer').getByRole('dialog', { name, exact: true }),
        focused: () =>
          page.evaluate(() => {
            const element = window.deepFocus();
            return (
              element?.id || element?.ariaLabel || element?.textContent?.trim() || element?.localName || ''
            );
          }),
      };
    },
  };
}
