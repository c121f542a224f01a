import { useEffect } from 'preact/hooks';
import { newBlockKinds } from '../../../shared/draft/new-block.ts';
import { isListable } from '../../../shared/rules/help-list.ts';
import { Button } from '../button.tsx';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';
import { Chooser } from './chooser.tsx';
import { waysToBeDone } from './task-panel.tsx';

interface Props {
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
}

const layouts = [
  'tooltip',
  'beacon',
  'inline',
  'modal',
  'corner',
  'slideOut',
  'bannerTop',
  'bannerBottom',
] as const;

/** What a new card can be: a step, a task, a guide for the help. */
export function AddPanel(props: Props) {
  const { state, acts, words } = props;
  const { checklist, help } = state.model.draft.value;
  if (help) return <GuideChooser {...props} listed={help.lists ?? []} />;
  if (checklist) {
    return (
      <Chooser state={state} words={words} title={words.whatTicks}>
        {waysToBeDone.map((type) => (
          <Button key={type} onPress={() => acts.addTask(type)}>
            {words.doneBy[type]}
            <small>{words.doneByHints[type]}</small>
          </Button>
        ))}
      </Chooser>
    );
  }
  return (
    <Chooser state={state} words={words} title={words.whatStep}>
      {layouts.map((layout) => (
        <Button key={layout} onPress={() => acts.addStep(layout)}>
          {words.layouts[layout]}
          <small>{words.layoutHints[layout]}</small>
        </Button>
      ))}
    </Chooser>
  );
}

/** What a new block of the step can be. */
export const BlockChooser = ({ state, acts, words }: Props) => (
  <Chooser state={state} words={words} title={words.whichBlock}>
    {newBlockKinds.map((kind) => (
      <Button key={kind} onPress={() => acts.addBlock(kind)}>
        {words.newBlocks[kind]}
      </Button>
    ))}
  </Chooser>
);

function GuideChooser({ state, acts, words, listed }: Props & { listed: readonly string[] }) {
  useEffect(() => acts.needNames(), []);
  const names = state.names.value;
  const guides =
    typeof names === 'object'
      ? names.guides.filter((guide) => isListable(guide) && !listed.includes(guide.id))
      : [];
  return (
    <Chooser state={state} words={words} title={words.whichGuide}>
      {names !== undefined && guides.length === 0 && (
        <p class="help">{names === 'failed' ? words.failed : words.noMoreGuides}</p>
      )}
      {guides.map(({ id, name, kind, isLive }) => (
        <Button key={id} onPress={() => acts.addListed(id)}>
          {name}
          <small>{`${words.kinds[kind]} · ${isLive ? words.live : words.notLive}`}</small>
        </Button>
      ))}
    </Chooser>
  );
}
