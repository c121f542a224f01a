import { ArrowDown, ArrowUp, Copy, EllipsisVertical, Plus, Trash2 } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { may } from '../session.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { t } from '../ui/i18n.ts';
import { Menu } from '../ui/menu.tsx';
import { editorWords } from './editor-words.ts';
import { words } from './words.ts';

export interface ListedCard {
  id: string;
  title: string;
  note: string;
  /** Where it leads, and when it is shown: one short line each. */
  paths?: readonly string[];
}

const cardOf = (id: string) => document.getElementById(`card-${id}`);

interface Props {
  label: string;
  cards: readonly ListedCard[];
  selectedId: string;
  addLabel: string;
  /** Absent: there are as many as there can be. */
  onAdd?: (() => void) | undefined;
  onSelect: (id: string) => void;
  onMove: (id: string, to: number) => void;
  onDuplicate: (id: string) => void;
  /** Takes it away and says `done`, with an offer to have it back that leads to where it is then. */
  onRemove: (id: string, done: string, whereBack: () => HTMLElement | null) => void;
}

/** Scrolls the list alone: whoever writes further down the page stays there. */
function showSelected(list: HTMLElement | null): void {
  const card = list?.querySelector('[aria-current]')?.closest('li');
  if (!list || !card) return;
  const [its, room] = [card.getBoundingClientRect(), list.getBoundingClientRect()];
  const beyond = (start: number, end: number) => Math.min(start, 0) || Math.max(end, 0);
  list.scrollBy(
    beyond(its.left - room.left, its.right - room.right),
    beyond(its.top - room.top, its.bottom - room.bottom),
  );
}

/**
 * The pieces of a guide in their order: steps, or tasks. Moved by dragging, by the menu, and with Alt and an arrow key;
 * arrow keys go through them, Delete takes one away and says how to have it back.
 */
export function CardList({ label, cards, selectedId, addLabel, onAdd, ...on }: Props) {
  const mayChange = may('guide.draft');
  const list = useRef<HTMLOListElement>(null);
  const [draggedId, setDragged] = useState<string>();

  const position = cards.findIndex(({ id }) => id === selectedId);
  useEffect(() => showSelected(list.current), [selectedId, position, cards.length]);

  const select = (index: number) => {
    const card = cards[index];
    if (!card) return;
    on.onSelect(card.id);
    list.current?.querySelectorAll<HTMLElement>('.cards__card')[index]?.focus();
  };
  const remove = (id: string, index: number) => {
    if (cards.length === 1) return;
    const neighbour = index + 1 < cards.length ? index + 1 : index - 1;
    const isHere = list.current?.contains(document.activeElement);
    on.onRemove(id, t(editorWords.removed, cards[index]?.title ?? ''), () => cardOf(id));
    const next = cards[neighbour];
    if (!next) return;
    on.onSelect(next.id);
    if (isHere) cardOf(next.id)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, id: string, index: number) => {
    const by = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 }[event.key];
    if (by !== undefined && event.altKey) {
      if (cards[index + by]) on.onMove(id, index + by);
    } else if (by !== undefined) select(index + by);
    else if (event.key === 'Delete') remove(id, index);
    else return;
    event.preventDefault();
  };

  return (
    <nav class="cards" aria-label={label}>
      <ol class="cards__list" ref={list}>
        {cards.map((card, index) => (
          <li
            class={classNames('cards__item', card.id === draggedId && 'cards__item--dragged')}
            key={card.id}
            draggable={mayChange}
            onDragStart={(event) => {
              event.dataTransfer?.setData('text/plain', card.title);
              setDragged(card.id);
            }}
            onDragOver={(event) => {
              if (!draggedId) return;
              event.preventDefault();
              if (draggedId !== card.id) on.onMove(draggedId, index);
            }}
            onDrop={(event) => event.preventDefault()}
            onDragEnd={() => setDragged(undefined)}
          >
            <button
              type="button"
              id={`card-${card.id}`}
              class="cards__card"
              aria-current={card.id === selectedId ? 'step' : undefined}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
              onClick={() => on.onSelect(card.id)}
              onKeyDown={(event) => mayChange && onKeyDown(event, card.id, index)}
            >
              <span class="cards__number number">{index + 1}</span>
              <span class="cards__text">
                <strong>{card.title}</strong>
                <span class="note">{card.note}</span>
                {card.paths?.map((path) => (
                  <span class="cards__path" key={path}>
                    {path}
                  </span>
                ))}
              </span>
            </button>
            {mayChange && (
              <Menu
                label={t(words.actions)}
                align="end"
                items={[
                  {
                    label: t(editorWords.moveUp),
                    icon: ArrowUp,
                    isDisabled: index === 0,
                    onSelect: () => on.onMove(card.id, index - 1),
                  },
                  {
                    label: t(editorWords.moveDown),
                    icon: ArrowDown,
                    isDisabled: index === cards.length - 1,
                    onSelect: () => on.onMove(card.id, index + 1),
                  },
                  {
                    label: t(words.duplicate),
                    icon: Copy,
                    isDisabled: !onAdd,
                    onSelect: () => on.onDuplicate(card.id),
                  },
                  {
                    label: t(editorWords.remove),
                    icon: Trash2,
                    isDanger: true,
                    isDisabled: cards.length === 1,
                    startsGroup: true,
                    onSelect: () => remove(card.id, index),
                  },
                ]}
                trigger={(attributes) => (
                  <IconButton
                    icon={EllipsisVertical}
                    size="small"
                    label={`${t(words.actions)}: ${card.title}`}
                    {...attributes}
                  />
                )}
              />
            )}
          </li>
        ))}
      </ol>
      {onAdd && mayChange && (
        <Button icon={Plus} size="small" onClick={onAdd}>
          {addLabel}
        </Button>
      )}
    </nav>
  );
}
