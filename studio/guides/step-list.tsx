import { ArrowDown, ArrowUp, Copy, EllipsisVertical, Plus, Trash2 } from 'lucide';
import type { Block } from '../../shared/contract/block.ts';
import type { GuideContent } from '../../shared/contract/guide.ts';
import type { Step } from '../../shared/contract/step.ts';
import type { Locale } from '../../shared/contract/text.ts';
import { standsAtTarget } from '../../shared/rules/interrupts.ts';
import { localize } from '../../shared/rules/localize.ts';
import { targetName } from '../picker/target-name.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { t } from '../ui/i18n.ts';
import { Menu } from '../ui/menu.tsx';
import * as change from './edit-draft.ts';
import type { GuideModel } from './guide-model.ts';
import { newLocalId } from './new-local-id.ts';
import { plainText } from './rich-text-markup.ts';
import { newStep } from './starters.ts';
import { words } from './words.ts';

interface Props {
  model: InstanceType<typeof GuideModel>;
  selectedId: string;
  locale: Locale;
  onSelect: (stepId: string) => void;
}

/** The guide's steps as cards, in order; the selected one is what the form and the preview show. */
export function StepList({ model, selectedId, locale, onSelect }: Props) {
  const draft = model.draft.value;
  const add = () => {
    const last = draft.steps.at(-1);
    const step = newStep(newLocalId, last?.layout ?? 'tooltip', { isFirst: false, isLast: true });
    model.edit('add-step', (content) => change.insertStep(content, content.steps.length, step));
    onSelect(step.id);
  };
  return (
    <nav class="steps" aria-label={t(words.steps)}>
      <ol class="steps__list">
        {draft.steps.map((step, index) => (
          <li class="steps__item" key={step.id}>
            <button
              type="button"
              class="steps__card"
              aria-current={step.id === selectedId ? 'step' : undefined}
              onClick={() => onSelect(step.id)}
            >
              <span class="steps__number number">{index + 1}</span>
              <span class="steps__text">
                <strong>{titleOf(draft, step, locale) || t(words.step, index + 1)}</strong>
                <span class="note">{placeOf(step)}</span>
              </span>
            </button>
            <StepMenu model={model} step={step} index={index} onSelect={onSelect} />
          </li>
        ))}
      </ol>
      <Button icon={Plus} size="small" onClick={add}>
        {t(words.addStep)}
      </Button>
    </nav>
  );
}

interface StepMenuProps {
  model: Props['model'];
  step: Step;
  index: number;
  onSelect: Props['onSelect'];
}

function StepMenu({ model, step, index, onSelect }: StepMenuProps) {
  const { steps } = model.draft.value;
  const move = (by: -1 | 1) => model.edit('move-step', (content) => change.moveStep(content, step.id, by));
  return (
    <Menu
      label={t(words.actions)}
      align="end"
      items={[
        { label: t(words.moveUp), icon: ArrowUp, isDisabled: index === 0, onSelect: () => move(-1) },
        {
          label: t(words.moveDown),
          icon: ArrowDown,
          isDisabled: index === steps.length - 1,
          onSelect: () => move(1),
        },
        {
          label: t(words.duplicate),
          icon: Copy,
          onSelect: () =>
            model.edit('duplicate-step', (content) => change.duplicateStep(content, step.id, newLocalId)),
        },
        {
          label: t(words.remove),
          icon: Trash2,
          isDanger: true,
          isDisabled: steps.length === 1,
          startsGroup: true,
          onSelect: () => {
            const neighbour = steps[index + 1] ?? steps[index - 1];
            model.edit('remove-step', (content) => change.removeStep(content, step.id));
            if (neighbour) onSelect(neighbour.id);
          },
        },
      ]}
      trigger={(attributes) => (
        <IconButton
          icon={EllipsisVertical}
          size="small"
          label={`${t(words.actions)}: ${t(words.step, index + 1)}`}
          {...attributes}
        />
      )}
    />
  );
}

const placeOf = (step: Step) =>
  standsAtTarget(step.layout) && step.target ? targetName(step.target.signature) : t(words[step.layout]);

function titleOf(draft: GuideContent, step: Step, locale: Locale): string {
  const titled = step.blocks.find((block) => ['heading', 'question', 'text'].includes(block.type));
  return titled ? textOf(titled, locale, draft.defaultLocale) : '';
}

function textOf(block: Block, locale: Locale, defaultLocale: Locale): string {
  const resolved = localize(block, locale, defaultLocale);
  if (resolved.type === 'heading') return resolved.text ?? '';
  if (resolved.type === 'text') return plainText(resolved.text ?? []);
  return resolved.type === 'question' ? (resolved.question.prompt ?? '') : '';
}
