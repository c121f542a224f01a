import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button, Icon, icons } from '../button.tsx';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';

interface Props {
  state: AuthorState;
  words: AuthorWords;
  title: string;
  children: ComponentChildren;
  /** What else can be done here. */
  below?: ComponentChildren;
}

/** Buttons of which one is chosen, begun at the one that is chosen already. */
export function Chooser({ state, words, title, children, below }: Props) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const chosen = list.current?.querySelector<HTMLElement>('[aria-pressed=true]');
    (chosen ?? list.current?.querySelector('button'))?.focus();
  }, []);
  return (
    <section class="panel" aria-label={title}>
      <div class="head">
        {title}
        <Button
          look="icon"
          label={words.cancel}
          onPress={() => {
            state.panel.value = undefined;
          }}
        >
          <Icon path={icons.cross} />
        </Button>
      </div>
      <div class="kinds" ref={list}>
        {children}
      </div>
      {below}
    </section>
  );
}
