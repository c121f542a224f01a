import type { Company } from '../api.ts';
import { definitionOf } from '../definition-of.ts';
import { Card } from '../ui/card.tsx';
import { formatNumber, formatShare, t } from '../ui/i18n.ts';
import { Table } from '../ui/table.tsx';
import { words } from './words.ts';

const decimals = { maximumFractionDigits: 1 };

/** How many of the accounts that are due are likely to renew, by adoption level. */
export const Forecast = ({ forecast }: { forecast: Company['forecast'] | undefined }) => (
  <Card
    title={t(words.forecast)}
    definition={definitionOf('renewalForecast')}
    note={forecast && t(words.forecastNote, forecast.accounts, forecast.days)}
    isFlush
  >
    {forecast && (
      <p class="forecast__figure number">
        {forecast.accounts === 0
          ? t(words.noneDue)
          : t(words.forecastOf, formatNumber(forecast.renewals, decimals), forecast.accounts)}
      </p>
    )}
    <Table
      label={t(words.forecast)}
      rows={forecast?.lines}
      rowKey={({ level }) => level}
      columns={[
        { key: 'level', header: t(words.level), cell: ({ level }) => t(words[level]) },
        {
          key: 'accounts',
          header: t(words.accounts),
          align: 'end',
          cell: ({ accounts }) => formatNumber(accounts),
        },
        { key: 'odds', header: t(words.odds), align: 'end', cell: ({ odds }) => formatShare(odds) },
        {
          key: 'renewals',
          header: t(words.renewals),
          align: 'end',
          cell: ({ renewals }) => formatNumber(renewals, decimals),
        },
      ]}
    />
  </Card>
);
