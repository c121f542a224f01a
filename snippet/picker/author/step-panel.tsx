import type { Layout, Placement } from '../../../shared/contract/step.ts';
import { standsAtTarget } from '../../../shared/rules/interrupts.ts';
import { Button } from '../button.tsx';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';
import { BlockRow } from './block-row.tsx';
import { canBranch } from './branch-panel.tsx';
import { CardActs } from './card-acts.tsx';
import { Leads } from './leads.tsx';
import { TargetView } from './target-view.tsx';

interface Props {
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
  onPick(): void;
  onGoTo(url: string): void;
}

const kindsOfStep = [
  'tooltip',
  'modal',
  'corner',
  'slideOut',
  'bannerTop',
  'bannerBottom',
  'inline',
  'beacon',
] as const;
const sides = ['auto', 'top', 'right', 'bottom', 'left'] as const;

/** What the selected step is, what it points at, where its buttons lead. */
export function StepPanel({ state, acts, words, onPick, onGoTo }: Props) {
  const step = state.step.value;
  if (!step) return null;
  const stands = standsAtTarget(step.layout);
  return (
    <fieldset class="row about" aria-label={words.step(acts.indexOf(step.id) + 1)}>
      <select
        aria-label={words.layout}
        value={step.layout}
        onChange={(event) => acts.setStep({ layout: event.currentTarget.value as Layout })}
      >
        {kindsOfStep.map((layout) => (
          <option key={layout} value={layout}>
            {words.layouts[layout]}
          </option>
        ))}
      </select>
      {stands && step.layout !== 'inline' && step.target && (
        <select
          class="wide"
          aria-label={words.placement}
          value={step.placement}
          onChange={(event) => acts.setStep({ placement: event.currentTarget.value as Placement })}
        >
          {sides.map((side) => (
            <option key={side} value={side}>
              {words.placements[side]}
            </option>
          ))}
        </select>
      )}
      <Leads {...{ step, state, acts, words }} />
      {canBranch(state, step) && (
        <Button
          isPressed={Boolean(step.next?.length || step.when)}
          onPress={() => {
            state.panel.value = 'branches';
          }}
        >
          {words.paths}
        </Button>
      )}
      <span class="space" />
      <CardActs id={step.id} {...{ state, acts, words }} />
      <BlockRow {...{ step, state, acts, words }} />
      {stands && <TargetView {...{ state, acts, words, onPick, onGoTo }} />}
    </fieldset>
  );
}
