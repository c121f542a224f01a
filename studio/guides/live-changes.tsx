import { useState } from 'preact/hooks';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import type { Guide } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { locale as studioLocale, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { compareWords } from './compare-words.ts';
import { useSide } from './compared-side.ts';
import { Comparison } from './comparison.tsx';

interface Props {
  guide: Guide;
  model: InstanceType<typeof GuideModel>;
  /** Where it is to be published: what is live there is what it changes. */
  environmentId: number;
}

/** What publishing would change for its users, drawn when it is asked for. Nothing of what was never live there. */
export function LiveChanges({ guide, environmentId, ...shared }: Props) {
  const [isShown, setShown] = useState(false);
  const live = guide.versions.find(({ liveIn }) => liveIn.includes(environmentId))?.version;
  if (live === undefined) return null;
  return (
    <section class="stack" aria-label={t(compareWords.liveChanges)}>
      <div class="row row--apart">
        <div>
          <h3>{t(compareWords.liveChanges)}</h3>
          <p class="note">{t(compareWords.liveChangesText, live)}</p>
        </div>
        <Button aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {t(isShown ? compareWords.hideChanges : compareWords.showChanges)}
        </Button>
      </div>
      {isShown && <Changes key={live} {...shared} guide={guide} live={live} />}
    </section>
  );
}

function Changes({ guide, model, live }: Omit<Props, 'environmentId'> & { live: number }) {
  const [locale, setLocale] = useState<string>(studioLocale.value);
  const [isAll, setAll] = useState(false);
  const before = useSide(guide.id, live, model);
  const after = useSide(guide.id, undefined, model);
  if (before.error) return <LoadFault error={before.error} onRetry={before.retry} />;
  if (!before.side || !after.side) return <Skeleton height={80} />;
  return (
    <Comparison
      kind={guide.kind}
      before={before.side}
      after={after.side}
      locale={locale}
      onLocale={setLocale}
      isAll={isAll}
      onAll={setAll}
    />
  );
}
