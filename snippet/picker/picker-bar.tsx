import { Button, Icon, icons } from './button.tsx';
import type { Judgement } from './judge-element.ts';
import type { LeftWork } from './left-work.ts';
import type { PickerWords } from './picker-words.ts';
import { SessionOver } from './session-over.tsx';

export type Notice = 'refused' | 'unreachable' | 'done';

export interface BarState {
  title: string;
  mode: 'pick' | 'navigate' | 'judge';
  edge: 'top' | 'bottom';
  /** Replaces everything else. */
  notice?: Notice;
  /** Of a guide that was edited in this tab until now. */
  left?: LeftWork | undefined;
  /** Of the element in question, once there is one. */
  name?: string;
  judgement?: Judgement;
  isSending: boolean;
  isNotSent: boolean;
}

export interface BarActions {
  setMode(mode: 'pick' | 'navigate'): void;
  wider(): void;
  narrower(): void;
  use(): void;
  move(): void;
  leave(): void;
  reopen(): void;
}

function NoticeView({ notice, words, actions }: { notice: Notice; words: PickerWords; actions: BarActions }) {
  return (
    <div class="row">
      <strong role="status">{words[notice]}</strong>
      <span class="space" />
      {notice === 'unreachable' && <Button onPress={actions.reopen}>{words.tryAgain}</Button>}
      <Button look="icon" label={words.close} onPress={actions.leave}>
        <Icon path={icons.cross} />
      </Button>
    </div>
  );
}

function JudgementView({
  state,
  words,
  actions,
}: {
  state: BarState;
  words: PickerWords;
  actions: BarActions;
}) {
  const { judgement } = state;
  if (!judgement) return null;
  return (
    <div class="judgement">
      <div class="findings" role="status">
        <strong>{state.name}</strong>
        <p class={judgement.verdict}>{judgement.message}</p>
        {judgement.warnings.map((warning) => (
          <p key={warning} class="unsure">
            {warning}
          </p>
        ))}
        {state.isNotSent && <p class="bad">{words.notSent}</p>}
      </div>
      <div class="choices">
        <Button onPress={actions.wider}>↑ {words.wider}</Button>
        <Button onPress={actions.narrower}>↓ {words.narrower}</Button>
        <Button onPress={() => actions.setMode('pick')}>{words.another}</Button>
        <Button look="primary" isBusy={state.isSending} onPress={actions.use}>
          {state.isSending ? words.sending : words.use}
        </Button>
      </div>
    </div>
  );
}

export function PickerBar({
  state,
  words,
  actions,
}: {
  state: BarState;
  words: PickerWords;
  actions: BarActions;
}) {
  const { mode, notice } = state;
  return (
    <section class={`bar ${state.edge}`} aria-label={state.title}>
      {state.left ? (
        <SessionOver work={state.left} words={words} onLeave={actions.leave} />
      ) : notice ? (
        <NoticeView notice={notice} words={words} actions={actions} />
      ) : (
        <>
          {mode === 'judge' && <JudgementView state={state} words={words} actions={actions} />}
          <div class="row">
            <strong class="title">{state.title}</strong>
            <span class="modes">
              <Button isPressed={mode === 'navigate'} onPress={() => actions.setMode('navigate')}>
                {words.navigate}
              </Button>
              <Button isPressed={mode !== 'navigate'} onPress={() => actions.setMode('pick')}>
                {words.pick}
              </Button>
            </span>
            {mode === 'judge' ? (
              <span class="space" />
            ) : (
              <span class="help">{mode === 'navigate' ? words.howToNavigate : words.howToPick}</span>
            )}
            <Button look="icon" label={words.move} onPress={actions.move}>
              <Icon path={icons.upDown} />
            </Button>
            <Button look="icon" label={words.leave} onPress={actions.leave}>
              <Icon path={icons.cross} />
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
