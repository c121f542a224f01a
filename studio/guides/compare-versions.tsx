import { createModel, signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { GuideKind } from '../../shared/contract/guide.ts';
import type { Locale } from '../../shared/contract/text.ts';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import type { ComparedGuide } from '../../shared/rules/compare-guides.ts';
import { pairPieces } from '../../shared/rules/pair-pieces.ts';
import { useQuery } from '../address.ts';
import { api, type Guide } from '../api.ts';
import { useReferences } from '../references/references.tsx';
import { createResource } from '../resource.ts';
import { environment, may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Select } from '../ui/field.tsx';
import { locale as studioLocale, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { useModel } from '../ui/use-model.ts';
import { compareWords } from './compare-words.ts';
import { ComparedPieces } from './compared-pieces.tsx';
import { liveMaker } from './make-live.ts';
import type { ComparedSide } from './piece-pair.tsx';
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

interface Props {
  guide: Guide;
  model: InstanceType<typeof GuideModel>;
  /** The language that the author reads it in. */
  locale: Locale;
  onLocale: (locale: Locale) => void;
  onChanged: () => void;
}

/** Two versions side by side, or one and the draft: drawn, and what differs in words. */
export function CompareVersions({ guide, model, locale, onLocale, onChanged }: Props) {
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
          kind={guide.kind}
          actions={<MakeLive guide={guide} side={from} onChanged={onChanged} />}
          before={{ ...before.content, ...nameOf(from) }}
          after={{ ...after.content, ...nameOf(to) }}
          locale={locale}
          onLocale={onLocale}
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

const nameOf = (side: Side): Pick<ComparedSide, 'label' | 'within'> =>
  side === undefined
    ? { label: t(publishWords.currentDraft), within: t(compareWords.draftWithin) }
    : { label: t(words.version, side), within: t(compareWords.versionWithin, side) };

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

/** In the environment that is looked at. */
const isLive = (liveIn: readonly number[]) => liveIn.some((id) => id === environment.value?.id);

/** The way back to a version that is looked at, where it is not what is live. */
function MakeLive({ guide, side, onChanged }: { guide: Guide; side: Side; onChanged: () => void }) {
  const here = environment.value?.id;
  const version = guide.versions.find(({ version }) => version === side);
  if (!version || here === undefined || !guide.live || isLive(version.liveIn) || !may('guide.publish'))
    return null;
  return (
    <Button size="small" onClick={() => liveMaker(guide, onChanged)(version.version, here)}>
      {t(compareWords.makeVersionLive, version.version)}
    </Button>
  );
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
      ...guide.versions.map(({ version, liveIn }) => ({
        value: String(version),
        label: isLive(liveIn) ? t(compareWords.sideLive, version) : t(words.version, version),
      })),
    ]}
    onChange={(chosen) => onChange(Number(chosen) || undefined)}
  />
);

interface DifferencesProps extends Pick<Props, 'locale' | 'onLocale'> {
  kind: GuideKind;
  before: ComparedSide;
  after: ComparedSide;
  /** What can be done with what is compared. */
  actions: ComponentChildren;
  /** What may be looked at instead when there is none. */
  ifSame: ComponentChildren;
}

function Differences({ kind, before, after, actions, ifSame, ...language }: DifferencesProps) {
  const { guides, features, segments } = useReferences();
  const known = {
    guides: new Map(guides.data.value?.map(({ id, name }) => [id, name])),
    features: new Map(features.data.value?.map(({ id, name }) => [id, name])),
    segments: new Map(segments.data.value?.map(({ id, name }) => [id, name])),
  };
  const paired = pairPieces(before, after, studioLocale.value, known);
  const count = [paired.guide, ...paired.pieces.map(({ differences }) => differences)].flat().length;
  return (
    <div class="differences">
      <ComparedPieces
        paired={paired}
        kind={kind}
        before={before}
        after={after}
        {...language}
        heading={
          count > 0 ? (
            <div class="row">
              <p class="note">{t(publishWords.differences, count)}</p>
              {actions}
            </div>
          ) : (
            <div class="row">
              <p class="soft">{t(publishWords.noDifference)}</p>
              {ifSame}
            </div>
          )
        }
      />
    </div>
  );
}
