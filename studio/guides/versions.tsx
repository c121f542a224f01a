import { EllipsisVertical } from 'lucide';
import type { Locale } from '../../shared/contract/text.ts';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { useQuery } from '../address.ts';
import type { Guide } from '../api.ts';
import { type ListColumn, ListTable } from '../list/list-table.tsx';
import { environment, environments, may } from '../session.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { formatDateTime, t } from '../ui/i18n.ts';
import { Menu } from '../ui/menu.tsx';
import { CompareVersions } from './compare-versions.tsx';
import { liveMaker, nameOfEnvironment as nameOf } from './make-live.ts';
import { publishWords } from './publish-words.ts';
import { words } from './words.ts';

type Version = Guide['versions'][number];

interface Props {
  guide: Guide;
  model: InstanceType<typeof GuideModel>;
  onChanged: () => void;
  /** The language that the author reads it in. */
  locale: Locale;
  onLocale: (locale: Locale) => void;
}

/** The frozen versions, where each is live, what differs between two, and a way back to any of them. */
export function Versions({ guide, model, onChanged, ...language }: Props) {
  const [, changeQuery] = useQuery();
  const actions = (version: Version) => (
    <VersionMenu
      guide={guide}
      version={version}
      onCompare={() => changeQuery({ from: version.version, to: undefined })}
      onChanged={onChanged}
    />
  );
  return (
    <div class="stack">
      <Card title={t(words.versions)} note={t(publishWords.versionsNote)} isFlush>
        <ListTable
          name="versions"
          label={t(words.versions)}
          columns={columnsWith(actions)}
          rows={guide.versions}
          rowKey={({ version }) => version}
          empty={<p class="card__empty soft">{t(publishWords.noVersions)}</p>}
        />
      </Card>
      {guide.versions.length > 0 && (
        <CompareVersions guide={guide} model={model} onChanged={onChanged} {...language} />
      )}
    </div>
  );
}

const placeOf = (environmentId: number) => {
  const place = environments.value.find(({ id }) => id === environmentId);
  return place ? t(publishWords[place.name]) : '';
};

const columnsWith = (actions: (version: Version) => preact.ComponentChildren): ListColumn<Version>[] => [
  {
    key: 'version',
    value: ({ version }) => version,
    header: t(words.oneVersion),
    cell: ({ version }) => <span class="nowrap">{t(words.version, version)}</span>,
  },
  {
    key: 'live',
    value: ({ liveIn }) => liveIn.map(placeOf).join('; '),
    header: t(publishWords.liveIn),
    cell: ({ liveIn }) => (
      <span class="row">
        {liveIn.map((id) => (
          <Badge key={id} tone="good" hasDot>
            {placeOf(id)}
          </Badge>
        ))}
      </span>
    ),
  },
  {
    key: 'name',
    value: ({ name }) => name,
    header: t(words.name),
    isSecondary: 'tablet',
    cell: ({ name }) => name,
  },
  {
    key: 'by',
    value: ({ publishedBy }) => publishedBy,
    header: t(publishWords.publishedBy),
    isSecondary: true,
    cell: ({ publishedBy }) => publishedBy,
  },
  {
    key: 'at',
    value: ({ publishedAt }) => publishedAt,
    header: t(publishWords.publishedAt),
    align: 'end',
    cell: ({ publishedAt }) => formatDateTime(publishedAt),
  },
  { key: 'actions', header: '', align: 'end', width: 56, cell: actions },
];

interface MenuProps {
  guide: Guide;
  version: Version;
  onCompare: () => void;
  onChanged: () => void;
}

function VersionMenu({ guide, version: { version, liveIn }, onCompare, onChanged }: MenuProps) {
  const makeLive = liveMaker(guide, onChanged);
  const places = environment.value?.app.environments ?? [];
  const here = environment.value?.id;
  return (
    <span class="row row--end">
      {here !== undefined && may('guide.publish') && guide.live && !liveIn.includes(here) && (
        <span class="not-on-phone">
          <Button size="small" onClick={() => makeLive(version, here)}>
            {t(publishWords.makeLive)}
          </Button>
        </span>
      )}
      <Menu
        label={t(words.actions)}
        align="end"
        items={[
          { label: t(publishWords.compareWithDraft), onSelect: onCompare },
          ...places
            .filter(({ id }) => may('guide.publish') && !liveIn.includes(id))
            .map(({ id }) => ({
              label: t(publishWords.makeLiveIn, nameOf(id)),
              onSelect: () => makeLive(version, id),
            })),
        ]}
        trigger={(attributes) => (
          <IconButton icon={EllipsisVertical} size="small" label={t(words.actions)} {...attributes} />
        )}
      />
    </span>
  );
}
