import { useState } from 'preact/hooks';
import type { ButtonAction } from '../../../shared/contract/block.ts';
import type { Step } from '../../../shared/contract/step.ts';
import { localize } from '../../../shared/rules/localize.ts';
import { Button } from '../button.tsx';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';
import { UrlForm } from './url-form.tsx';

interface Props {
  step: Step;
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
}

const isPlain = ({ type }: ButtonAction) => type === 'next' || type === 'back' || type === 'close';

/** Where each button of the step leads. */
export function Leads({ step, state, acts, words }: Props) {
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
