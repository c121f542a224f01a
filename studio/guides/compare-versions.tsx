import type { Locale } from '../../shared/contract/text.ts';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { useQuery } from '../address.ts';
import type { Guide } from '../api.ts';
import { environment, may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Select } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { compareWords } from './compare-words.ts';
import { type Side, useSide } from './compared-side.ts';
import { Comparison } from './comparison.tsx';
import { liveMaker } from './make-live.ts';
import { publishWords } from './publish-words.ts';
import { words } from './words.ts';

/** Of its place in the page. */
export const comparisonId = 'comparison';

/** The version that the address names. */
const sideOf = (text: string | undefined, guide: Guide): Side =>
  guide.versions.find(({ version }) => String(version) === text)?.version;

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
  const before = useSide(guide.id, from, model);
  const after = useSide(guide.id, to, model);
  return (
    <Card
      id={comparisonId}
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
      {before.side && after.side ? (
        <Comparison
          kind={guide.kind}
          before={before.side}
          after={after.side}
          locale={locale}
          onLocale={onLocale}
          isAll={query.all !== undefined}
          onAll={(isAll) => changeQuery({ all: isAll ? 1 : undefined })}
          actions={<MakeLive guide={guide} side={from} onChanged={onChanged} />}
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
