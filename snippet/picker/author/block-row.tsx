import type { Step } from '../../../shared/contract/step.ts';
import * as change from '../../../shared/draft/edit-draft.ts';
import { Button, Icon, icons } from '../button.tsx';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';
import { BlockFields } from './block-fields.tsx';

interface Props {
  step: Step;
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
}

/** The blocks of the step in their order, and what of the chosen one is not written where it stands. */
export function BlockRow({ step, state, acts, words }: Props) {
  const { blocks } = step;
  const { blockId, panel } = state;
  const chosen = blocks.find(({ id }) => id === blockId.value);
  const index = chosen ? blocks.indexOf(chosen) : -1;
  const move = (id: string, by: 1 | -1) =>
    acts.change('move-block', (draft, stepId) => change.moveBlock(draft, stepId, id, by));
  return (
    <fieldset class="blocks" aria-label={words.content}>
      {blocks.map(({ id, type }) => (
        <Button
          key={id}
          isPressed={id === chosen?.id}
          onPress={() => {
            blockId.value = id === chosen?.id ? undefined : id;
          }}
        >
          {words.blocks[type]}
        </Button>
      ))}
      <Button
        look="icon"
        label={words.addBlock}
        isExpanded={panel.value === 'block'}
        onPress={() => {
          panel.value = 'block';
        }}
      >
        <Icon path={icons.plus} />
      </Button>
      {chosen && (
        <div class="fields">
          <BlockFields key={chosen.id} block={chosen} {...{ step, state, acts, words }} />
          <span class="space" />
          <span class="group">
            <Button
              look="icon"
              label={words.blockUp}
              isBusy={index === 0}
              onPress={() => move(chosen.id, -1)}
            >
              <Icon path={icons.up} />
            </Button>
            <Button
              look="icon"
              label={words.blockDown}
              isBusy={index === blocks.length - 1}
              onPress={() => move(chosen.id, 1)}
            >
              <Icon path={icons.down} />
            </Button>
            <Button
              look="icon"
              label={words.removeBlock(words.blocks[chosen.type])}
              isBusy={blocks.length === 1}
              onPress={() => {
                acts.change('remove-block', (draft, stepId) => change.removeBlock(draft, stepId, chosen.id));
                state.said.value = { text: words.removed(words.blocks[chosen.type]), canUndo: true };
              }}
            >
              <Icon path={icons.bin} />
            </Button>
          </span>
        </div>
      )}
    </fieldset>
  );
}
