import { Check, X } from 'lucide';
import { Button, IconButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import type { FirstStepsModel } from './first-steps-model.ts';
import { firstStepWords, words } from './first-steps-words.ts';

/** Leads from an empty workspace to the first guide; gone when all is done. */
export function FirstStepsCard({ model }: { model: InstanceType<typeof FirstStepsModel> }) {
  const steps = model.shown.value;
  if (steps.length === 0) return null;
  const next = steps.find(({ isTaken }) => !isTaken);
  return (
    <Card
      title={t(words.title)}
      note={t(words.taken, steps.filter(({ isTaken }) => isTaken).length, steps.length)}
      actions={<IconButton icon={X} label={t(words.hide)} onClick={model.hide} />}
    >
      <ol class="todo">
        {steps.map((step, index) => {
          const { title, text, action } = firstStepWords[step.key];
          return (
            <li key={step.key} class="todo__item">
              <span class="first-step">
                <span class={step.isTaken ? 'first-step__mark first-step__mark--taken' : 'first-step__mark'}>
                  {step.isTaken ? <Icon of={Check} size={16} /> : index + 1}
                </span>
                <span class="two-lines">
                  {step.isTaken ? (
                    <span class="soft">
                      {t(title)} <span class="visually-hidden">{t(words.isTaken)}</span>
                    </span>
                  ) : (
                    <strong>{t(title)}</strong>
                  )}
                  {!step.isTaken && <span class="note">{t(text)}</span>}
                </span>
              </span>
              {!step.isTaken && (
                <Button size="small" look={step === next ? 'primary' : 'secondary'} href={step.href}>
                  {t(action)}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
