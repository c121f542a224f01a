import { createModel, signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import {
  type ComparedGuide,
  compareGuides,
  type GuideDifference,
} from '../../shared/rules/compare-guides.ts';
import { useQuery } from '../address.ts';
import { api, type Guide } from '../api.ts';
import { useReferences } from '../references/references.tsx';
import { createResource } from '../resource.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Select } from '../ui/field.tsx';
import { locale, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { useModel } from '../ui/use-model.ts';
import { publishWords } from './publish-words.ts';
import { words } from './words.ts';

/** A version’s number, or nothing for the draft. */
type Side = number | undefined;

const sideOf = (text: string | undefined, guide: Guide): Side =>
  guide.versions.find(({ version }) => String(version) === text)?.version;

const VersionModel = createModel((id: string, first: Side) => {
  const version = signal(first);
  return {
    version,
    content: createResource(async () =>
      version.value === undefined ? undefined : api.guides.version(id, version.value),
    ),
  };
});

/** Two versions side by side, or one and the draft: what differs, in words. */
export function CompareVersions({ guide, model }: { guide: Guide; model: InstanceType<typeof GuideModel> }) {
  const [query, changeQuery] = useQuery();
  const newest = guide.live?.version ?? guide.versions[0]?.version;
  const from = sideOf(query.from, guide) ?? newest;
  const to = sideOf(query.to, guide);
  const before = useSide(guide, from, model);
  const after = useSide(guide, to, model);
  return (
    <Card
      title={t(publishWords.compare)}
      definition={t(publishWords.compareDefinition)}
      actions={
        <>
          <SideSelect
            label={t(publishWords.before)}
            guide={guide}
            value={from}
            onChange={(side) => changeQuery({ from: side })}
          />
          <span aria-hidden="true">→</span>
          <SideSelect
            label={t(publishWords.after)}
            guide={guide}
            value={to}
            hasDraft
            onChange={(side) => changeQuery({ to: side })}
          />
        </>
      }
    >
      {before.error && <LoadFault error={before.error} onRetry={before.retry} />}
      {after.error && <LoadFault error={after.error} onRetry={after.retry} />}
      {before.content && after.content ? (
        <Differences
          before={before.content}
          after={after.content}
          ifSame={
            from !== undefined &&
            from > 1 &&
            to === undefined && (
              <Button size="small" onClick={() => changeQuery({ from: from - 1, to: from })}>
                {t(publishWords.whatChanged, from)}
              </Button>
            )
          }
        />
      ) : (
        <Skeleton height={80} />
      )}
    </Card>
  );
}

function useSide(guide: Guide, side: Side, model: InstanceType<typeof GuideModel>) {
  const loaded = useModel(() => new VersionModel(guide.id, side));
  useEffect(() => {
    loaded.version.value = side;
  }, [side]);
  const draft: ComparedGuide = { name: model.name.value, content: model.draft.value };
  const data = loaded.content.data.value;
  return {
    content: side === undefined ? draft : data?.version === side ? data : undefined,
    error: loaded.content.error.value,
    retry: loaded.content.reload,
  };
}

interface SideSelectProps {
  label: string;
  guide: Guide;
  value: Side;
  hasDraft?: boolean;
  onChange: (side: Side) => void;
}

const SideSelect = ({ label, guide, value, hasDraft, onChange }: SideSelectProps) => (
  <Select
    label={label}
    isLabelHidden
    value={String(value ?? '')}
    options={[
      ...(hasDraft ? [{ value: '', label: t(publishWords.currentDraft) }] : []),
      ...guide.versions.map(({ version }) => ({
        value: String(version),
        label: t(words.version, version),
      })),
    ]}
    onChange={(chosen) => onChange(Number(chosen) || undefined)}
  />
);

interface DifferencesProps {
  before: ComparedGuide;
  after: ComparedGuide;
  /** What may be looked at instead when there is none. */
  ifSame: ComponentChildren;
}

function Differences({ before, after, ifSame }: DifferencesProps) {
  const { guides, features, segments } = useReferences();
  const known = {
    guides: new Map(guides.data.value?.map(({ id, name }) => [id, name])),
    features: new Map(features.data.value?.map(({ id, name }) => [id, name])),
    segments: new Map(segments.data.value?.map(({ id, name }) => [id, name])),
  };
  const differences = compareGuides(before, after, locale.value, known);
  if (differences.length === 0) {
    return (
      <div class="row">
        <p class="soft">{t(publishWords.noDifference)}</p>
        {ifSame}
      </div>
    );
  }
  return (
    <div class="differences">
      <p class="note">{t(publishWords.differences, differences.length)}</p>
      {[...Map.groupBy(differences, ({ group }) => group)].map(([group, lines]) => (
        <section key={group} class="differences__group">
          <h3>{group}</h3>
          <dl>
            {lines.map((line, index) => (
              <Difference key={`${line.label} ${index}`} {...line} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

const Difference = ({ label, before, after }: GuideDifference) => (
  <div class="differences__line">
    <dt>{label}</dt>
    <dd class="differences__side differences__side--before">
      {before === null ? <span class="note">–</span> : <del>{before}</del>}
    </dd>
    <dd class="differences__side differences__side--after">
      {after === null ? <span class="note">–</span> : <ins>{after}</ins>}
    </dd>
  </div>
);
