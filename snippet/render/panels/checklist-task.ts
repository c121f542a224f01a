import type { DeliveredChecklist } from '../../../shared/contract/guide.ts';
import { create, drawIcon } from '../create.ts';
import type { PanelWords } from './panel-words.ts';

export type DeliveredTask = DeliveredChecklist['items'][number];

export const drawMark = (): HTMLElement =>
  create('span', { class: 'mark', 'aria-hidden': 'true' }, drawIcon('M3.2 8.6l3.2 3.2 6.4-7.4'));

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
      ? create('div', { class: 'task-more', id: `more-${id}` }, hint && create('p', {}, hint), button)
      : undefined;
  const row = [drawMark(), create('span', { class: 'label', id: labelId }, label), state];
  const head = more
    ? create(
        'button',
        { type: 'button', class: 'task-head', id: `task-${id}`, 'aria-controls': more.id, press: on.toggle },
        ...row,
        drawChevron(),
      )
    : create('div', { class: 'task-head' }, ...row);
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

export const drawChevron = (): SVGElement => {
  const chevron = drawIcon('M4 6l4 4 4-4');
  chevron.classList.add('chevron');
  return chevron;
};
