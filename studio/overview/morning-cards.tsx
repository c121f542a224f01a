import { CalendarCheck } from 'lucide';
import { daysBetween } from '../../shared/rules/calendar.ts';
import type { AccountRow, AlertRow, DueRow, GrowingRow } from '../api.ts';
import { alertTitle } from '../metrics/alert-numbers.ts';
import { growthText } from '../metrics/growth-text.ts';
import { today, todayIn } from '../session.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDate, t } from '../ui/i18n.ts';
import { Skeleton } from '../ui/progress.tsx';
import { words } from './words.ts';

const shown = 6;
/** About as high, in px, as one with so many accounts. */
const cardToCome = 320;
const levelTones = { low: 'danger', medium: 'warn', high: 'good', tooEarly: 'neutral' } as const;
const accountHref = (id: string) => `/accounts/${encodeURIComponent(id)}`;

/** What the member looks into first today: accounts of whose alerts they are told, what is due soonest first. */
export function AlertsCard({ alerts, total }: { alerts: readonly AlertRow[]; total: number }) {
  const accounts = [...Map.groupBy(alerts, ({ accountId }) => accountId).values()];
  return (
    <Card
      title={t(words.firstAlerts)}
      note={t(words.alertsOfYours, total)}
      actions={
        <Button look="quiet" size="small" href="/alerts?for=me">
          {t(words.seeAlerts)}
        </Button>
      }
    >
      {accounts.length === 0 ? (
        <EmptyState icon={CalendarCheck} title={t(words.noAlertsForYou)} />
      ) : (
        <ul class="todo">
          {accounts.slice(0, shown).map((ofAccount) => {
            const [first] = ofAccount as [AlertRow];
            return (
              <li key={first.accountId} class="todo__item">
                <span class="two-lines">
                  <a href={accountHref(first.accountId)}>{first.accountName || first.accountId}</a>
                  {ofAccount.map((alert) => (
                    <a key={alert.id} class="todo__part" href={`/alerts/${alert.id}`}>
                      {alertTitle(alert)}
                    </a>
                  ))}
                </span>
                <Day day={t(words.by, formatDate(first.dueOn))} isOverdue={first.dueOn < today()} />
              </li>
            );
          })}
        </ul>
      )}
      {accounts.length > shown && <p class="note">{t(words.moreAccounts, accounts.length - shown)}</p>}
    </Card>
  );
}

/** With whom they are to speak, and what was agreed for this week: an account once, with all that is due of it. */
export function DueCard({ due }: { due: readonly DueRow[] }) {
  const accounts = [...Map.groupBy(due, ({ accountId }) => accountId).values()];
  return (
    <Card title={t(words.dueTitle)} note={t(words.dueNote)}>
      {due.length === 0 ? (
        <EmptyState icon={CalendarCheck} title={t(words.nothingDue)} />
      ) : (
        <ul class="todo">
          {accounts.slice(0, shown).map((ofAccount) => {
            const [first] = ofAccount as [DueRow];
            return (
              <li key={first.accountId} class="todo__item">
                <span class="two-lines">
                  <a href={accountHref(first.accountId)}>{first.accountName || first.accountId}</a>
                  {ofAccount.map(({ kind, title, dueOn }) => (
                    <span key={`${kind} ${title} ${dueOn}`} class="note">
                      {title ?? t(words[`due_${kind}`])}
                    </span>
                  ))}
                </span>
                <Day day={formatDate(first.dueOn)} isOverdue={first.isOverdue} />
              </li>
            );
          })}
        </ul>
      )}
      {accounts.length > shown && <p class="note">{t(words.moreAccounts, accounts.length - shown)}</p>}
    </Card>
  );
}

/** Their place is kept: what stands below does not move when they come. */
export const MorningToCome = () => (
  <div class="columns" aria-busy="true">
    <Card title={t(words.firstAlerts)} note={'\u00a0'}>
      <Skeleton height={cardToCome} />
    </Card>
    <Card title={t(words.dueTitle)} note={t(words.dueNote)}>
      <Skeleton height={cardToCome} />
    </Card>
  </div>
);

/** Their accounts whose contracts end next. */
export const RenewalsCard = ({ accounts, total }: { accounts: readonly AccountRow[]; total: number }) => (
  <Card
    title={t(words.renewals)}
    note={t(words.renewalsNote, total)}
    actions={
      <Button
        look="quiet"
        size="small"
        href="/accounts?owner=mine&stage=renewal&sort=contractEndsOn&order=asc"
      >
        {t(words.seeRenewals)}
      </Button>
    }
  >
    <ul class="todo">
      {accounts.slice(0, shown).map((account) => (
        <li key={account.id} class="todo__item">
          <span class="two-lines">
            <a href={accountHref(account.id)}>{account.name || account.id}</a>
            {account.contractEndsOn && (
              <span class="note">
                {t(words.endsIn, daysBetween(todayIn(account.timeZone), account.contractEndsOn))} ·{' '}
                {formatDate(account.contractEndsOn)}
              </span>
            )}
          </span>
          {account.level && (
            <Badge tone={levelTones[account.level]} hasDot>
              {t(words[account.level])}
            </Badge>
          )}
        </li>
      ))}
    </ul>
  </Card>
);

/** Their accounts that could use more, and what shows it. */
export const GrowingCard = ({ growing }: { growing: readonly GrowingRow[] }) => (
  <Card title={t(words.growing)} note={t(words.growingNote, growing.length)}>
    <ul class="todo">
      {growing.slice(0, shown).map((account) => (
        <li key={account.id} class="todo__item">
          <span class="two-lines">
            <a href={accountHref(account.id)}>{account.name || account.id}</a>
            <span class="note">{growthText(account)}</span>
          </span>
          {account.fullOn && (
            <span class="todo__day note">{t(words.fullOn, formatDate(account.fullOn))}</span>
          )}
        </li>
      ))}
    </ul>
    {growing.length > shown && <p class="note">{t(words.moreAccounts, growing.length - shown)}</p>}
  </Card>
);

const Day = ({ day, isOverdue }: { day: string; isOverdue: boolean }) => (
  <span class="todo__day note">
    {day}
    {isOverdue && <Badge tone="danger">{t(words.overdue)}</Badge>}
  </span>
);
