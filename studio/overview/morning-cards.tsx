import { CalendarCheck } from 'lucide';
import { shippedRuleTitles } from '../../shared/contract/alert.ts';
import type { AlertRow, DueRow } from '../api.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDate, t } from '../ui/i18n.ts';
import { words } from './words.ts';

const shown = 6;

interface Props {
  alerts: { mine: readonly AlertRow[]; total: number };
  due: readonly DueRow[];
}

/** What the member does first today: alerts they are told of, and with whom they are to speak. */
export const DueCard = ({ alerts, due }: Props) => (
  <div class="columns">
    <Card
      title={t(words.firstAlerts)}
      note={t(words.alertsOfYours, alerts.total)}
      actions={
        <Button look="quiet" size="small" href="/alerts?for=me">
          {t(words.seeAlerts)}
        </Button>
      }
    >
      {alerts.mine.length === 0 ? (
        <EmptyState icon={CalendarCheck} title={t(words.noAlertsForYou)} />
      ) : (
        <ul class="todo">
          {alerts.mine.slice(0, shown).map((alert) => (
            <li key={alert.id} class="todo__item">
              <span class="two-lines">
                <a href={`/alerts/${alert.id}`}>{alert.accountName}</a>
                <span class="note">
                  {alert.shipped ? t(shippedRuleTitles[alert.shipped]) : alert.ruleName}
                </span>
              </span>
              <Day day={alert.dueOn} isOverdue={false} />
            </li>
          ))}
        </ul>
      )}
    </Card>
    <Card title={t(words.dueTitle)} note={t(words.dueNote)}>
      {due.length === 0 ? (
        <EmptyState icon={CalendarCheck} title={t(words.nothingDue)} />
      ) : (
        <ul class="todo">
          {due.slice(0, shown).map((each) => (
            <li key={`${each.accountId} ${each.kind} ${each.title} ${each.dueOn}`} class="todo__item">
              <span class="two-lines">
                <a href={`/accounts/${encodeURIComponent(each.accountId)}`}>{each.accountName}</a>
                <span class="note">{each.title ?? t(words[`due_${each.kind}`])}</span>
              </span>
              <Day day={each.dueOn} isOverdue={each.isOverdue} />
            </li>
          ))}
        </ul>
      )}
      {due.length > shown && <p class="note">{t(words.moreDue, due.length - shown)}</p>}
    </Card>
  </div>
);

const Day = ({ day, isOverdue }: { day: string; isOverdue: boolean }) => (
  <span class="row nowrap note">
    {formatDate(day)} {isOverdue && <Badge tone="danger">{t(words.overdue)}</Badge>}
  </span>
);
