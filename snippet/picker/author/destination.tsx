import type { ButtonAction } from '../../../shared/contract/block.ts';
import { Button } from '../button.tsx';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';
import { NameSelect } from './name-select.tsx';

type StartGuide = Extract<ButtonAction, { type: 'startGuide' }>;

interface Props {
  action: StartGuide | { type: Exclude<ButtonAction['type'], 'startGuide'> | 'none' };
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
  onAskUrl(): void;
  onChooseGuide(action: StartGuide): void;
}

/** Where an action leads besides what kind it is: an address that can be changed, or one of the guides. */
export function Destination({ action, state, acts, words, onAskUrl, onChooseGuide }: Props) {
  if (action.type === 'openUrl') {
    return (
      <Button look="link" onPress={onAskUrl}>
        {words.change}
      </Button>
    );
  }
  if (action.type !== 'startGuide') return null;
  return (
    <NameSelect
      of="guides"
      label={words.guide}
      value={action.guideId}
      {...{ state, acts, words }}
      onChange={(guideId) => onChooseGuide({ ...action, guideId })}
    />
  );
}
