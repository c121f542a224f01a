import type { Company } from '../api.ts';
import { CohortTable } from '../charts/cohort-table.tsx';
import { formatShortDay, t } from '../ui/i18n.ts';
import { Skeleton } from '../ui/progress.tsx';
import { words } from './words.ts';

/** How many of those who came first in a week came again in the weeks after. */
export const Retention = ({ cohorts }: { cohorts: Company['retention'] | undefined }) =>
  cohorts ? (
    <CohortTable
      title={t(words.retention)}
      labelTitle={t(words.cameFirst)}
      sizeTitle={t(words.users)}
      stepTitle={(step) => t(words.week, step)}
      rows={cohorts.map(({ startsOn, users, active }) => ({
        label: formatShortDay(startsOn),
        size: users,
        left: active,
      }))}
    />
  ) : (
    <Skeleton height={360} />
  );
