import { useModel } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useQuery } from '../address.ts';
import { definitionOf } from '../definition-of.ts';
import { FigureTile } from '../metrics/figure-tile.tsx';
import { PeriodSelect } from '../metrics/period-select.tsx';
import { Card } from '../ui/card.tsx';
import { Select } from '../ui/field.tsx';
import { formatDate, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { ActivityChart } from './activity-chart.tsx';
import { businessFigures, CompanyModel, companyFigures, voiceFigures } from './company-model.ts';
import { Forecast } from './forecast.tsx';
import { LevelHistory } from './level-history.tsx';
import { OwnerTable } from './owner-table.tsx';
import { Retention } from './retention.tsx';
import { words } from './words.ts';

const periods = [28, 90, 365] as const;

/** What leaders open: the four figures of the company, activity, retention, what will renew, and whose part is what. */
export function CompanyPage() {
  const [address, changeAddress] = useQuery();
  const days = periods.find((each) => String(each) === address.days) ?? 90;
  const owner = address.owner || undefined;
  const query = { days: String(days), ...(owner && { owner }) };
  const model = useModel(() => new CompanyModel(query));
  useEffect(() => model.show(query), [days, owner]);

  const company = model.company.data.value;
  const figures = model.figures.data.value;
  const slow = model.slow.data.value;
  const fault = model.company.error.value ?? model.figures.error.value;
  const yearly = owner ? { owner } : {};
  return (
    <Page
      title={t(words.title)}
      note={company && t(words.note, formatDate(company.from), formatDate(company.to))}
      actions={
        <>
          <Select
            label={t(words.owner)}
            isLabelHidden
            value={owner ?? ''}
            options={[
              { value: '', label: t(words.everybody) },
              ...(model.owners.data.value?.groups ?? []).map(({ key, name }) => ({
                value: key,
                label: name,
              })),
            ]}
            onChange={(chosen) => changeAddress({ owner: chosen })}
          />
          <PeriodSelect
            periods={periods}
            days={days}
            onChange={(chosen) => changeAddress({ days: chosen })}
          />
        </>
      }
    >
      {fault && (
        <LoadFault
          error={fault}
          onRetry={() => {
            model.company.reload();
            model.figures.reload();
          }}
        />
      )}
      <div class="stats">
        {companyFigures.map((name) => (
          <FigureTile
            key={name}
            name={name}
            figure={figures?.[name]}
            query={query}
            hasBar={name === 'steadyAccounts' || name === 'lapsedAccounts'}
            isLowerBetter={name === 'lapsedAccounts'}
          />
        ))}
      </div>
      <ActivityChart series={company?.series} />
      <div class="columns">
        <Forecast forecast={company?.forecast} />
        <LevelHistory levels={company?.levels} moves={company?.moves} />
      </div>
      <div class="stats">
        {businessFigures.map((name) => (
          <FigureTile
            key={name}
            name={name}
            figure={slow?.[name]}
            query={yearly}
            isLowerBetter={name === 'churn'}
          />
        ))}
        {voiceFigures.map((name) => (
          <FigureTile key={name} name={name} figure={slow?.[name]} query={yearly} />
        ))}
      </div>
      <OwnerTable rows={company?.owners} />
      <Card title={t(words.retention)} definition={definitionOf('retention')} note={t(words.retentionNote)}>
        <Retention cohorts={company?.retention} />
      </Card>
    </Page>
  );
}
