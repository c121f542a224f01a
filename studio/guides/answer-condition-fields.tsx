import type { Block } from '../../shared/contract/block.ts';
import { type AnswerCondition, type Question, type Scale, scales } from '../../shared/contract/survey.ts';
import type { Locale } from '../../shared/contract/text.ts';
import { localize } from '../../shared/rules/localize.ts';
import { Checkbox, Select, TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { pathWords } from './path-words.ts';

type QuestionBlock = Extract<Block, { type: 'question' }>;

interface Props {
  label: string;
  questions: readonly QuestionBlock[];
  /** Undefined where no answer is asked for. */
  when: AnswerCondition | undefined;
  /** What stands for "no answer is asked for"; absent: one always is. */
  noneLabel?: string;
  locale: Locale;
  defaultLocale: Locale;
  onChange: (when: AnswerCondition | undefined) => void;
}

/** An answer that something depends on: to which question, and what it must be. */
export function AnswerConditionFields({ label, questions, when, noneLabel, onChange, ...language }: Props) {
  const asked = questions.find(({ id }) => id === when?.questionId)?.question;
  const inLanguage = (text: Question['prompt']) =>
    localize(text, language.locale, language.defaultLocale) ?? '…';
  return (
    <div class="stack stack--tight">
      <Select
        label={label}
        value={asked && when ? when.questionId : ''}
        options={[
          ...(noneLabel || !asked ? [{ value: '', label: noneLabel ?? t(pathWords.chooseQuestion) }] : []),
          ...questions.map(({ id, question }) => ({ value: id, label: inLanguage(question.prompt) })),
        ]}
        onChange={(questionId) => onChange(questionId ? { questionId } : undefined)}
      />
      {when && asked && scaleOf(asked) && (
        <ScoreRange scale={scaleOf(asked) as Scale} when={when} onChange={onChange} />
      )}
      {when && asked?.kind === 'choice' && (
        <fieldset class="stack stack--tight">
          <legend class="field__label">{t(pathWords.chosenOption)}</legend>
          {asked.options.map(({ id, label: option }) => (
            <Checkbox
              key={id}
              label={inLanguage(option)}
              isChecked={when.options?.includes(id) ?? false}
              onChange={(isChosen) => onChange(withOption(when, id, isChosen))}
            />
          ))}
          <p class="field__hint">{t(pathWords.noOptionIsAny)}</p>
        </fieldset>
      )}
    </div>
  );
}

/** None chosen means any answer: that condition has no list. */
function withOption(when: AnswerCondition, id: string, isChosen: boolean): AnswerCondition {
  const others = (when.options ?? []).filter((each) => each !== id);
  const options = isChosen ? [...others, id] : others;
  return { questionId: when.questionId, ...(options.length > 0 && { options }) };
}

/** Undefined for questions that are not answered with a score. */
export function scaleOf(question: Question): Scale | undefined {
  switch (question.kind) {
    case 'nps':
      return question.scale;
    case 'csat':
    case 'rating':
      return '1-5';
    case 'ces':
      return '1-7';
    default:
      return undefined;
  }
}

const endsOf = (scale: Scale) => scale.split('-').map(Number) as [number, number];

interface RangeProps {
  scale: Scale;
  when: AnswerCondition;
  onChange: (when: AnswerCondition) => void;
}

/** From which score to which; for NPS also by the group's name. */
function ScoreRange({ scale, when, onChange }: RangeProps) {
  const [lowest, highest] = endsOf(scale);
  const isNps = (scales.slice(0, 2) as readonly Scale[]).includes(scale);
  const groups = { promoters: [9, 10], passives: [7, 8], detractors: [lowest, 6] } as const;
  const group = (Object.keys(groups) as (keyof typeof groups)[]).find(
    (name) => groups[name][0] === (when.min ?? lowest) && groups[name][1] === (when.max ?? highest),
  );
  const set = (min: number | undefined, max: number | undefined) =>
    onChange({
      questionId: when.questionId,
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
    });
  const scoreField = (label: string, value: number | undefined, change: (value?: number) => void) => (
    <TextField
      label={label}
      type="number"
      min={lowest}
      max={highest}
      value={value === undefined ? '' : String(value)}
      onInput={(text) =>
        change(text === '' ? undefined : Math.min(highest, Math.max(lowest, Math.round(Number(text)))))
      }
    />
  );
  return (
    <div class="field-row">
      {isNps && (
        <Select
          label={t(pathWords.scoreGroup)}
          value={group ?? ''}
          options={[
            { value: '', label: t(pathWords.scoreOwnRange) },
            ...(Object.keys(groups) as (keyof typeof groups)[]).map((value) => ({
              value,
              label: t(pathWords[value]),
            })),
          ]}
          onChange={(name) => {
            const range = groups[name as keyof typeof groups];
            set(range?.[0], range?.[1]);
          }}
        />
      )}
      {scoreField(t(pathWords.scoreFrom), when.min, (min) => set(min, when.max))}
      {scoreField(t(pathWords.scoreTo), when.max, (max) => set(when.min, max))}
    </div>
  );
}
