import type { Step } from '../../shared/contract/step.ts';
import type { Locale } from '../../shared/contract/text.ts';
import * as change from '../../shared/draft/edit-draft.ts';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { newLocalId } from '../../shared/draft/new-local-id.ts';
import { newStep } from '../../shared/draft/starters.ts';
import { layoutWords } from '../../shared/rules/choice-words.ts';
import { standsAtTarget } from '../../shared/rules/interrupts.ts';
import { stepTitle } from '../../shared/rules/step-title.ts';
import { targetName } from '../picker/target-name.ts';
import { t } from '../ui/i18n.ts';
import { CardList } from './card-list.tsx';
import { offerUndo } from './offer-undo.ts';
import { pathsOf } from './step-paths.ts';
import { stepWords } from './step-words.ts';
import { words } from './words.ts';

interface Props {
  model: InstanceType<typeof GuideModel>;
  selectedId: string;
  locale: Locale;
  onSelect: (stepId: string) => void;
}

const mostSteps = 50;

/** The guide's steps as cards, in order; the selected one is what the form and the preview show. */
export function StepList({ model, selectedId, locale, onSelect }: Props) {
  const draft = model.draft.value;
  const add = () => {
    const last = draft.steps.at(-1);
    const step = newStep(newLocalId, last?.layout ?? 'tooltip', { isFirst: false, isLast: true });
    model.edit('add-step', (content) => change.insertSteps(content, content.steps.length, [step]));
    onSelect(step.id);
  };
  return (
    <CardList
      label={t(words.steps)}
      cards={draft.steps.map((step, index) => ({
        id: step.id,
        title: stepTitle(step, locale, draft.defaultLocale) || t(words.step, index + 1),
        note: placeOf(step),
        paths: pathsOf(draft, step, locale),
      }))}
      selectedId={selectedId}
      addLabel={t(stepWords.addStep)}
      onAdd={draft.steps.length < mostSteps ? add : undefined}
      onSelect={onSelect}
      onMove={(id, to) => model.edit('move-step', (content) => change.moveStep(content, id, to))}
      onDuplicate={(id) =>
        model.edit('duplicate-step', (content) => change.duplicateStep(content, id, newLocalId))
      }
      onRemove={(id, ...offer) => {
        model.edit('remove-step', (content) => change.removeStep(content, id));
        offerUndo(model, ...offer);
      }}
    />
  );
}

const placeOf = (step: Step) =>
  standsAtTarget(step.layout) && step.target
    ? targetName(step.target.signature)
    : t(layoutWords[step.layout]);
