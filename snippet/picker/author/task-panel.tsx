import { useState } from 'preact/hooks';
import type { DoneWhen, Task } from '../../../shared/contract/checklist.ts';
import { newDoneWhen, newTaskAction } from '../../../shared/draft/edit-checklist.ts';
import { Button } from '../button.tsx';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';
import { BarInput } from './bar-input.tsx';
import { CardActs } from './card-acts.tsx';
import { Destination } from './destination.tsx';
import { NameSelect } from './name-select.tsx';
import { TargetView } from './target-view.tsx';
import { UrlForm } from './url-form.tsx';

interface Props {
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
  onPick(): void;
  onGoTo(url: string): void;
}

export const waysToBeDone = ['click', 'page', 'feature', 'guideCompleted', 'event'] as const;
const actions = ['none', 'startGuide', 'openUrl'] as const;

/** What makes the selected task done, and what a press on it does. */
export function TaskPanel({ state, acts, words, onPick, onGoTo }: Props) {
  const item = state.item.value;
  if (!item) return null;
  const shared = { state, acts, words };
  return (
    <fieldset class="row about" aria-label={words.task(acts.indexOf(item.id) + 1)}>
      <label>
        {words.doneWhen}
        <select
          value={item.doneWhen.type}
          onChange={(event) => {
            const type = event.currentTarget.value as DoneWhen['type'];
            acts.setTask('doneWhen', { doneWhen: newDoneWhen(type) });
            if (type === 'click') onPick();
          }}
        >
          {waysToBeDone.map((type) => (
            <option key={type} value={type}>
              {words.doneBy[type]}
            </option>
          ))}
        </select>
      </label>
      <DoneWhenFields doneWhen={item.doneWhen} {...shared} />
      <ActionFields key={item.id} action={item.action} {...shared} />
      <span class="space" />
      <CardActs id={item.id} {...shared} />
      {item.doneWhen.type === 'click' && <TargetView {...shared} onPick={onPick} onGoTo={onGoTo} />}
    </fieldset>
  );
}

type Shared = Pick<Props, 'state' | 'acts' | 'words'>;

function DoneWhenFields({ doneWhen, state, acts, words }: Shared & { doneWhen: DoneWhen }) {
  const set = (next: DoneWhen) => acts.setTask('doneWhen', { doneWhen: next });
  switch (doneWhen.type) {
    case 'click':
      return null;
    case 'page':
      return (
        <span class="group">
          <BarInput
            label={words.pageAddress}
            maxLength={500}
            value={doneWhen.pattern}
            onInput={(pattern) => set({ ...doneWhen, pattern })}
          />
          <Button onPress={() => set({ ...doneWhen, pattern: state.path.value })}>{words.thisPage}</Button>
        </span>
      );
    case 'event':
      return (
        <BarInput
          label={words.eventName}
          maxLength={200}
          value={doneWhen.name}
          onInput={(name) => set({ ...doneWhen, name })}
        />
      );
    case 'feature':
      return (
        <NameSelect
          of="features"
          label={words.feature}
          value={doneWhen.featureId ? String(doneWhen.featureId) : ''}
          {...{ state, acts, words }}
          onChange={(id) => set({ ...doneWhen, featureId: Number(id) })}
        />
      );
    case 'guideCompleted':
      return (
        <NameSelect
          of="guides"
          label={words.guide}
          value={doneWhen.guideId}
          {...{ state, acts, words }}
          onChange={(guideId) => set({ ...doneWhen, guideId })}
        />
      );
  }
}

function ActionFields({ action, state, acts, words }: Shared & { action: Task['action'] }) {
  const [isAsking, ask] = useState(false);
  const set = (next: Task['action']) => acts.setTask('action', { action: next });
  if (isAsking) {
    return (
      <UrlForm
        url={action.type === 'openUrl' ? action.url : state.path.value}
        words={words}
        onSet={(url) => {
          set({ type: 'openUrl', url, inNewTab: /^https?:/i.test(url) });
          ask(false);
        }}
        onCancel={() => ask(false)}
      />
    );
  }
  return (
    <>
      <label>
        {words.onPress}
        <select
          value={action.type}
          onChange={(event) => {
            const type = event.currentTarget.value as Task['action']['type'];
            if (type === 'openUrl') ask(true);
            else set(newTaskAction(type));
          }}
        >
          {actions.map((type) => (
            <option key={type} value={type}>
              {type === 'openUrl' && action.type === 'openUrl' ? action.url : words.taskActions[type]}
            </option>
          ))}
        </select>
      </label>
      <Destination {...{ action, state, acts, words }} onAskUrl={() => ask(true)} onChooseGuide={set} />
    </>
  );
}
