import { ChartNoAxesCombined } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { Line } from '../../shared/rules/against-line.ts';
import { useQuery } from '../address.ts';
import type { AskQuery, Company, Measured, MeasuredName } from '../api.ts';
import { definitionOf } from '../definition-of.ts';
import { FigureTile } from '../metrics/figure-tile.tsx';
import { PeriodSelect } from '../metrics/period-select.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Select } from '../ui/field.tsx';
import { formatDate, type Phrase, t } from '../ui/i18n.ts';
import { FaultsOf, hasFault } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { useModel } from '../ui/use-model.ts';
import { ActivityChart } from './activity-chart.tsx';
import { businessFigures, CompanyModel, companyFigures, costFigures, voiceFigures } from './company-model.ts';
import { Forecast } from './forecast.tsx';
import { LevelHistory } from './level-history.tsx';
import { OwnerGroups } from './owner-groups.tsx';
import { Retention } from './retention.tsx';
import { words } from './words.ts';

const periods = [28, 90, 365] as const;
/** Teams stand among the members in one list. */
const teamKey = (id: string) => `team ${id}`;

const lineOf = (name: MeasuredName, { lines }: Company) =>
  (lines as Partial<Record<MeasuredName, Line | null>>)[name] ?? undefined;

/** What it costs to win a customer may be unknown; its figures' place is kept until that is known. */
const businessToShow = (company: Company | undefined): MeasuredName[] => [
  ...businessFigures,
  ...costFigures.filter((name) => company === undefined || company.lines[name]),
];

const betterLower: readonly MeasuredName[] = ['churn', 'revenueChurn', 'payback'];

type Figures = Partial<Record<MeasuredName, Measured>>;

/** Nobody's accounts in particular were asked for, and there is none, nor anybody. */
const isUntold = (whose: object, figures: Figures | undefined) =>
  Object.keys(whose).length === 0 && figures?.accounts?.value === 0 && figures.activeUsers?.value === 0;

const NothingYet = () => (
  <Page title={t(words.title)}>
    <Card>
      <EmptyState
        icon={ChartNoAxesCombined}
        title={t(words.nothingYet)}
        actions={
          <Button look="primary" href="/install">
            {t(words.howToInstall)}
          </Button>
        }
      >
        {t(words.nothingYetText)}
      </EmptyState>
    </Card>
  </Page>
);

interface SlowFiguresProps {
  title: Phrase;
  names: readonly MeasuredName[];
  figures: Figures | undefined;
  query: AskQuery;
  company: Company | undefined;
}

/** Figures of a year or of half of one, in rows without a gap. */
const SlowFigures = ({ title, names, figures, query, company }: SlowFiguresProps) => (
  <section class="stack" aria-label={t(title)}>
    <h2>{t(title)}</h2>
    <div class={names.length % 3 === 0 ? 'stats stats--three' : 'stats'}>
      {names.map((name) => (
        <FigureTile
          key={name}
          name={name}
          figure={figures?.[name]}
          query={query}
          isLowerBetter={betterLower.includes(name)}
          line={company && lineOf(name, company)}
        />
      ))}
    </div>
  </section>
);

/** What leaders open: the four figures of the company, activity, retention, what will renew, and whose part is what. */
export function CompanyPage() {
  const [address, changeAddress] = useQuery();
  const days = periods.find((each) => String(each) === address.days) ?? 90;
  const { owner, team } = address;
  const whose = { ...(owner && { owner }), ...(team && { team }) };
  const query = { days: String(days), ...whose };
  const model = useModel(() => new CompanyModel(query));
  useEffect(() => model.show(query), [days, owner, team]);

  const company = model.company.data.value;
  const figures = model.figures.data.value;
  const slow = model.slow.data.value;
  const parts = [model.figures, model.company, model.slow, model.owners, model.teams];
  if (isUntold(whose, figures)) return <NothingYet />;
  return (
    <Page
      title={t(words.title)}
      note={company ? t(words.note, formatDate(company.from), formatDate(company.to)) : '\u00a0'}
      actions={
        <>
          <Select
            label={t(words.owner)}
            isLabelHidden
            value={owner || (team ? teamKey(team) : '')}
            options={[
              { value: '', label: t(words.everybody) },
              ...(model.teams.data.value?.groups ?? []).map(({ key, name }) => ({
                value: teamKey(key),
                label: t(words.team, name),
              })),
              ...(model.owners.data.value?.groups ?? []).map(({ key, name }) => ({
                value: key,
                label: name,
              })),
            ]}
            onChange={(chosen) => {
              const isTeam = chosen.startsWith(teamKey(''));
              changeAddress(
                isTeam ? { team: chosen.slice(teamKey('').length), owner: '' } : { owner: chosen, team: '' },
              );
            }}
          />
          <PeriodSelect
            periods={periods}
            days={days}
            onChange={(chosen) => changeAddress({ days: chosen })}
          />
        </>
      }
    >
      <FaultsOf asked={parts} />
      {!hasFault(model.figures) && (
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
      )}
      {!hasFault(model.company) && (
        <>
          <ActivityChart series={company?.series} />
          <div class="columns columns--level">
            <Forecast forecast={company?.forecast} />
            <LevelHistory levels={company?.levels} moves={company?.moves} />
          </div>
        </>
      )}
      {!hasFault(model.slow) && (
        <>
          <SlowFigures
            title={words.business}
            names={businessToShow(company)}
            {...{ figures: slow, query: whose, company }}
          />
          <SlowFigures
            title={words.voice}
            names={voiceFigures}
            {...{ figures: slow, query: whose, company }}
          />
        </>
      )}
      {!hasFault(model.company) && (
        <>
          <OwnerGroups owners={company?.owners} currency={company?.currency} query={query} />
          <Card
            title={t(words.retention)}
            definition={definitionOf('retention')}
            note={t(words.retentionNote)}
          >
            <Retention cohorts={company?.retention} />
          </Card>
        </>
      )}
    </Page>
  );
}
