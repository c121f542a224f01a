import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide';
import { useRef } from 'preact/hooks';
import type { Block } from '../../shared/contract/block.ts';
import { layouts, placements, type Step } from '../../shared/contract/step.ts';
import type { Locale } from '../../shared/contract/text.ts';
import * as change from '../../shared/draft/edit-draft.ts';
import { followUpsTo } from '../../shared/draft/follow-ups.ts';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { type NewBlockKind, newBlock, newBlockKinds } from '../../shared/draft/new-block.ts';
import { newLocalId } from '../../shared/draft/new-local-id.ts';
import {
  advanceOnWords,
  inlineAtWords,
  layoutWords,
  markerWords,
  placementWords,
  questionWords,
  whenMissingWords,
} from '../../shared/rules/choice-words.ts';
import { standsAtTarget } from '../../shared/rules/interrupts.ts';
import { TargetField } from '../picker/target-field.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Checkbox, Select } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { Menu } from '../ui/menu.tsx';
import { NumberField } from '../ui/number-field.tsx';
import { scaleOf } from './answer-condition-fields.tsx';
import { BlockFields } from './block-fields.tsx';
import { blockWords } from './block-words.ts';
import { BranchFields } from './branch-fields.tsx';
import { editorWords } from './editor-words.ts';
import { PageRuleFields } from './page-rule-fields.tsx';
import { stepWords } from './step-words.ts';
import { words } from './words.ts';

export interface StepFieldsProps {
  model: InstanceType<typeof GuideModel>;
  guideId: string;
  step: Step;
  locale: Locale;
}

const blockName = (block: Block) => {
  if (block.type !== 'question') return blockWords[block.type];
  return questionWords[block.question.kind];
};

/** Everything about the selected step: what it says, what it points at, how it behaves. */
export function StepFields({ model, guideId, step, locale }: StepFieldsProps) {
  const draft = model.draft.value;
  const number = draft.steps.findIndex(({ id }) => id === step.id) + 1;
  const set = (field: string, part: Partial<Step>) =>
    model.edit(`${step.id}.${field}`, (content) => change.updateStep(content, step.id, part));

  const content = useRef<HTMLElement>(null);
  const addBlock = (kind: NewBlockKind) => {
    const at = placeForNew(step);
    model.edit('add', (draft) => change.insertBlock(draft, step.id, at, newBlock(kind)));
    // Whoever adds a block goes on in it.
    requestAnimationFrame(() =>
      content.current?.children[at]?.querySelector<HTMLElement>('input, textarea, select')?.focus(),
    );
  };

  const scored = step.blocks.find((block) => block.type === 'question' && scaleOf(block.question));
  const addFollowUps = () => {
    if (scored?.type !== 'question') return;
    const steps = followUpsTo(newLocalId, scored, step.layout);
    model.edit('add-step', (content) => change.insertSteps(content, number, steps));
  };

  return (
    <div class="stack stack--loose">
      <section class="stack" aria-label={t(stepWords.layout)}>
        <Select
          label={t(stepWords.layout)}
          value={step.layout}
          options={layouts.map((value) => ({ value, label: t(layoutWords[value]) }))}
          onChange={(layout) => set('layout', { layout })}
        />
        {standsAtTarget(step.layout) && (
          <div class="field">
            <span class="field__label">{t(stepWords.element)}</span>
            <TargetField
              purpose="step"
              subject={`${model.name.value} · ${t(words.step, number)}`}
              target={step.target}
              onPick={(target) => set('target', { target })}
            />
          </div>
        )}
      </section>

      <section class="stack" aria-label={t(editorWords.content)} ref={content}>
        {step.blocks.map((block, index) => (
          <fieldset class="part" key={block.id}>
            <legend class="visually-hidden">{t(blockName(block))}</legend>
            <div class="part__head">
              <span class="note">{t(blockName(block))}</span>
              <span class="row">
                <IconButton
                  icon={ArrowUp}
                  size="small"
                  label={t(editorWords.moveUp)}
                  isDisabled={index === 0}
                  onClick={() =>
                    model.edit('move', (content) => change.moveBlock(content, step.id, block.id, -1))
                  }
                />
                <IconButton
                  icon={ArrowDown}
                  size="small"
                  label={t(editorWords.moveDown)}
                  isDisabled={index === step.blocks.length - 1}
                  onClick={() =>
                    model.edit('move', (content) => change.moveBlock(content, step.id, block.id, 1))
                  }
                />
                <IconButton
                  icon={Trash2}
                  size="small"
                  label={t(editorWords.remove)}
                  isDisabled={step.blocks.length === 1}
                  onClick={() =>
                    model.edit('remove', (content) => change.removeBlock(content, step.id, block.id))
                  }
                />
              </span>
            </div>
            <BlockFields
              block={block}
              guideId={guideId}
              steps={draft.steps}
              isEnd={draft.steps.at(-1)?.id === step.id && !step.next?.length}
              locale={locale}
              defaultLocale={draft.defaultLocale}
              onChange={(next) =>
                model.edit(`${step.id}.${block.id}.${locale}`, (content) =>
                  change.replaceBlock(content, step.id, next),
                )
              }
            />
          </fieldset>
        ))}
        <div>
          <Menu
            label={t(blockWords.addBlock)}
            items={newBlockKinds.map((kind) => ({
              label: t(blockWords[kind]),
              // What is said stands above what is asked.
              startsGroup: kind === 'npsQuestion',
              onSelect: () => addBlock(kind),
            }))}
            trigger={(attributes) => (
              <Button size="small" icon={Plus} {...attributes}>
                {t(blockWords.addBlock)}
              </Button>
            )}
          />
        </div>
      </section>

      <BranchFields
        draft={draft}
        step={step}
        locale={locale}
        set={set}
        onFollowUps={scored ? addFollowUps : undefined}
      />

      <details class="more">
        <summary>{t(stepWords.behaviour)}</summary>
        <div class="stack">
          {standsAtTarget(step.layout) && <TooltipFields step={step} set={set} />}
          <Select
            label={t(stepWords.stepPages)}
            value={step.pages ? 'certain' : 'any'}
            options={[
              { value: 'any', label: t(stepWords.onAnyPage) },
              { value: 'certain', label: t(stepWords.onlyOnPages) },
            ]}
            onChange={(value) =>
              set('pages', { pages: value === 'certain' ? { include: [], exclude: [] } : undefined })
            }
          />
          {step.pages && <PageRuleFields rule={step.pages} onChange={(pages) => set('pages', { pages })} />}
        </div>
      </details>
    </div>
  );
}

/** New blocks stand before the buttons, which close a step. */
const placeForNew = (step: Step) =>
  step.blocks.at(-1)?.type === 'buttons' ? step.blocks.length - 1 : step.blocks.length;

interface PartProps {
  step: Step;
  set: (field: string, part: Partial<Step>) => void;
}

const TooltipFields = ({ step, set }: PartProps) => (
  <>
    <Select
      label={t(stepWords.advance)}
      value={step.advanceOn}
      options={[
        { value: 'button', label: t(advanceOnWords.button) },
        { value: 'targetClick', label: t(advanceOnWords.targetClick) },
      ]}
      onChange={(advanceOn) => set('advanceOn', { advanceOn })}
    />
    <Select
      label={t(stepWords.placement)}
      value={step.placement}
      options={placements.map((value) => ({ value, label: t(placementWords[value]) }))}
      onChange={(placement) => set('placement', { placement })}
    />
    {step.layout === 'beacon' && (
      <Select
        label={t(stepWords.marker)}
        value={step.marker ?? 'beacon'}
        options={[
          { value: 'beacon', label: t(markerWords.beacon) },
          { value: 'icon', label: t(markerWords.icon) },
        ]}
        onChange={(marker) => set('marker', { marker })}
      />
    )}
    {step.layout === 'inline' && (
      <Select
        label={t(stepWords.inlineAt)}
        value={step.inlineAt ?? 'after'}
        options={[
          { value: 'before', label: t(inlineAtWords.before) },
          { value: 'after', label: t(inlineAtWords.after) },
          { value: 'inside', label: t(inlineAtWords.inside) },
        ]}
        onChange={(inlineAt) => set('inlineAt', { inlineAt })}
      />
    )}
    <Checkbox
      label={t(stepWords.opensFolded)}
      hint={t(stepWords.opensFoldedHint)}
      isChecked={step.opensFolded ?? false}
      onChange={(opensFolded) => set('opensFolded', { opensFolded })}
    />
    <div class="field-row">
      <Select
        label={t(stepWords.whenMissing)}
        value={step.whenMissing}
        options={[
          { value: 'skip', label: t(whenMissingWords.skip) },
          { value: 'end', label: t(whenMissingWords.end) },
          { value: 'unanchored', label: t(whenMissingWords.unanchored) },
        ]}
        onChange={(whenMissing) => set('whenMissing', { whenMissing })}
      />
      <NumberField
        label={t(stepWords.missingAfter)}
        min={1}
        max={60}
        value={step.missingAfterSeconds}
        onChange={(missingAfterSeconds) => set('missingAfterSeconds', { missingAfterSeconds })}
      />
    </div>
  </>
);
