import { Plus, X } from 'lucide';
import {
  type Block,
  type ButtonAction,
  mediaUrlSchema,
  videoUrlSchema,
} from '../../shared/contract/block.ts';
import type { Step } from '../../shared/contract/step.ts';
import { npsScales, type Question } from '../../shared/contract/survey.ts';
import { type Locale, safeUrlSchema } from '../../shared/contract/text.ts';
import { newLocalId } from '../../shared/draft/new-local-id.ts';
import { buttonActionWords, lookWords } from '../../shared/rules/choice-words.ts';
import { EventNameField, GuideSelect } from '../references/reference-select.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Checkbox, Select } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { NumberField } from '../ui/number-field.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { blockWords } from './block-words.ts';
import { editorWords } from './editor-words.ts';
import { LocalizedMarkup, LocalizedText } from './localized-field.tsx';
import { settingWords } from './setting-words.ts';
import { UrlField } from './url-field.tsx';
import { words } from './words.ts';

type Of<Type extends Block['type']> = Extract<Block, { type: Type }>;

export interface BlockFieldsProps<B extends Block = Block> {
  block: B;
  /** The guide itself can't be started by one of its buttons. */
  guideId: string;
  /** For buttons that go to one of them. */
  steps: readonly Step[];
  /** Nothing comes after its step. */
  isEnd: boolean;
  locale: Locale;
  defaultLocale: Locale;
  onChange: (block: B) => void;
}

/** The fields of one block, by its type. */
export function BlockFields({ block, ...rest }: BlockFieldsProps) {
  const language = { locale: rest.locale, defaultLocale: rest.defaultLocale };
  switch (block.type) {
    case 'heading':
      return (
        <LocalizedText
          label={t(blockWords.heading)}
          isLabelHidden
          value={block.text}
          {...language}
          onChange={(text) => rest.onChange({ ...block, text })}
        />
      );
    case 'text':
      return (
        <LocalizedMarkup
          label={t(blockWords.text)}
          isLabelHidden
          hint={t(blockWords.textHint)}
          value={block.text}
          {...language}
          onChange={(text) => rest.onChange({ ...block, text })}
        />
      );
    case 'image':
      return (
        <div class="stack stack--tight">
          <UrlField
            label={t(blockWords.imageAddress)}
            hint={t(blockWords.imageHint)}
            wrong={t(blockWords.imageWrong)}
            schema={mediaUrlSchema}
            value={block.src}
            onChange={(src) => rest.onChange({ ...block, src })}
          />
          <LocalizedText
            label={t(blockWords.imageAlt)}
            value={block.alt}
            {...language}
            onChange={(alt) => rest.onChange({ ...block, alt })}
          />
        </div>
      );
    case 'video':
      return (
        <div class="stack stack--tight">
          <UrlField
            label={t(blockWords.videoAddress)}
            hint={t(blockWords.videoHint)}
            wrong={t(blockWords.videoWrong)}
            schema={videoUrlSchema}
            value={block.src}
            onChange={(src) => rest.onChange({ ...block, src })}
          />
          <LocalizedText
            label={t(blockWords.videoTitle)}
            value={block.title}
            {...language}
            onChange={(title) => rest.onChange({ ...block, title })}
          />
          <UrlField
            label={t(blockWords.videoPoster)}
            hint={t(blockWords.imageHint)}
            wrong={t(blockWords.imageWrong)}
            schema={mediaUrlSchema}
            value={block.poster ?? ''}
            onChange={(poster) => rest.onChange(withPoster(block, poster))}
          />
          <Checkbox
            label={t(blockWords.videoIsLong)}
            isChecked={block.isLong ?? false}
            onChange={(isLong) => rest.onChange({ ...block, isLong })}
          />
        </div>
      );
    case 'list':
      return <ListFields {...rest} block={block} />;
    case 'buttons':
      return <ButtonsFields {...rest} block={block} />;
    case 'question':
      return <QuestionFields {...rest} block={block} />;
    case 'divider':
      return null;
  }
}

function withPoster({ poster: _, ...block }: Of<'video'>, poster: string): Of<'video'> {
  return poster === '' ? block : { ...block, poster };
}

function ListFields({ block, locale, defaultLocale, onChange }: BlockFieldsProps<Of<'list'>>) {
  return (
    <div class="stack stack--tight">
      <Checkbox
        label={t(blockWords.isOrdered)}
        isChecked={block.isOrdered}
        onChange={(isOrdered) => onChange({ ...block, isOrdered })}
      />
      {block.items.map((item, index) => (
        <div class="field-row" key={index}>
          <LocalizedMarkup
            label={t(blockWords.item, index + 1)}
            isLabelHidden
            rows={1}
            value={item}
            locale={locale}
            defaultLocale={defaultLocale}
            onChange={(next) => onChange({ ...block, items: block.items.with(index, next) })}
          />
          <IconButton
            icon={X}
            size="small"
            label={`${t(editorWords.remove)}: ${t(blockWords.item, index + 1)}`}
            isDisabled={block.items.length === 1}
            onClick={() => onChange({ ...block, items: block.items.toSpliced(index, 1) })}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          look="quiet"
          icon={Plus}
          onClick={() => onChange({ ...block, items: [...block.items, { byLocale: {} }] })}
        >
          {t(blockWords.addItem)}
        </Button>
      </div>
    </div>
  );
}

function newAction(type: ButtonAction['type'], firstStepId: string): ButtonAction {
  switch (type) {
    case 'goToStep':
      return { type, stepId: firstStepId };
    case 'openUrl':
      return { type, url: '/', inNewTab: false };
    case 'snooze':
      return { type, days: 1 };
    case 'startGuide':
      return { type, guideId: '' };
    case 'track':
      return { type, name: '' };
    default:
      return { type };
  }
}

function ButtonsFields({
  block,
  guideId,
  steps,
  isEnd,
  locale,
  defaultLocale,
  onChange,
}: BlockFieldsProps<Of<'buttons'>>) {
  const { buttons } = block;
  const actionOptions = (Object.keys(buttonActionWords) as ButtonAction['type'][]).map((value) => ({
    value,
    label: t(value === 'next' && isEnd ? blockWords.completesGuide : buttonActionWords[value]),
  }));
  const change = (index: number, part: Partial<(typeof buttons)[number]>) =>
    onChange({
      ...block,
      buttons: buttons.map((button, at) => (at === index ? { ...button, ...part } : button)),
    });
  return (
    <div class="stack stack--tight">
      {buttons.map((button, index) => (
        <fieldset class="part" key={button.id}>
          <legend class="visually-hidden">{t(blockWords.button, index + 1)}</legend>
          <div class="field-row">
            <LocalizedText
              label={t(blockWords.button, index + 1)}
              value={button.label}
              locale={locale}
              defaultLocale={defaultLocale}
              onChange={(label) => change(index, { label })}
            />
            <IconButton
              icon={X}
              size="small"
              label={`${t(editorWords.remove)}: ${t(blockWords.button, index + 1)}`}
              isDisabled={buttons.length === 1}
              onClick={() => onChange({ ...block, buttons: buttons.toSpliced(index, 1) })}
            />
          </div>
          <div class="field-row">
            <Select
              label={t(blockWords.buttonAction)}
              value={button.action.type}
              options={actionOptions}
              onChange={(type) => change(index, { action: newAction(type, steps[0]?.id ?? '') })}
            />
            <Select
              label={t(blockWords.buttonLook)}
              value={button.look}
              options={[
                { value: 'primary', label: t(lookWords.primary) },
                { value: 'secondary', label: t(lookWords.secondary) },
              ]}
              onChange={(look) => change(index, { look })}
            />
          </div>
          <ActionFields
            action={button.action}
            guideId={guideId}
            steps={steps}
            onChange={(action) => change(index, { action })}
          />
        </fieldset>
      ))}
      {buttons.length < 4 && (
        <div>
          <Button
            size="small"
            look="quiet"
            icon={Plus}
            onClick={() =>
              onChange({
                ...block,
                buttons: [
                  ...buttons,
                  { id: newLocalId(), label: { byLocale: {} }, look: 'secondary', action: { type: 'close' } },
                ],
              })
            }
          >
            {t(blockWords.addButton)}
          </Button>
        </div>
      )}
    </div>
  );
}

interface ActionFieldsProps {
  action: ButtonAction;
  guideId: string;
  steps: readonly Step[];
  onChange: (action: ButtonAction) => void;
}

function ActionFields({ action, guideId, steps, onChange }: ActionFieldsProps) {
  switch (action.type) {
    case 'goToStep':
      return (
        <Select
          label={t(buttonActionWords.goToStep)}
          value={action.stepId}
          options={steps.map((step, index) => ({ value: step.id, label: t(words.step, index + 1) }))}
          onChange={(stepId) => onChange({ ...action, stepId })}
        />
      );
    case 'startGuide':
      return (
        <GuideSelect
          label={t(blockWords.guide)}
          without={guideId}
          value={action.guideId}
          onChange={(id) => onChange({ ...action, guideId: id })}
        />
      );
    case 'snooze':
      return (
        <NumberField
          label={t(blockWords.snoozeDays)}
          min={1}
          max={365}
          isWhole
          value={action.days}
          onChange={(days) => onChange({ ...action, days })}
        />
      );
    case 'track':
      return (
        <EventNameField
          label={t(settingWords.eventName)}
          value={action.name}
          onChange={(name) => onChange({ ...action, name })}
        />
      );
    case 'openUrl':
      return (
        <div class="stack stack--tight">
          <UrlField
            label={t(blockWords.actionUrl)}
            hint={t(blockWords.actionUrlHint)}
            wrong={t(blockWords.actionUrlWrong)}
            schema={safeUrlSchema}
            value={action.url}
            onChange={(url) => onChange({ ...action, url })}
          />
          <Checkbox
            label={t(blockWords.inNewTab)}
            isChecked={action.inNewTab}
            onChange={(inNewTab) => onChange({ ...action, inNewTab })}
          />
        </div>
      );
    default:
      return null;
  }
}

function QuestionFields({ block, locale, defaultLocale, onChange }: BlockFieldsProps<Of<'question'>>) {
  const { question } = block;
  const language = { locale, defaultLocale };
  const change = (next: Question) => onChange({ ...block, question: next });
  return (
    <div class="stack stack--tight">
      <LocalizedText
        label={t(blockWords.prompt)}
        value={question.prompt}
        {...language}
        onChange={(prompt) => change({ ...question, prompt })}
      />
      {question.kind === 'nps' && (
        <div class="field">
          <span class="field__label">{t(blockWords.scale)}</span>
          <SegmentedControl
            label={t(blockWords.scale)}
            value={question.scale}
            options={npsScales.map((value) => ({ value, label: value.replace('-', '–') }))}
            onChange={(scale) => change({ ...question, scale })}
          />
          <p class="field__hint">{t(blockWords.scaleHint)}</p>
        </div>
      )}
      {'lowLabel' in question && (
        <>
          <LocalizedText
            label={t(blockWords.lowLabel)}
            value={question.lowLabel}
            {...language}
            onChange={(lowLabel) => change({ ...question, lowLabel })}
          />
          <LocalizedText
            label={t(blockWords.highLabel)}
            value={question.highLabel}
            {...language}
            onChange={(highLabel) => change({ ...question, highLabel })}
          />
        </>
      )}
      {question.kind === 'choice' && (
        <>
          <Checkbox
            label={t(blockWords.isMultiple)}
            isChecked={question.isMultiple ?? false}
            onChange={(isMultiple) => change({ ...question, isMultiple })}
          />
          {question.options.map((option, index) => (
            <div class="field-row" key={option.id}>
              <LocalizedText
                label={t(blockWords.option, index + 1)}
                isLabelHidden
                value={option.label}
                {...language}
                onChange={(label) =>
                  change({ ...question, options: question.options.with(index, { ...option, label }) })
                }
              />
              <IconButton
                icon={X}
                size="small"
                label={`${t(editorWords.remove)}: ${t(blockWords.option, index + 1)}`}
                isDisabled={question.options.length <= 2}
                onClick={() => change({ ...question, options: question.options.toSpliced(index, 1) })}
              />
            </div>
          ))}
          {question.options.length < 12 && (
            <div>
              <Button
                size="small"
                look="quiet"
                icon={Plus}
                onClick={() =>
                  change({
                    ...question,
                    options: [...question.options, { id: newLocalId(), label: { byLocale: {} } }],
                  })
                }
              >
                {t(blockWords.addOption)}
              </Button>
            </div>
          )}
        </>
      )}
      {question.kind === 'text' && (
        <LocalizedText
          label={t(blockWords.placeholder)}
          isOptional
          value={question.placeholder ?? { byLocale: {} }}
          {...language}
          onChange={(placeholder) => change({ ...question, placeholder })}
        />
      )}
    </div>
  );
}
