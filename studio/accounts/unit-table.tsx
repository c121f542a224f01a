import { Network } from 'lucide';
import { ListTable } from '../list/list-table.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatNumber, formatShare, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { ShareBar } from '../ui/progress.tsx';
import type { AccountState } from './account-model.ts';
import { profileWords as words } from './profile-words.ts';

const Part = ({ of: part, all }: { of: number; all: number }) => (
  <span class="feature-share">
    <ShareBar share={all === 0 ? 0 : part / all} look={part / all < 0.2 ? 'warn' : 'accent'} />
    <span class="number">
      {formatShare(all === 0 ? 0 : part / all)} <span class="note">{formatNumber(part)}</span>
    </span>
  </span>
);

/** How far the roll-out is in each department. */
export function UnitTable({ model }: { model: AccountState }) {
  const fault = model.units.error.value;
  const units = model.units.data.value?.units;
  if (fault) return <LoadFault error={fault} onRetry={model.units.reload} />;
  const isKnown = units === undefined || units.some(({ name }) => name !== null);
  return (
    <Card isFlush>
      <ListTable
        name="units"
        label={t(words.units)}
        rows={isKnown ? units : []}
        rowKey={({ name }) => name ?? ''}
        empty={
          <EmptyState icon={Network} title={t(words.noUnits)}>
            {t(words.noUnitsText)}
          </EmptyState>
        }
        columns={[
          {
            key: 'unit',
            value: ({ name }) => name,
            header: t(words.unit),
            cell: ({ name }) => name ?? t(words.noUnit),
          },
          {
            key: 'users',
            value: ({ users }) => users,
            header: t(words.unitUsers),
            align: 'end',
            cell: ({ users }) => formatNumber(users),
          },
          {
            key: 'activated',
            value: ({ activatedUsers }) => activatedUsers,
            header: t(words.activated),
            isSecondary: true,
            cell: ({ activatedUsers, users }) => <Part of={activatedUsers} all={users} />,
          },
          {
            key: 'active28',
            value: ({ activeUsers28 }) => activeUsers28,
            header: t(words.active28),
            isSecondary: true,
            cell: ({ activeUsers28, users }) => <Part of={activeUsers28} all={users} />,
          },
          {
            key: 'active7',
            value: ({ activeUsers7 }) => activeUsers7,
            header: t(words.active7),
            cell: ({ activeUsers7, users }) => <Part of={activeUsers7} all={users} />,
          },
        ]}
      />
    </Card>
  );
}
