import { Button, Icon, icons } from '../button.tsx';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';
import { deckOf } from './deck.ts';

interface Props {
  id: string;
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
}

/** What can be done with any card: moved, copied, taken away. */
export function CardActs({ id, state, acts, words }: Props) {
  const content = state.model.draft.value;
  const { ids, least, most } = deckOf(content);
  const count = ids(content).length;
  const index = acts.indexOf(id);
  const { duplicate } = acts;
  return (
    <span class="group">
      <Button look="icon" label={words.moveBack} isBusy={index <= 0} onPress={() => acts.move(id, index - 1)}>
        <Icon path={icons.left} />
      </Button>
      <Button
        look="icon"
        label={words.moveOn}
        isBusy={index === count - 1}
        onPress={() => acts.move(id, index + 1)}
      >
        <Icon path={icons.right} />
      </Button>
      {duplicate && (
        <Button look="icon" label={words.duplicate} isBusy={count >= most} onPress={() => duplicate(id)}>
          <Icon path={icons.copy} />
        </Button>
      )}
      <Button look="icon" label={words.remove} isBusy={count <= least} onPress={() => acts.remove(id)}>
        <Icon path={icons.bin} />
      </Button>
    </span>
  );
}
