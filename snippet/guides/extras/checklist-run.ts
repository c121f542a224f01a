import { checklistProgress, type Deed, tasksDoneBy } from '../../../shared/rules/checklist-progress.ts';
import { openUrl } from '../../host/open-url.ts';
import { safely } from '../../host/safe-call.ts';
import { begin, factsOf, type Progress, type Run, type RunEnd } from '../run.ts';
import { isClickOn } from './is-click-on.ts';
import { type PanelSurroundings, showWhereMeant } from './panel-run.ts';

/**
 * A checklist from its launcher's appearance until all of it is done or the user wants it gone. Its tasks tick
 * themselves: by what the page sees its user do, and by what the server knows.
 */
export function runChecklist(progress: Progress, page: PanelSurroundings): Run {
  const { guide } = progress;
  const { items } = guide.checklist!;
  const facts = factsOf(progress);
  /** Done in this browser, in any tab: told once. */
  const toldHere = (): string[] => page.local.read<Record<string, string[]>>('tasks')?.[guide.id] ?? [];
  const knownToServer = () => page.news().guides.find(({ id }) => id === guide.id)?.doneItemIds ?? [];
  // What was done before it began is no news.
  const done = new Set([...(progress.doneIds ?? knownToServer()), ...toldHere()]);
  let isEnded = false;

  const isComplete = () => checklistProgress(items, done).isComplete;

  function keep(): void {
    progress.doneIds = [...done];
    page.save();
  }

  function tick(taskIds: readonly string[]): void {
    const fresh = taskIds.filter((id) => !done.has(id) && items.some((task) => task.id === id));
    if (!fresh.length || isEnded) return;
    const told = toldHere();
    for (const id of fresh) done.add(id);
    const tasks = page.local.read<object>('tasks');
    page.local.write('tasks', { ...tasks, [guide.id]: [...new Set([...told, ...fresh])] });
    keep();
    panel?.update({ doneIds: new Set(done) });
    for (const id of fresh) {
      if (!told.includes(id)) page.tell('task.completed', { ...facts, stepId: id });
    }
    if (isComplete()) complete();
  }

  /** The list stays in view, all ticked, until the user puts it away or the page is loaded anew. */
  function complete(): void {
    if (progress.isOver) return;
    progress.isOver = true;
    page.save();
    page.tell('guide.completed', facts);
  }

  function toggle(isOpen: boolean): void {
    progress.isOpen = isOpen;
    page.save();
  }

  function act(taskId: string): void {
    const action = items.find(({ id }) => id === taskId)?.action;
    if (action?.type === 'startGuide') {
      panel?.update({ isOpen: false });
      toggle(false);
      page.start(action.guideId, 'checklist');
    } else if (action?.type === 'openUrl') openUrl(action.url, action.inNewTab);
  }

  function dismiss(): void {
    if (!progress.isOver) page.tell('guide.dismissed', facts);
    end(progress.isOver ? 'completed' : 'dismissed');
  }

  function end(how: RunEnd): void {
    if (isEnded) return;
    isEnded = true;
    stopClicks();
    panel?.destroy();
    page.onEnd(how);
  }

  const note = (deed: Deed) => tick(tasksDoneBy(items, deed));
  const hasClicks = items.some(({ doneWhen }) => doneWhen.type === 'click');
  const stopClicks = hasClicks
    ? page.clicks.subscribe((path) =>
        note({
          type: 'click',
          isTarget: ({ target }) => target !== undefined && isClickOn(path, target, page.finder),
        }),
      )
    : () => {};

  begin(progress, page);
  keep();
  // All was done before it was ever seen: there is nothing to show, unless the user asked.
  const isNoNews = isComplete() && progress.startedBy === 'ambient';
  const panel = isNoNews
    ? undefined
    : page.panels.renderChecklist({
        theme: guide.theme,
        locale: guide.locale,
        checklist: guide.checklist!,
        isOpen: progress.isOpen ?? false,
        doneIds: new Set(done),
        onToggle: safely(toggle),
        onTask: safely(act),
        onDismiss: safely(dismiss),
      });
  if (isComplete()) complete();
  if (isNoNews) end('completed');

  const run: Run = {
    look() {
      if (isEnded || !panel) return;
      showWhereMeant(progress, page, panel);
      tick(knownToServer());
      note({ type: 'page', url: location.href });
    },
    note,
    open() {
      toggle(true);
      panel?.show();
      panel?.open();
    },
    stop: () => end('stopped'),
  };
  run.look();
  return run;
}
