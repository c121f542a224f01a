import { outerElement } from '../../render/geometry.ts';
import { readableName } from '../../target/readable-name.ts';
import { Button, Icon, icons } from '../button.tsx';
import { pathOf } from '../step-pages.ts';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';

interface Props {
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
  onPick(): void;
  onGoTo(url: string): void;
}

/** More around an element is seldom what is meant. */
const mostCrumbs = 2;

/** The element of what is selected with what is around it, and how well it is found. */
export function TargetView({ state, acts, words, onPick, onGoTo }: Props) {
  const { element, judgement } = state.found.value;
  const target = state.target.value;
  const url = target?.pickedAt;
  const path = url && pathOf(url);
  const isElsewhere = !element && path !== undefined && path !== state.path.value;
  if (!target) {
    return (
      <div class="target">
        <span class="verdict bad">{words.noElement}</span>
        <Button look="primary" onPress={onPick}>
          <Icon path={icons.pointer} />
          {words.pickElement}
        </Button>
      </div>
    );
  }
  return (
    <div class="target">
      {element && <Crumbs {...{ element, state, acts, words }} />}
      {judgement && (
        <span class={`verdict ${judgement.verdict}`} role="status">
          {judgement.verdict === 'sure' && <Icon path={icons.check} />}
          {judgement.message}
        </span>
      )}
      {judgement?.warnings.map((warning) => (
        <span class="verdict unsure" key={warning}>
          {warning}
        </span>
      ))}
      {element === null && (
        <span class={isElsewhere ? 'verdict' : 'verdict bad'} role="status">
          {isElsewhere ? words.elsewhere(path) : words.notFound}
        </span>
      )}
      {isElsewhere && url && (
        <Button look="primary" onPress={() => onGoTo(url)}>
          {words.goThere}
        </Button>
      )}
      <Button onPress={onPick}>{words.pickAnother}</Button>
    </div>
  );
}

/** The chosen element, after those that hold it: a press on one chooses that instead. */
function Crumbs({
  element,
  state,
  acts,
  words,
}: { element: Element } & Pick<Props, 'state' | 'acts' | 'words'>) {
  const chain: Element[] = [];
  for (let at = outerElement(element); at && chain.length < mostCrumbs; at = outerElement(at)) {
    if (at === document.body || at === document.documentElement) break;
    chain.unshift(at);
  }
  const nameOf = (each: Element) => readableName(each, state.task.locale);
  return (
    <fieldset class="crumbs" aria-label={words.around}>
      {chain.map((outer, index) => (
        <span key={index} class="group">
          <Button onPress={() => acts.aim(outer)}>{nameOf(outer)}</Button>
          <span aria-hidden="true">›</span>
        </span>
      ))}
      <button type="button" aria-current="true" tabIndex={-1}>
        {nameOf(element)}
      </button>
    </fieldset>
  );
}
