import { GitBranch, Plus, X } from 'lucide';
import type { GuideContent } from '../../shared/contract/guide.ts';
import type { Step } from '../../shared/contract/step.ts';
import type { Locale } from '../../shared/contract/text.ts';
import { questionsBefore } from '../../shared/draft/edit-draft.ts';
import { buttonActionWords } from '../../shared/rules/choice-words.ts';
import { stepTitle } from '../../shared/rules/step-title.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Select } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { AnswerConditionFields } from './answer-condition-fields.tsx';
import { editorWords } from './editor-words.ts';
import { pathWords } from './path-words.ts';
import { words } from './words.ts';

interface Props {
  draft: GuideContent;
  step: Step;
  locale: Locale;
  set: (field: string, part: Partial<Step>) => void;
  /** Adds a step for each group of the score that this step asks for. Absent: it asks for none. */
  onFollowUps?: (() => void) | undefined;
}

/** When the step is shown, and where it goes on, by the answers given so far. Nothing where nothing is asked. */
export function BranchFields({ draft, step, locale, set, onFollowUps }: Props) {
  const before = questionsBefore(draft, step.id);
  const askedByThen = questionsBefore(draft, step.id, { andItsOwn: true });
  const language = { locale, defaultLocale: draft.defaultLocale };
  const branches = step.next ?? [];
  const others = draft.steps.filter(({ id }) => id !== step.id);
  const setNext = (next: typeof branches) => set('next', { next: next.length > 0 ? next : undefined });
  if (askedByThen.length === 0 || (before.length === 0 && others.length === 0)) return null;

  return (
    <section class="stack" aria-label={t(pathWords.branches)}>
      <h2 class="field__label">{t(pathWords.branches)}</h2>
      {before.length > 0 && (
        <AnswerConditionFields
          label={t(pathWords.onlyAfter)}
          noneLabel={t(pathWords.always)}
          questions={before}
          when={step.when}
          {...language}
          onChange={(when) => set('when', { when })}
        />
      )}
      {branches.map((branch, index) => (
        <fieldset class="part" key={`${index}-${branch.when.questionId}`}>
          <legend class="visually-hidden">{t(pathWords.branch, index + 1)}</legend>
          <div class="part__head">
            <span class="note">{t(pathWords.branch, index + 1)}</span>
            <IconButton
              icon={X}
              size="small"
              label={`${t(editorWords.remove)}: ${t(pathWords.branch, index + 1)}`}
              onClick={() => setNext(branches.toSpliced(index, 1))}
            />
          </div>
          <AnswerConditionFields
            label={t(pathWords.ifAnswer)}
            questions={askedByThen}
            when={branch.when}
            {...language}
            onChange={(when) => when && setNext(branches.with(index, { ...branch, when }))}
          />
          <Select
            label={t(buttonActionWords.goToStep)}
            value={branch.stepId}
            options={others.map((other) => ({ value: other.id, label: nameOf(draft, other, locale) }))}
            onChange={(stepId) => setNext(branches.with(index, { ...branch, stepId }))}
          />
        </fieldset>
      ))}
      <div class="row">
        {others.length > 0 && branches.length < 20 && (
          <Button
            size="small"
            icon={GitBranch}
            onClick={() =>
              setNext([
                ...branches,
                {
                  when: { questionId: askedByThen.at(-1)?.id ?? '' },
                  stepId: others.at(-1)?.id ?? '',
                },
              ])
            }
          >
            {t(pathWords.addBranch)}
          </Button>
        )}
        {onFollowUps && (
          <Button size="small" look="quiet" icon={Plus} onClick={onFollowUps}>
            {t(pathWords.addFollowUps)}
          </Button>
        )}
      </div>
    </section>
  );
}

function nameOf(draft: GuideContent, step: Step, locale: Locale): string {
  const number = t(words.step, draft.steps.indexOf(step) + 1);
  const title = stepTitle(step, locale, draft.defaultLocale);
  return title ? `${number}: ${title}` : number;
}
