import { createModel, signal } from '@preact/signals';
import { Check, Clock } from 'lucide';
import { alertMetricTitles, type Shift } from '../../shared/contract/alert.ts';
import { addDays } from '../../shared/rules/calendar.ts';
import { type AlertDetails, api } from '../api.ts';
import { alertNumbers, alertTitle, valueText } from '../metrics/alert-numbers.ts';
import { createResource } from '../resource.ts';
import { may, today } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { formatDate, formatDateTime, formatList, formatNumber, t } from '../ui/i18n.ts';
import { Menu } from '../ui/menu.tsx';
import { LoadFault, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { toastFault } from '../ui/toast.tsx';
import { useModel } from '../ui/use-model.ts';
import { isGoodNews } from './direction.ts';
import { GrowCard } from './grow-card.tsx';
import { HelpCard } from './help-card.tsx';
import { ResolveDialog } from './resolve-dialog.tsx';
import { words } from './words.ts';

const AlertModel = createModel((id: string) => {
  const alert = createResource(() => api.alerts.get(id));
  const isResolving = signal(false);
  return {
    alert,
    isResolving,
    async act(work: () => Promise<unknown>) {
      try {
        await work();
        alert.reload();
      } catch (error) {
        toastFault((error as Error).message);
      }
    },
  };
});

export const AlertPage = ({ params }: { params: { id: string } }) => (
  <AlertView key={params.id} id={params.id} />
);

const snoozes = [1, 3, 7, 14, 30];

function AlertView({ id }: { id: string }) {
  const model = useModel(() => new AlertModel(id));
  const alert = model.alert.data.value;
  const fault = model.alert.error.value;
  const isOpen = alert !== undefined && alert.state !== 'resolved';
  return (
    <Page
      title={alert ? alertTitle(alert) : t(words.alert)}
      breadcrumb={[
        { label: t(words.title), href: '/alerts' },
        ...(alert
          ? [{ label: alert.accountName, href: `/accounts/${encodeURIComponent(alert.accountId)}` }]
          : []),
      ]}
      note={
        alert && (
          <>
            {alertNumbers(alert)} · {t(words.openedOn, formatDateTime(alert.openedAt))}
            {alert.ownerName && ` · ${t(words.ownedBy, alert.ownerName)}`}
            {alert.receivers.length > 0 &&
              ` · ${t(words.toldTo, formatList(alert.receivers.map(({ name }) => name)))}`}
          </>
        )
      }
      actions={
        isOpen &&
        may('account.write') && (
          <>
            {alert.state !== 'acknowledged' && (
              <Button icon={Check} onClick={() => void model.act(() => api.alerts.acknowledge(id))}>
                {t(words.acknowledge)}
              </Button>
            )}
            <Menu
              label={t(words.snooze)}
              align="end"
              items={snoozes.map((days) => ({
                label: t(words.snoozeDays, days),
                note: formatDate(addDays(today(), days)),
                onSelect: () => void model.act(() => api.alerts.snooze(id, addDays(today(), days))),
              }))}
              trigger={(attributes) => (
                <Button icon={Clock} {...attributes}>
                  {t(words.snooze)}
                </Button>
              )}
            />
            <Button
              look="primary"
              onClick={() => {
                model.isResolving.value = true;
              }}
            >
              {t(words.resolve)}
            </Button>
          </>
        )
      }
    >
      {fault ? (
        <LoadFault error={fault} onRetry={model.alert.reload} />
      ) : (
        <>
          {alert && <State alert={alert} />}
          <div class="alert-columns">
            <Changes alert={alert} />
            <div class="stack">
              {alert?.growth && isGoodNews(alert) && (
                <GrowCard alert={alert} growth={alert.growth} act={model.act} />
              )}
              <HelpCard alert={alert} act={model.act} />
            </div>
          </div>
        </>
      )}
      {model.isResolving.value && (
        <ResolveDialog
          id={id}
          onDone={model.alert.reload}
          onClose={() => {
            model.isResolving.value = false;
          }}
        />
      )}
    </Page>
  );
}

function State({ alert }: { alert: AlertDetails }) {
  if (alert.state === 'resolved') {
    return (
      <Notice
        tone="good"
        title={t(
          words.resolvedBy,
          formatDate((alert.resolvedAt ?? alert.openedAt).slice(0, 10)),
          alert.resolution ?? t(words.endedByItself),
        )}
      >
        {alert.isLasting && t(words.stillLasts)}
      </Notice>
    );
  }
  return (
    <Notice
      tone={isGoodNews(alert) ? 'good' : 'warn'}
      title={
        alert.state === 'snoozed' && alert.snoozedUntil
          ? t(words.snoozedUntil, formatDate(alert.snoozedUntil))
          : t(words[alert.state])
      }
      actions={
        <Button size="small" href={`/accounts/${encodeURIComponent(alert.accountId)}`}>
          {t(words.toAccount)}
        </Button>
      }
    >
      {t(words.due)} {formatDate(alert.dueOn)}
      {alert.metric !== null && alert.current !== null && (
        <>
          {' · '}
          {t(
            words.nowIs,
            t(alertMetricTitles[alert.metric]),
            valueText(alert.metric, alert.value),
            valueText(alert.metric, alert.current),
          )}
        </>
      )}
    </Notice>
  );
}

const average = (value: number) => formatNumber(value, { maximumFractionDigits: 1 });

/** From what it was to what it is, as two bars on one scale. */
function Shifts({ title, shifts }: { title: string; shifts: readonly Shift[] }) {
  if (shifts.length === 0) return null;
  const most = Math.max(1, ...shifts.flatMap(({ now, before }) => [now, before]));
  return (
    <div class="stack stack--tight">
      <h3>{title}</h3>
      <ul class="shifts">
        {shifts.map(({ name, now, before }) => (
          <li key={name} class="shift">
            <span>{name}</span>
            <span class="shift__bars" aria-hidden="true">
              <span class="shift__before" style={{ width: `${(before / most) * 100}%` }} />
              <span
                class={now < before ? 'shift__now shift__now--less' : 'shift__now'}
                style={{ width: `${(now / most) * 100}%` }}
              />
            </span>
            <span class="number nowrap">{t(words.usersShift, average(before), average(now))}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function People({ title, people }: { title: string; people: readonly { id: string; name: string }[] }) {
  if (people.length === 0) return null;
  return (
    <div class="stack stack--tight">
      <h3>
        {title} <span class="note">{t(words.people, people.length)}</span>
      </h3>
      <ul class="names">
        {people.map(({ id, name }) => (
          <li key={id}>
            <a href={`/users/${encodeURIComponent(id)}`}>{name || id}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Changes({ alert }: { alert: AlertDetails | undefined }) {
  const changes = alert?.changes;
  const isEmpty =
    changes &&
    [changes.features, changes.units, changes.gone, changes.arrived].every((list) => list.length === 0);
  return (
    <Card title={t(words.whatChanged)} note={t(words.whatChangedNote)}>
      {!changes ? (
        <Skeleton height={160} />
      ) : (
        <div class="stack stack--loose">
          {isEmpty && <p class="soft">{t(words.nothingChanged)}</p>}
          <Shifts title={t(words.features)} shifts={changes.features} />
          <Shifts title={t(words.units)} shifts={changes.units} />
          <People title={t(words.gone)} people={changes.gone} />
          <People title={t(words.arrived)} people={changes.arrived} />
          {changes.guides.length > 0 && (
            <div class="stack stack--tight">
              <h3>{t(words.guides)}</h3>
              {changes.guides.map(({ id, name, publishedOn }) => (
                <p key={id}>
                  <a href={`/guides/${id}`}>{name}</a> <span class="note">{formatDate(publishedOn)}</span>
                </p>
              ))}
            </div>
          )}
          {changes.builds.length > 0 && (
            <div class="stack stack--tight">
              <h3>{t(words.builds)}</h3>
              {changes.builds.map(({ name, firstSeenOn }) => (
                <p key={name}>
                  {name} <span class="note">{formatDate(firstSeenOn)}</span>
                </p>
              ))}
            </div>
          )}
        </div>
      )}
    </Card>
  );
}
