import { useState } from 'preact/hooks';
import type { ButtonAction } from '../../../shared/contract/block.ts';
import type { Layout, Placement, Step } from '../../../shared/contract/step.ts';
import { standsAtTarget } from '../../../shared/rules/interrupts.ts';
import { isSafeLink } from '../../../shared/rules/is-safe-link.ts';
import { localize } from '../../../shared/rules/localize.ts';
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
/** More around an element is seldom what is meant. */
const mostCrumbs = 2;

/** What the selected step is, what it points at, where its buttons lead. */
export function StepPanel({ state, acts, words, onPick, onGoTo }: Props) {
  const step = state.step.value;
  if (!step) return null;
  const { steps } = state.model.draft.value;
  const index = steps.indexOf(step);
  const stands = standsAtTarget(step.layout);
  return (
    <fieldset class="row about" aria-label={words.step(index + 1)}>
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
      <span class="space" />
      <span class="group">
        <Button
          look="icon"
          label={words.moveBack}
          isBusy={index === 0}
          onPress={() => acts.move(step.id, index - 1)}
        >
          <Icon path={icons.left} />
        </Button>
        <Button
          look="icon"
          label={words.moveOn}
          isBusy={index === steps.length - 1}
          onPress={() => acts.move(step.id, index + 1)}
        >
          <Icon path={icons.right} />
        </Button>
        <Button look="icon" label={words.duplicate} onPress={() => acts.duplicate(step.id)}>
          <Icon path={icons.copy} />
        </Button>
        <Button
          look="icon"
          label={words.remove}
          isBusy={steps.length === 1}
          onPress={() => acts.remove(step.id)}
        >
          <Icon path={icons.bin} />
        </Button>
      </span>
      {stands && <TargetView {...{ step, state, acts, words, onPick, onGoTo }} />}
    </fieldset>
  );
}

/** The element of the step with what is around it, and how well it is found. */
function TargetView({ step, state, acts, words, onPick, onGoTo }: Props & { step: Step }) {
  const { element, judgement } = state.found.value;
  const url = step.target?.pickedAt;
  const path = url && pathOf(url);
  const isElsewhere = !element && path !== undefined && path !== state.path.value;
  if (!step.target) {
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

const isPlain = ({ type }: ButtonAction) => type === 'next' || type === 'back' || type === 'close';

/** Where each button of the step leads. */
function Leads({ step, state, acts, words }: { step: Step } & Pick<Props, 'state' | 'acts' | 'words'>) {
  const [askedFor, ask] = useState<string>();
  const { steps, defaultLocale } = state.model.draft.value;
  const rows = step.blocks.flatMap((block) =>
    block.type === 'buttons' ? block.buttons.map((button) => ({ block, button })) : [],
  );
  if (!rows.length) return null;
  return (
    <div class="leads">
      {rows.map(({ block, button: { id, label, action } }) => {
        const name = localize(label, state.locale.value, defaultLocale) || '…';
        const value = action.type === 'goToStep' ? `step ${action.stepId}` : action.type;
        const isOther = !isPlain(action) && action.type !== 'goToStep' && action.type !== 'openUrl';
        const set = (next: ButtonAction) => acts.setAction(block.id, id, next);
        const choose = (chosen: string) => {
          if (chosen === 'openUrl') ask(id);
          else if (chosen.startsWith('step ')) set({ type: 'goToStep', stepId: chosen.slice(5) });
          else set({ type: chosen as 'next' | 'back' | 'close' });
        };
        if (askedFor === id) {
          return (
            <UrlForm
              key={id}
              url={action.type === 'openUrl' ? action.url : ''}
              words={words}
              onSet={(url) => {
                set({ type: 'openUrl', url, inNewTab: /^https?:/i.test(url) });
                ask(undefined);
              }}
              onCancel={() => ask(undefined)}
            />
          );
        }
        return (
          <label key={id}>
            <span>{words.leadsTo(name)}</span>
            <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
              <option value="next">{words.toNext}</option>
              <option value="back">{words.toBack}</option>
              {steps.map((other, index) => (
                <option key={other.id} value={`step ${other.id}`} disabled={other.id === step.id}>
                  {words.toStep(index + 1)}
                </option>
              ))}
              <option value="close">{words.toClose}</option>
              <option value="openUrl">{action.type === 'openUrl' ? action.url : words.toUrl}</option>
              {isOther && <option value={action.type}>{words.other}</option>}
            </select>
            {action.type === 'openUrl' && (
              <Button look="link" onPress={() => ask(id)}>
                {words.toUrl}
              </Button>
            )}
          </label>
        );
      })}
    </div>
  );
}

interface UrlFormProps {
  url: string;
  words: AuthorWords;
  onSet(url: string): void;
  onCancel(): void;
}

export function UrlForm({ url, words, onSet, onCancel }: UrlFormProps) {
  const [isBad, setBad] = useState(false);
  let field: HTMLInputElement | null = null;
  const set = () => {
    const given = field?.value.trim() ?? '';
    if (isSafeLink(given)) onSet(given);
    else setBad(true);
  };
  return (
    <span class="group">
      <input
        type="text"
        aria-label={words.address}
        aria-invalid={isBad}
        placeholder={words.address}
        defaultValue={url}
        ref={(input) => {
          field = input;
          if (input) {
            enters.set(input, set);
            if (!input.matches(':focus') && !isBad) input.focus();
          }
        }}
      />
      <Button look="primary" onPress={set}>
        {words.set}
      </Button>
      <Button look="icon" label={words.cancel} onPress={onCancel}>
        <Icon path={icons.cross} />
      </Button>
      {isBad && (
        <span class="bad" role="alert">
          {words.badAddress}
        </span>
      )}
    </span>
  );
}

/** What Enter does in a field of one line. */
const enters = new WeakMap<EventTarget, () => void>();
export const takeEnter = (event: KeyboardEvent): boolean => {
  const [field] = event.composedPath();
  const enter = event.key === 'Enter' && !event.isComposing && field && enters.get(field);
  if (enter) enter();
  return Boolean(enter);
};
export const onEnter = (field: EventTarget, enter: () => void): void => {
  enters.set(field, enter);
};
