import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Block } from '../../../shared/contract/block.ts';
import type { Step } from '../../../shared/contract/step.ts';
import type { AnswerCondition } from '../../../shared/contract/survey.ts';
import { insertSteps, questionsBefore } from '../../../shared/draft/edit-draft.ts';
import { followUpsTo } from '../../../shared/draft/follow-ups.ts';
import { newLocalId } from '../../../shared/draft/new-local-id.ts';
import { scaleOf } from '../../../shared/rules/is-on-scale.ts';
import { localize } from '../../../shared/rules/localize.ts';
import { stepTitle } from '../../../shared/rules/step-title.ts';
import { Button, Icon, icons } from '../button.tsx';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';

type QuestionBlock = Extract<Block, { type: 'question' }>;

interface Props {
  step: Step;
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
}

const mostBranches = 20;

/** Whether there is any answer by which the way through the guide could part here. */
export const canBranch = ({ model }: AuthorState, { id }: Step): boolean =>
  model.draft.value.steps.length > 1 &&
  questionsBefore(model.draft.value, id, { andItsOwn: true }).length > 0;

/** When the step is shown, and where it goes on, by the answers given so far. */
export function BranchPanel({ step, state, acts, words }: Props) {
  const draft = state.model.draft.value;
  const before = questionsBefore(draft, step.id);
  const asked = questionsBefore(draft, step.id, { andItsOwn: true });
  const others = draft.steps.filter(({ id }) => id !== step.id);
  const branches = step.next ?? [];
  const scored = step.blocks.find(
    (block): block is QuestionBlock => block.type === 'question' && Boolean(scaleOf(block.question)),
  );
  const setNext = (next: typeof branches) => acts.setStep({ next: next.length ? next : undefined });
  const nameOf = (other: Step) => {
    const title = stepTitle(other, state.locale.value, draft.defaultLocale);
    const number = words.step(draft.steps.indexOf(other) + 1);
    return title ? words.titled(number, title) : number;
  };
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => panel.current?.querySelector<HTMLElement>('.row select,.row button')?.focus(), []);
  const shared = { state, words };
  return (
    <section class="panel" aria-label={words.paths} ref={panel}>
      <div class="head">
        {words.paths}
        <Button
          look="icon"
          label={words.close}
          onPress={() => {
            state.panel.value = undefined;
          }}
        >
          <Icon path={icons.cross} />
        </Button>
      </div>
      {before.length > 0 && (
        <div class="row">
          <AnswerFields
            label={words.shown}
            none={words.always}
            questions={before}
            when={step.when}
            {...shared}
            onChange={(when) => acts.setStep({ when })}
          />
        </div>
      )}
      {branches.map((branch, index) => (
        <div class="row" key={index}>
          <AnswerFields
            label={words.ifAnswer}
            questions={asked}
            when={branch.when}
            {...shared}
            onChange={(when) => when && setNext(branches.with(index, { ...branch, when }))}
          />
          <label>
            {words.goOnAt}
            <select
              value={branch.stepId}
              onChange={(event) =>
                setNext(branches.with(index, { ...branch, stepId: event.currentTarget.value }))
              }
            >
              {others.map((other) => (
                <option key={other.id} value={other.id}>
                  {nameOf(other)}
                </option>
              ))}
            </select>
          </label>
          <Button
            look="icon"
            label={words.removeBlock(words.branch(index + 1))}
            onPress={() => setNext(branches.toSpliced(index, 1))}
          >
            <Icon path={icons.bin} />
          </Button>
        </div>
      ))}
      <div class="row">
        <Button
          isBusy={branches.length === mostBranches}
          onPress={() =>
            setNext([
              ...branches,
              { when: { questionId: asked.at(-1)?.id ?? '' }, stepId: others.at(-1)?.id ?? '' },
            ])
          }
        >
          <Icon path={icons.plus} />
          {words.addBranch}
        </Button>
        {scored && (
          <Button
            onPress={() =>
              acts.change('add', (content) =>
                insertSteps(content, acts.indexOf(step.id) + 1, followUpsTo(newLocalId, scored, step.layout)),
              )
            }
          >
            {words.addFollowUps}
          </Button>
        )}
      </div>
    </section>
  );
}

interface AnswerProps {
  label: string;
  /** Stands for no answer being asked for. Absent: one always is. */
  none?: string;
  questions: readonly QuestionBlock[];
  when: AnswerCondition | undefined;
  state: AuthorState;
  words: AuthorWords;
  onChange(when: AnswerCondition | undefined): void;
}

/** An answer that something depends on: to which question, and what it must be. */
function AnswerFields({ label, none, questions, when, state, words, onChange }: AnswerProps) {
  const inLanguage = (text: Parameters<typeof localize<QuestionBlock['question']['prompt']>>[0]) =>
    localize(text, state.locale.value, state.model.draft.value.defaultLocale) || '…';
  const asked = questions.find(({ id }) => id === when?.questionId)?.question;
  const [lowest, highest] = (asked && scaleOf(asked)?.split('-').map(Number)) || [];
  const scores =
    lowest === undefined || highest === undefined
      ? []
      : Array.from({ length: highest - lowest + 1 }, (_, at) => lowest + at);
  const bound = (name: 'min' | 'max', at: number, text: string) =>
    when && (
      <label>
        {text}
        <select
          value={when[name] ?? at}
          onChange={(event) => onChange({ ...when, [name]: Number(event.currentTarget.value) })}
        >
          {scores.map((score) => (
            <option key={score} value={score}>
              {score}
            </option>
          ))}
        </select>
      </label>
    );
  return (
    <>
      <label>
        {label}
        <select
          value={asked ? when?.questionId : ''}
          onChange={({ currentTarget: { value } }) => onChange(value ? { questionId: value } : undefined)}
        >
          {(none || !asked) && <option value="">{none ?? words.choose}</option>}
          {questions.map(({ id, question }) => (
            <option key={id} value={id}>
              {words.answered(inLanguage(question.prompt))}
            </option>
          ))}
        </select>
      </label>
      {scores.length > 0 && (
        <>
          {bound('min', lowest ?? 0, words.from)}
          {bound('max', highest ?? 0, words.upTo)}
        </>
      )}
      {when &&
        asked?.kind === 'choice' &&
        asked.options.map((option) => (
          <label key={option.id}>
            <input
              type="checkbox"
              checked={when.options?.includes(option.id) ?? false}
              onChange={(event) => {
                const rest = (when.options ?? []).filter((id) => id !== option.id);
                const options = event.currentTarget.checked ? [...rest, option.id] : rest;
                // None chosen means any answer: that condition has no list.
                onChange({ questionId: when.questionId, ...(options.length && { options }) });
              }}
            />
            {inLanguage(option.label)}
          </label>
        ))}
    </>
  );
}
