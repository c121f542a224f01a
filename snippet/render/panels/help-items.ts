import type { GuideKind } from '../../../shared/contract/guide.ts';
import { create, drawIcon } from '../create.ts';
import type { HelpItem } from '../panel-view.ts';
import { drawTick } from './icons.ts';
import type { PanelWords } from './panel-words.ts';

export const icons: Record<GuideKind, string> = {
  walkthrough: 'M4 14V2.5h8L10.5 5.5l1.5 3H4',
  hint: 'M6 14h4M6.2 11.5h3.6c0-1.6 2-2.4 2-5a3.8 3.8 0 0 0-7.6 0c0 2.6 2 3.4 2 5z',
  banner: 'M2 3.5h12v5H2zM5 8.5v4M11 8.5v4',
  announcement: 'M2.5 6.5v3l7.5 3.5V3zM5 10.5l.8 3M12.5 6v4',
  checklist: 'M2.5 4l1.2 1.2L6 3M2.5 11l1.2 1.2L6 10M8.5 4h5M8.5 11h5',
  survey: 'M2.5 3h11v8h-6l-3 3v-3h-2zM5.5 6h5M5.5 8h3',
  help: 'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.6-.8 1.2M8 11.3v.01',
};

function drawItem({ guideId, name, kind, isCompleted }: HelpItem, words: PanelWords, start: () => void) {
  const mark = isCompleted && [drawTick(), create('span', { class: 'unseen' }, words.isCompleted)];
  return create(
    'li',
    {},
    create(
      'button',
      { type: 'button', class: 'row item', id: `item-${guideId}`, press: start },
      drawIcon(icons[kind]),
      create('span', { class: 'grow' }, name),
      ...(mark || []),
    ),
  );
}

/** A list of what can be started; each under its heading, if it has one. */
export function drawItems(
  lists: readonly { title?: string; items: readonly HelpItem[] }[],
  words: PanelWords,
  onStart: (guideId: string) => void,
): HTMLElement[] {
  return lists
    .filter(({ items }) => items.length)
    .flatMap(({ title, items }, at) => [
      ...(title ? [create('h3', { id: `list-${at}` }, title)] : []),
      create(
        'ul',
        { role: 'list', 'aria-labelledby': title && `list-${at}` },
        ...items.map((item) => drawItem(item, words, () => onStart(item.guideId))),
      ),
    ]);
}
