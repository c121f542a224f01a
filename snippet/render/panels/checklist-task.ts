import type { DeliveredChecklist } from '../../../shared/contract/guide.ts';
import { create } from '../create.ts';
import { drawChevron, drawMark } from './icons.ts';
import type { PanelWords } from './panel-words.ts';

export type DeliveredTask = DeliveredChecklist['items'][number];

export interface DrawnTask {
  item: HTMLElement;
  /** Where hint and action are; absent when it has neither. */
  more: HTMLElement | undefined;
  show(isDone: boolean, isOpen: boolean): void;
}

/** A row of the list. What there is to say and do about the task folds out below it. */
export function drawTask(
  task: DeliveredTask,
  words: PanelWords,
  on: { toggle(): void; act(): void },
): DrawnTask {
  const { id, label, hint, action } = task;
  const labelId = `label-${id}`;
  const state = create('span', { class: 'unseen' });
  const button =
    action.type !== 'none' &&
    create('button', {
      type: 'button',
      class: 'button',
      id: `act-${id}`,
      'aria-describedby': labelId,
      press: on.act,
    });
  const more =
    hint || button
      ? create(
          'div',
          { class: 'task-more', id: `more-${id}` },
          hint && create('p', { class: 'small' }, hint),
          button,
        )
      : undefined;
  const row = [drawMark(), create('span', { class: 'grow', id: labelId }, label), state];
  const head = more
    ? create(
        'button',
        { type: 'button', class: 'row', id: `task-${id}`, 'aria-controls': more.id, press: on.toggle },
        ...row,
        drawChevron(),
      )
    : create('div', { class: 'row' }, ...row);
  const item = create('li', { class: 'task' }, head, more);
  return {
    item,
    more,
    show(isDone, isOpen) {
      state.textContent = isDone ? words.isDone : words.isToDo;
      // Not at the first drawing: what was done before comes without a show.
      item.classList.toggle('ticked', isDone && item.isConnected && !item.classList.contains('done'));
      item.classList.toggle('done', isDone);
      if (!more) return;
      item.classList.toggle('open', isOpen);
      more.hidden = !isOpen;
      head.setAttribute('aria-expanded', String(isOpen));
      if (!button) return;
      button.classList.toggle('primary', !isDone);
      button.classList.toggle('secondary', isDone);
      if (action.type === 'openUrl') button.textContent = words.openPage;
      else button.textContent = isDone ? words.showMeAgain : words.showMe;
    },
  };
}
