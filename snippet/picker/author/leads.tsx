import { useState } from 'preact/hooks';
import type { ButtonAction } from '../../../shared/contract/block.ts';
import type { Step } from '../../../shared/contract/step.ts';
import { localize } from '../../../shared/rules/localize.ts';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';
import { BarInput } from './bar-input.tsx';
import { Destination } from './destination.tsx';
import { UrlForm } from './url-form.tsx';

interface Props {
  step: Step;
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
}

/** Where a button can lead, besides to a certain step. */
const actions = [
  'next',
  'back',
  'close',
  'openUrl',
  'startGuide',
  'openHelp',
  'snooze',
  'mute',
  'track',
] as const;

function newAction(type: (typeof actions)[number]): ButtonAction {
  switch (type) {
    case 'openUrl':
      return { type, url: '/', inNewTab: false };
    case 'startGuide':
      return { type, guideId: '' };
    case 'snooze':
      return { type, days: 1 };
    case 'track':
      return { type, name: '' };
    default:
      return { type };
  }
}

/** Where each button of the step leads. */
export function Leads({ step, state, acts, words }: Props) {
  const [askedFor, ask] = useState<string>();
  const { steps, defaultLocale } = state.model.draft.value;
  const rows = step.blocks.flatMap((block) =>
    block.type === 'buttons' ? block.buttons.map((button) => ({ block, button })) : [],
  );
  if (!rows.length) return null;
  const isEnd = steps.at(-1)?.id === step.id && !step.next?.length;
  const nameOf = (type: (typeof actions)[number], action: ButtonAction) => {
    if (type === 'openUrl' && action.type === 'openUrl') return action.url;
    return type === 'next' && isEnd ? words.leadsToEnd : words.leads[type];
  };
  return (
    <div class="leads">
      {rows.map(({ block, button: { id, label, action } }) => {
        const name = localize(label, state.locale.value, defaultLocale) || '…';
        const set = (next: ButtonAction) => acts.setAction(block.id, id, next);
        const choose = (chosen: string) => {
          if (chosen === 'openUrl') ask(id);
          else if (chosen.startsWith('step ')) set({ type: 'goToStep', stepId: chosen.slice(5) });
          else set(newAction(chosen as (typeof actions)[number]));
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
          <span class="group" key={id}>
            <label>
              <span>{words.leadsTo(name)}</span>
              <select
                value={action.type === 'goToStep' ? `step ${action.stepId}` : action.type}
                onChange={(event) => choose(event.currentTarget.value)}
              >
                {actions.map((type) => (
                  <option key={type} value={type}>
                    {nameOf(type, action)}
                  </option>
                ))}
                {steps.map((other, index) => (
                  <option key={other.id} value={`step ${other.id}`} disabled={other.id === step.id}>
                    {words.step(index + 1)}
                  </option>
                ))}
              </select>
            </label>
            <Destination {...{ action, state, acts, words }} onAskUrl={() => ask(id)} onChooseGuide={set} />
            {action.type === 'snooze' && (
              <select
                aria-label={words.days}
                value={action.days}
                onChange={(event) => set({ ...action, days: Number(event.currentTarget.value) })}
              >
                {[...new Set([1, 2, 3, 7, 14, 30, action.days])].map((days) => (
                  <option key={days} value={days}>
                    {words.inDays(days)}
                  </option>
                ))}
              </select>
            )}
            {action.type === 'track' && (
              <BarInput
                label={words.eventName}
                maxLength={200}
                value={action.name}
                onInput={(event) => set({ ...action, name: event })}
              />
            )}
          </span>
        );
      })}
    </div>
  );
}
