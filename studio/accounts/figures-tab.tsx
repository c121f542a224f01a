import { createModel, signal } from '@preact/signals';
import { api, type MeasuredName } from '../api.ts';
import { FigureTile } from '../metrics/figure-tile.tsx';
import { PeriodSelect } from '../metrics/period-select.tsx';
import { createResource } from '../resource.ts';
import { t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { useModel } from '../ui/use-model.ts';
import { profileWords } from './profile-words.ts';

/** Every number that is told of one account, by what it is about. */
const groups = {
  presence: [
    'users',
    'activeUsers',
    'activity',
    'activationRate',
    'loginRatio',
    'frequentUsers',
    'stickiness',
    'activeTime',
    'desktopUsers',
    'mobileUsers',
  ],
  depth: ['featureUsageRate', 'catalogueUsageRate', 'modulesUsed', 'coreModulesUsed', 'usesPerActiveUser'],
  guidance: ['guideCompletion', 'checklistCompletion'],
  voice: ['nps', 'csat', 'responseRate'],
} as const satisfies Record<string, readonly MeasuredName[]>;
const groupNames = Object.keys(groups) as (keyof typeof groups)[];
const periods = [7, 28, 90, 365] as const;

const FiguresModel = createModel((account: string) => {
  const days = signal<number>(28);
  const figures = createResource(() =>
    api.metrics.several(Object.values(groups).flat(), { account, days: String(days.value) }),
  );
  return { days, figures };
});

/** All figures of an account for any period, each against the one before and with who is behind it. */
export function FiguresTab({ account }: { account: string }) {
  const model = useModel(() => new FiguresModel(account));
  const fault = model.figures.error.value;
  const figures = model.figures.data.value;
  const query = { account, days: String(model.days.value) };
  return (
    <div class="stack">
      <div class="row">
        <PeriodSelect
          periods={periods}
          days={model.days.value}
          onChange={(days) => {
            model.days.value = Number(days);
          }}
        />
      </div>
      {fault && <LoadFault error={fault} onRetry={model.figures.reload} />}
      {!fault &&
        groupNames.map((group) => (
          <section key={group} class="stack stack--tight">
            <h3>{t(profileWords[`figures_${group}`])}</h3>
            <div class="stats">
              {groups[group].map((name) => (
                <FigureTile key={name} name={name} figure={figures?.[name]} query={query} />
              ))}
            </div>
          </section>
        ))}
    </div>
  );
}
