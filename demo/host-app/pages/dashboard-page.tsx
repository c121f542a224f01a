import { idOf, testIdOf } from '../design.ts';
import { look } from '../look.ts';
import { Avatar, Bars, Card, PageHead } from '../parts.tsx';
import { ago, books, customerById, daysSince, money, shortMoney, t, tickTask, user } from '../state.ts';
import { lastMonths } from './months.ts';

export function DashboardPage() {
  const { deals, orders, approvals, tasks, monthlyRevenue, activities } = books.value;
  const open = deals.filter((deal) => deal.stage !== 'won');
  const won = deals.filter((deal) => deal.stage === 'won');
  const waiting = approvals.filter((approval) => !approval.answer);
  const sum = (list: { amount: number }[]) => list.reduce((total, { amount }) => total + amount, 0);
  const recent = orders.filter((order) => daysSince(order.placedAt) < 30);
  const oldest = waiting.map((approval) => approval.askedAt).sort()[0];
  const hour = new Date().getHours();
  const greeting = hour < 12 ? 'goodMorning' : hour < 18 ? 'goodAfternoon' : 'goodEvening';
  const firstName = user.value.language === 'en' ? (user.value.name.split(' ')[0] ?? '') : user.value.name;
  return (
    <>
      <PageHead title={t(greeting, firstName)} />
      <div class={look.tiles}>
        <Tile
          label={t('openPipeline')}
          value={shortMoney(sum(open))}
          note={t('dealsCount', open.length)}
          href="/deals"
        />
        <Tile
          label={t('wonThisQuarter')}
          value={shortMoney(sum(won))}
          note={t('overLastQuarter', '+12 %')}
          href="/reports"
        />
        <Tile
          label={t('ordersThisMonth')}
          value={String(recent.length)}
          note={t('overLastMonth', '+3')}
          href="/orders"
        />
        <Tile
          label={t('waitingForApproval')}
          value={String(waiting.length)}
          note={oldest ? t('oldestWaits', ago(oldest)) : t('nothingToApprove')}
          href="/approvals"
        />
      </div>
      <div class={look.columns}>
        <Card
          id={idOf('today')}
          title={t('today')}
          aside={<small>{t('todayDone', tasks.filter((task) => task.isDone).length, tasks.length)}</small>}
        >
          <ul class={look.list}>
            {tasks.map((task) => (
              <li key={task.id}>
                <label>
                  <input
                    type="checkbox"
                    data-testid={testIdOf('today-task')}
                    checked={task.isDone}
                    onChange={() => tickTask(task.id)}
                  />
                  <span>{task.text}</span>
                </label>
                <time>{task.time}</time>
              </li>
            ))}
          </ul>
        </Card>
        <Card title={t('revenueByMonth')}>
          <Bars
            label={t('revenueByMonth')}
            values={monthlyRevenue}
            labels={lastMonths(12, user.value.language)}
            format={money}
          />
        </Card>
      </div>
      <Card
        title={t('recentActivity')}
        aside={
          <a href="/customers" class={look.quiet}>
            {t('seeAll')}
          </a>
        }
      >
        <ul class={look.list}>
          {activities.slice(0, 5).map((activity) => (
            <li key={activity.id}>
              <Avatar name={activity.by} />
              <span>
                {activity.text}
                <small>
                  {activity.by} · {customerById(activity.customerId)?.name}
                </small>
              </span>
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

const Tile = (props: { label: string; value: string; note: string; href: string }) => (
  <a href={props.href} class={look.tile}>
    <span>{props.label}</span>
    <strong>{props.value}</strong>
    <small>{props.note}</small>
  </a>
);
