import { CircleDot, Download, Plus } from 'lucide';
import type { IssueState } from '../../shared/contract/issue.ts';
import { daysBetween } from '../../shared/rules/calendar.ts';
import { api, type KeptIssue } from '../api.ts';
import { may } from '../session.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDate, t } from '../ui/i18n.ts';
import { Loaded } from '../ui/loaded.tsx';
import type { AccountState } from './account-model.ts';
import { issueWords as words } from './issue-words.ts';

const stateTones: Record<IssueState, Tone> = {
  open: 'warn',
  inProgress: 'accent',
  fixed: 'good',
  closed: 'neutral',
};

const shownClosed = 3;

interface Props {
  model: AccountState;
  today: string | undefined;
}

/** What the account has asked, reported or required and is not closed, the oldest first, and the last of what is. */
export function IssuesCard({ model, today }: Props) {
  const issues = model.issues.data.value?.issues;
  const open = issues?.filter(({ closedOn }) => closedOn === null) ?? [];
  const closed = issues?.filter(({ closedOn }) => closedOn !== null).slice(0, shownClosed) ?? [];
  const add = may('account.write') && (
    <Button size="small" look="quiet" icon={Plus} onClick={() => model.open({ type: 'issue', id: null })}>
      {t(words.add)}
    </Button>
  );
  return (
    <Card
      title={t(words.issues)}
      note={open.length > 0 ? t(words.openCount, open.length) : t(words.issuesNote)}
      actions={
        issues?.length ? (
          <>
            <Button
              size="small"
              look="quiet"
              icon={Download}
              href={api.accounts.issuesCsvUrl(model.id.value)}
              download="issues.csv"
            >
              {t(words.csv)}
            </Button>
            {add}
          </>
        ) : undefined
      }
    >
      <Loaded of={model.issues} height={110}>
        {({ issues }) =>
          issues.length === 0 ? (
            <EmptyState icon={CircleDot} title={t(words.none)} actions={add}>
              {t(words.noneText)}
            </EmptyState>
          ) : (
            <ul class="contacts">
              {[...open, ...closed].map((issue) => (
                <IssueItem
                  key={issue.id}
                  issue={issue}
                  today={today}
                  onOpen={() => model.open({ type: 'issue', id: issue.id })}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

function IssueItem({
  issue,
  today,
  onOpen,
}: {
  issue: KeptIssue;
  today: string | undefined;
  onOpen: () => void;
}) {
  const { title, kind, state, url, memberName, openedOn, closedOn, channel, raisedBy, ticket } = issue;
  return (
    <li class={closedOn ? 'contact contact--left' : 'contact'}>
      <span class="two-lines">
        <button class="link-button" type="button" onClick={onOpen}>
          {title}
        </button>
        <span class="note">
          {[t(words[kind]), ticket, raisedBy, channel && t(words[channel]), memberName]
            .filter(Boolean)
            .join(' · ')}
          {url && (
            <>
              {' · '}
              <a href={url} target="_blank" rel="noreferrer">
                {URL.parse(url)?.hostname ?? url}
              </a>
            </>
          )}
        </span>
      </span>
      <span class="two-lines contact__end">
        <span>
          <Badge tone={stateTones[state]}>{t(words[state])}</Badge>
        </span>
        <span class="note nowrap">
          {closedOn
            ? t(words.closedOnDay, formatDate(closedOn))
            : today !== undefined && t(words.daysOpen, Math.max(0, daysBetween(openedOn, today)))}
        </span>
      </span>
    </li>
  );
}
