import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TextStyle } from '../../../shared/draft/edit-rich-text.ts';
import { boxOf } from '../../render/geometry.ts';
import { Button, Icon, icons } from '../button.tsx';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';
import { placeBeside } from './give-way.ts';
import { UrlForm } from './url-form.tsx';

interface Props {
  state: AuthorState;
  words: AuthorWords;
  onMark(style: TextStyle): void;
}

/** Bold, italic and link, beside the text that the author writes in: the rest of the card stays to be read. */
export function FormatBar({ state, words, onMark }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const writing = state.writing.value;
  useLayoutEffect(() => {
    if (!writing) return;
    let frame = 0;
    const place = () => {
      const element = bar.current;
      const stage = element?.closest<HTMLElement>('.stage');
      if (element && stage) {
        const text = boxOf(writing.element);
        const card = writing.element.closest('.card,.panel') ?? writing.element;
        const target = state.found.peek().element;
        const author = stage.querySelector('.author');
        const others = [target, author].flatMap((other) => (other ? boxOf(other) : []));
        const screen = { width: stage.offsetWidth, height: stage.offsetHeight };
        const { x, y } = placeBeside(element.getBoundingClientRect(), text, boxOf(card), others, screen);
        element.style.transform = `translate(${x}px,${y}px)`;
      }
      frame = requestAnimationFrame(place);
    };
    place();
    return () => cancelAnimationFrame(frame);
  }, [writing?.element]);
  if (!writing) return null;
  const { style, hasRange } = writing;
  return (
    <div class="format" role="toolbar" aria-label={words.text} ref={bar}>
      {state.isLinking.value ? (
        <UrlForm
          url={style.href ?? ''}
          words={words}
          onSet={(href) => {
            state.isLinking.value = false;
            onMark({ href });
          }}
          onCancel={() => {
            state.isLinking.value = false;
          }}
        />
      ) : (
        <>
          <Button
            look="icon"
            label={words.bold}
            shortcut="Control+B"
            isPressed={Boolean(style.bold)}
            isBusy={!hasRange}
            onPress={() => onMark({ bold: !style.bold })}
          >
            <span class="b">B</span>
          </Button>
          <Button
            look="icon"
            label={words.italic}
            shortcut="Control+I"
            isPressed={Boolean(style.italic)}
            isBusy={!hasRange}
            onPress={() => onMark({ italic: !style.italic })}
          >
            <span class="i">I</span>
          </Button>
          <Button
            look="icon"
            label={words.link}
            shortcut="Control+K"
            isPressed={Boolean(style.href)}
            isBusy={!hasRange}
            onPress={() => {
              state.isLinking.value = true;
            }}
          >
            <Icon path={icons.link} />
          </Button>
          {style.href && <Button onPress={() => onMark({ href: undefined })}>{words.unlink}</Button>}
        </>
      )}
    </div>
  );
}
