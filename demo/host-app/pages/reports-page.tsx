import { useState } from 'preact/hooks';
import { idOf, testIdOf } from '../design.ts';
import { look } from '../look.ts';
import { Bars, Card, Icon, PageHead } from '../parts.tsx';
import { books, exportReport, money, say, shortMoney, t, user } from '../state.ts';
import { lastMonths } from './months.ts';

const ranges = [3, 6, 12] as const;

export function ReportsPage() {
  const [months, setMonths] = useState<(typeof ranges)[number]>(12);
  const { monthlyRevenue, customers, deals } = books.value;
  const revenue = monthlyRevenue.slice(-months);
  const names = lastMonths(months, user.value.language);
  const byOwner = Map.groupBy(customers, (customer) => customer.owner);
  const owners = [...byOwner.keys()];
  const won = deals.filter((deal) => deal.stage === 'won');
  const average = won.reduce((sum, deal) => sum + deal.amount, 0) / Math.max(1, won.length);
  const last = revenue.at(-1) ?? 0;
  return (
    <>
      <PageHead title={t('reports')} subtitle={t('reportsSubtitle')}>
        <fieldset class="hb-segmented" aria-label={t('range')}>
          {ranges.map((one) => (
            <button
              key={one}
              type="button"
              data-range={one}
              aria-pressed={months === one}
              onClick={() => setMonths(one)}
            >
              {t(`range${one}`)}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          id={idOf('schedule-report')}
          class={look.button}
          onClick={() => say(t('reportScheduled'))}
        >
          {t('scheduleReport')}
        </button>
        <button
          type="button"
          id={idOf('export-report')}
          class={look.primary}
          onClick={() => exportReport('sales', 'pdf')}
        >
          <Icon name="download" />
          {t('exportReport')}
        </button>
      </PageHead>
      <div class={look.tiles}>
        {(
          [
            ['winRate', `${Math.round((won.length / Math.max(1, deals.length)) * 100)} %`],
            ['averageDeal', shortMoney(average)],
            ['salesCycle', t('days', 34)],
          ] as const
        ).map(([label, value]) => (
          <div key={label} class={look.tile}>
            <span>{t(label)}</span>
            <strong>{value}</strong>
          </div>
        ))}
      </div>
      <Card title={t('revenueByMonth')}>
        <Bars label={t('revenueByMonth')} values={revenue} labels={names} format={money} />
      </Card>
      <div class={look.columns}>
        <Card
          title={t('revenueByOwner')}
          aside={
            <button
              type="button"
              data-testid={testIdOf('export-owners')}
              class={look.quiet}
              onClick={() => exportReport('owners', 'csv')}
            >
              {t('exportCsv')}
            </button>
          }
        >
          <ul class={look.list}>
            {owners.map((owner) => (
              <li key={owner}>
                <span>{owner}</span>
                <strong>
                  {money((byOwner.get(owner) ?? []).reduce((sum, { revenue: one }) => sum + one, 0))}
                </strong>
              </li>
            ))}
          </ul>
        </Card>
        <Card title={t('pipelineForecast')}>
          <Bars
            label={t('pipelineForecast')}
            values={[last * 1.04, last * 1.07, last * 1.12].map(Math.round)}
            labels={['+1', '+2', '+3']}
            format={money}
          />
        </Card>
      </div>
    </>
  );
}
