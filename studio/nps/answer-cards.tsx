import { Search } from 'lucide';
import { useState } from 'preact/hooks';
import { npsGroup } from '../../shared/rules/nps.ts';
import type { QueryChange } from '../address.ts';
import { type AnswerFilter, type AnswerTask, api, type SaidAnswer } from '../api.ts';
import { may, session, today } from '../session.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Checkbox, Select, TextArea, TextField } from '../ui/field.tsx';
import { formatAgo, formatDateTime, formatNumber, formatShortDay, t } from '../ui/i18n.ts';
import { hasFault, Loaded } from '../ui/loaded.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { toast, toastFault } from '../ui/toast.tsx';
import { words as uiWords } from '../ui/words.ts';
import { answerOrders, nameOfAnswerOrder } from './answer-order.ts';
import { scaleName } from './half-year.ts';
import { type NpsModel, pageSize } from './nps-model.ts';
import { words } from './words.ts';

interface Props {
  model: InstanceType<typeof NpsModel>;
  filter: AnswerFilter;
  offset: number;
  onChange: (change: QueryChange) => void;
}

/** What people said, newest first unless another order is chosen, with what is made of it. */
export function AnswerCards({ model, filter, offset, onChange }: Props) {
  const list = model.answers.data.value;
  const change = (next: QueryChange) => onChange({ ...next, offset: undefined });
  return (
    <Card isFlush>
      <div class="toolbar">
        <SegmentedControl
          label={t(words.group)}
          size="small"
          value={filter.group ?? 'all'}
          options={[
            { value: 'all', label: t(words.all) },
            { value: 'promoters', label: t(words.promotersShort) },
            { value: 'passives', label: t(words.passivesShort) },
            { value: 'detractors', label: t(words.detractorsShort) },
          ]}
          onChange={(group) => change({ group: group === 'all' ? undefined : group })}
        />
        <SearchField
          label={t(words.search)}
          value={filter.search ?? ''}
          onSearch={(search) => change({ search })}
        />
        <Select
          label={t(words.tag)}
          isLabelHidden
          value={filter.tag ?? ''}
          options={[
            { value: '', label: t(words.anyTag) },
            ...(list?.tags ?? []).map(({ tag, count }) => ({
              value: tag,
              label: `${tag} (${formatNumber(count)})`,
            })),
          ]}
          onChange={(tag) => change({ tag })}
        />
        <Select
          label={t(words.order)}
          isLabelHidden
          value={nameOfAnswerOrder(filter)}
          options={answerOrders.map(({ value, phrase }) => ({ value, label: t(phrase) }))}
          onChange={(order) => change({ order: order === 'newest' ? undefined : order })}
        />
        <div class="row answer-choices">
          <Checkbox
            label={t(words.withComment)}
            isChecked={filter.hasComment === 'true'}
            onChange={(isChecked) => change({ comments: isChecked ? 'yes' : undefined })}
          />
          <Checkbox
            label={t(words.open)}
            isChecked={filter.isOpen === 'true'}
            onChange={(isChecked) => change({ open: isChecked ? 'yes' : undefined })}
          />
          {/* Whoever sees no others has nothing to choose. */}
          {session.value?.portfolio !== 'own' && (
            <Checkbox
              label={t(words.ofMyAccounts)}
              isChecked={filter.owner === 'me'}
              onChange={(isChecked) => change({ owner: isChecked ? 'me' : undefined })}
            />
          )}
        </div>
        {list && <span class="note toolbar__end">{t(words.answersNote, list.total)}</span>}
      </div>
      {!list || hasFault(model.answers) ? (
        <div class="card__empty">
          <Loaded of={model.answers} height={120}>
            {() => null}
          </Loaded>
        </div>
      ) : list.answers.length === 0 ? (
        <EmptyState icon={Search} title={t(words.noneFound)}>
          {t(words.noneFoundText)}
        </EmptyState>
      ) : (
        <ol class="answers">
          {list.answers.map((answer) => (
            <Answer
              key={`${answer.runId} ${answer.userId}`}
              answer={answer}
              onChanged={model.answers.reload}
            />
          ))}
        </ol>
      )}
      {list && (
        <Pagination
          offset={offset}
          limit={pageSize}
          total={list.total}
          onMove={(next) => onChange({ offset: next || undefined })}
        />
      )}
    </Card>
  );
}

function Answer({ answer, onChanged }: { answer: SaidAnswer; onChanged: () => void }) {
  const [isTagging, setTagging] = useState(false);
  return (
    <li class="answer">
      <ScoreBadge answer={answer} />
      <div class="answer__body">
        <p class="answer__who">
          <a href={`/users/${encodeURIComponent(answer.userId)}`}>{answer.userName || answer.userId}</a>
          {answer.role && <span class="soft"> · {answer.role}</span>}
          {answer.accountId && (
            <>
              {' · '}
              <a href={`/accounts/${encodeURIComponent(answer.accountId)}`}>
                {answer.accountName || answer.accountId}
              </a>
            </>
          )}
          <time
            class="note answer__when"
            dateTime={answer.answeredAt}
            title={formatDateTime(answer.answeredAt)}
          >
            {formatAgo(answer.answeredAt)}
          </time>
        </p>
        {answer.comment && <p class="answer__text">{answer.comment}</p>}
        <p class="note">
          {[
            ...answer.choices,
            ...(answer.satisfaction === null ? [] : [t(words.satisfaction, answer.satisfaction)]),
            answer.guideName,
            ...(answer.ownerName ? [t(words.ownedBy, answer.ownerName)] : []),
          ].join(' · ')}
        </p>
        <div class="row answer__marks">
          {answer.isSelectedSample && <Badge tone="warn">{t(words.sample)}</Badge>}
          {answer.tags.map((tag) => (
            <Badge key={tag} tone="accent">
              {tag}
            </Badge>
          ))}
          {may('account.write') && (
            <Button look="quiet" size="small" onClick={() => setTagging(true)}>
              {t(words.addTag)}
            </Button>
          )}
          {answer.tasks.map((task) => (
            <Task key={task.kind} answer={answer} task={task} onChanged={onChanged} />
          ))}
        </div>
      </div>
      {isTagging && <TagDialog answer={answer} onSaved={onChanged} onClose={() => setTagging(false)} />}
    </li>
  );
}

function ScoreBadge({ answer: { score, scale } }: { answer: SaidAnswer }) {
  if (score === null) {
    return (
      <span class="score" aria-hidden="true">
        “
      </span>
    );
  }
  return (
    <span
      class={`score score--${npsGroup(score)}`}
      role="img"
      aria-label={t(words.scoreOnScale, score, scaleName(scale))}
    >
      {formatNumber(score)}
    </span>
  );
}

function Task({ answer, task, onChanged }: { answer: SaidAnswer; task: AnswerTask; onChanged: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const isDone = task.doneAt !== null;
  const isLate = !isDone && task.dueOn < today();
  const due = formatShortDay(task.dueOn);
  const text = `${t(words[task.kind])} · ${isDone ? t(words.done) : t(isLate ? words.overdue : words.dueOn, due)}`;
  if (!may('account.write')) return <Badge>{text}</Badge>;
  return (
    <>
      <Button look="secondary" size="small" onClick={() => setOpen(true)}>
        {text}
      </Button>
      {isOpen && (
        <TaskDialog answer={answer} task={task} onSaved={onChanged} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

interface DialogProps {
  answer: SaidAnswer;
  onSaved: () => void;
  onClose: () => void;
}

function TaskDialog({ answer, task, onSaved, onClose }: DialogProps & { task: AnswerTask }) {
  const [note, setNote] = useState(task.note ?? '');
  const isDone = task.doneAt !== null;
  const save = async () => {
    try {
      await api.answers.settleTask(answer, task.kind, { isDone: !isDone, note: note.trim() || null });
      toast(t(isDone ? words.taskOpen : words.taskDone));
      onSaved();
      onClose();
    } catch (error) {
      toastFault((error as Error).message);
    }
  };
  return (
    <Dialog
      title={t(words.taskOf, t(words[task.kind]), answer.userName || answer.userId)}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button look="primary" onClick={save}>
            {t(isDone ? words.reopen : words.markDone)}
          </Button>
        </>
      }
    >
      <div class="stack">
        {answer.comment && <p class="answer__text">{answer.comment}</p>}
        <TextArea label={t(words.taskNote)} isOptional value={note} maxLength={1000} onInput={setNote} />
      </div>
    </Dialog>
  );
}

function TagDialog({ answer, onSaved, onClose }: DialogProps) {
  const [text, setText] = useState(answer.tags.join(', '));
  const save = async () => {
    const tags = text
      .split(/[,，、]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '');
    try {
      await api.answers.tag(answer, [...new Set(tags)]);
      onSaved();
      onClose();
    } catch (error) {
      toastFault((error as Error).message);
    }
  };
  return (
    <Dialog
      title={t(words.tagsOf)}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button look="primary" onClick={save}>
            {t(words.saveTags)}
          </Button>
        </>
      }
    >
      <TextField
        label={t(words.tag)}
        hint={t(words.tagsHint)}
        value={text}
        hasAutoFocus
        onInput={setText}
        onEnter={save}
      />
    </Dialog>
  );
}
