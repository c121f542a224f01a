import { MessageSquareText } from 'lucide';
import { npsGroup } from '../../shared/rules/nps.ts';
import type { ResponseRow } from '../api.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatNumber, t } from '../ui/i18n.ts';
import { Skeleton } from '../ui/progress.tsx';
import { groupByRun, type ResponseGroup } from './nps.ts';
import { When } from './when.tsx';
import { words } from './words.ts';

interface AnswerListProps {
  responses: readonly ResponseRow[] | undefined;
  /** Whether each answer names its account. */
  hasAccount?: boolean;
  /** And who gave it. */
  hasUser?: boolean;
}

/** Answers, newest first; what one person answered in one go stands together. */
export function AnswerList({ responses, hasAccount = false, hasUser = true }: AnswerListProps) {
  if (!responses) return <Skeleton height={120} />;
  if (responses.length === 0) {
    return (
      <EmptyState icon={MessageSquareText} title={t(words.noAnswers)}>
        {t(words.noAnswersText)}
      </EmptyState>
    );
  }
  return (
    <ol class="answers">
      {groupByRun(responses).map((group) => (
        <Answer key={group.key} group={group} hasAccount={hasAccount} hasUser={hasUser} />
      ))}
    </ol>
  );
}

interface AnswerProps {
  group: ResponseGroup;
  hasAccount: boolean;
  hasUser: boolean;
}

function Answer({ group, hasAccount, hasUser }: AnswerProps) {
  const [newest] = group.responses;
  const nps = group.responses.find((response) => response.score !== null && response.scale !== null);
  const others = group.responses.filter((response) => response !== nps);
  return (
    <li class="answer">
      {nps?.score != null ? (
        <span
          class={`score score--${npsGroup(nps.score)}`}
          role="img"
          aria-label={t(words.scoreOf, nps.score, nps.scale === '0-10' ? '0–10' : '1–10')}
        >
          {formatNumber(nps.score)}
        </span>
      ) : (
        <span class="score" aria-hidden="true">
          “
        </span>
      )}
      <div class="answer__body">
        <p class="answer__who">
          {hasUser && (
            <a href={`/users/${encodeURIComponent(newest.userId)}`}>{newest.userName || newest.userId}</a>
          )}
          {hasAccount && newest.accountId && (
            <>
              {hasUser && ' · '}
              <a href={`/accounts/${encodeURIComponent(newest.accountId)}`}>
                {newest.accountName || newest.accountId}
              </a>
            </>
          )}
          <span class="note">
            <When at={newest.answeredAt} />
          </span>
        </p>
        {others.map((response) => (
          <div key={response.id}>
            <p class="note">{response.question}</p>
            <p class="answer__text">
              {response.text ?? response.choice ?? response.choices?.join(' · ') ?? response.score}
            </p>
          </div>
        ))}
        <p class="note">{newest.guideName}</p>
      </div>
    </li>
  );
}
