import { CircleCheck, MousePointerClick, Tag } from 'lucide';
import type { FeatureInput } from '../../shared/contract/feature.ts';
import type { UnnamedControl } from '../api.ts';
import { type ListColumn, ListTable } from '../list/list-table.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatNumber, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { EntrySketch } from './entry-sketch.tsx';
import type { Catalogue } from './features-model.ts';
import { words } from './words.ts';

/** What a new feature begins with. */
export type FeatureStart = Partial<FeatureInput>;

interface Props {
  model: Catalogue;
  onName: (start: FeatureStart) => void;
}

/** The biggest controls that people click and no feature names; one press begins a feature for one of them. */
export function UnnamedControls({ model, onName }: Props) {
  const { data, error, reload } = model.coverage;
  if (error.value) return <LoadFault error={error.value} onRetry={reload} />;
  const coverage = data.value;
  if (coverage?.unnamed.length === 0) {
    const isEmpty = coverage.clicks === 0;
    return (
      <Card>
        <EmptyState
          icon={isEmpty ? MousePointerClick : CircleCheck}
          title={t(isEmpty ? words.noClicks : words.allNamed)}
          actions={
            isEmpty && (
              <Button look="primary" href="/install">
                {t(words.howToInstall)}
              </Button>
            )
          }
        >
          {t(isEmpty ? words.noClicksText : words.allNamedText)}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card isFlush>
      <p class="toolbar soft">{t(words.unnamedNote)}</p>
      <ListTable
        name="unnamed"
        more={{ page: ({ path }) => path }}
        label={t(words.unnamedTab)}
        columns={columns(onName)}
        rows={coverage?.unnamed}
        rowKey={(control) => control.id}
      />
    </Card>
  );
}

const nameOf = ({ name }: UnnamedControl) => (name ?? '').slice(0, 120);

const columns = (onName: Props['onName']): ListColumn<UnnamedControl>[] => [
  {
    key: 'control',
    value: ({ name }) => name,
    header: t(words.control),
    cell: (control) => <EntrySketch entry={control} path={control.path} />,
  },
  {
    key: 'accounts',
    value: ({ accounts28 }) => accounts28,
    header: t(words.accounts),
    definition: t(words.unnamedAccountsDefinition),
    align: 'end',
    cell: (control) => formatNumber(control.accounts28),
  },
  {
    key: 'users',
    value: ({ users28 }) => users28,
    header: t(words.users),
    align: 'end',
    isSecondary: true,
    cell: (control) => formatNumber(control.users28),
  },
  {
    key: 'clicks',
    value: ({ uses28 }) => uses28,
    header: t(words.clicks),
    align: 'end',
    isSecondary: true,
    cell: (control) => formatNumber(control.uses28),
  },
  {
    key: 'action',
    header: '',
    align: 'end',
    cell: (control) => (
      <Button
        size="small"
        icon={Tag}
        onClick={() =>
          onName({
            name: nameOf(control),
            rules: [{ type: 'click', target: { signature: control.signature } }],
          })
        }
      >
        {t(words.nameIt)}
      </Button>
    ),
  },
];
