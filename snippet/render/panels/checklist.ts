import { checklistProgress } from '../../../shared/rules/checklist-progress.ts';
import { create } from '../create.ts';
import type { ChecklistView, RenderedPanel } from '../panel-view.ts';
import { type DeliveredTask, type DrawnTask, drawTask } from './checklist-task.ts';
import { type Dismissal, drawDismissal } from './dismissal.ts';
import { drawMark, drawProgressRing } from './icons.ts';
import { drawHeader, openPanel } from './panel.ts';
import { panelWords } from './panel-words.ts';

/** Draws a checklist and its launcher, until it is destroyed. */
export function drawChecklist(given: ChecklistView, life: AbortController): RenderedPanel<ChecklistView> {
  let view = { ...given };
  const words = () => panelWords(view.locale);
  const progress = () => checklistProgress(view.checklist.items, view.doneIds);
  let openTaskId = progress().nextTaskId;
  let tasks = new Map<string, DrawnTask>();
  let dismissal: Dismissal | undefined;
  const ring = drawProgressRing();
  const count = create('span', { class: 'count', dir: 'auto' });

  const panel = openPanel(() => view, life, {
    rank: 1,
    corner: () => view.checklist.launcher.corner,
    onKey: ({ key }) => key === 'Escape' && (dismissal?.cancel() ?? false),
    onClosed: () => dismissal?.cancel(),
    spoken: () => `${view.checklist.title}. ${told()}`,
  });
  const { launcher, dialog, dock, open, hide, show, destroy } = panel;

  function told(): string {
    const { done, count: all } = progress();
    return words().doneOf(done, all);
  }

  const text = create('span', { dir: 'auto' });
  const bar = create('div', { class: 'bar', 'aria-hidden': 'true' }, create('i'));
  const allDone = create('p', { class: 'all-done done' });

  const act = ({ id, action }: DeliveredTask) => {
    // Out of the way of what it starts, which takes the focus over.
    if (action.type === 'startGuide') panel.close();
    if (!panel.signal.aborted) view.onTask(id);
  };

  const showState = () => {
    const now = progress();
    for (const [id, task] of tasks) task.show(view.doneIds.has(id), id === openTaskId);
    text.textContent = words().doneOf(now.done, now.count);
    count.textContent = words().countOf(now.done, now.count);
    dock.style.setProperty('--share', String(now.percent));
    allDone.hidden = !now.isComplete;
  };

  const draw = () => {
    const { title, items, launcher: shown } = view.checklist;
    launcher.replaceChildren(ring, create('span', { class: 'name' }, shown.label), ' ', count);
    tasks = new Map(
      items.map((task) => [
        task.id,
        drawTask(task, words(), {
          toggle() {
            openTaskId = openTaskId === task.id ? undefined : task.id;
            showState();
          },
          act: () => act(task),
        }),
      ]),
    );
    dismissal = drawDismissal(words(), () => {
      if (!panel.signal.aborted) view.onDismiss();
    });
    allDone.replaceChildren(drawMark(), words().allDone);
    showState();
    dialog.replaceChildren(
      create(
        'div',
        { class: 'head' },
        ...drawHeader(title, words(), panel.close),
        create('div', { class: 'score-line' }, bar, text),
      ),
      create(
        'div',
        { class: 'middle' },
        create('ul', { role: 'list' }, ...[...tasks.values()].map(({ item }) => item)),
      ),
      allDone,
      dismissal.element,
    );
  };
  draw();

  /** Tells of what has become done, and opens what comes next unless the user is in what was open. */
  const tick = (before: ReadonlySet<string>) => {
    const ticked = view.checklist.items.filter(({ id }) => view.doneIds.has(id) && !before.has(id));
    const open = openTaskId === undefined ? undefined : tasks.get(openTaskId);
    const isFinished = openTaskId !== undefined && view.doneIds.has(openTaskId);
    if (ticked.length && isFinished && !open?.more?.querySelector(':focus'))
      openTaskId = progress().nextTaskId;
    showState();
    if (!ticked.length) return;
    const heard = [...ticked.map(({ label }) => words().taskDone(label)), told()];
    if (progress().isComplete) heard.push(words().allDone);
    panel.say(heard.join('. '));
  };

  return {
    open,
    hide,
    show,
    destroy,
    update(changed) {
      if (panel.signal.aborted) return;
      const before = view;
      view = { ...view, ...changed };
      panel.update(changed);
      if (view.checklist !== before.checklist || view.locale !== before.locale) {
        if (!tasks.has(openTaskId ?? '')) openTaskId = progress().nextTaskId;
        panel.redraw(draw);
      }
      if (view.doneIds !== before.doneIds) tick(before.doneIds);
    },
  };
}
