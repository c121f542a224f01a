import { createModel } from '@preact/signals';
import { Link2Off } from 'lucide';
import { useEffect } from 'preact/hooks';
import { ApiError, api } from '../api.ts';
import { createResource } from '../resource.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { locale, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { useModel } from '../ui/use-model.ts';
import { words } from './document-words.ts';
import { createSpeaker } from './speaker.ts';
import { CriterionTable, FigureGrid, ModuleTable, WeeklyBars } from './use-sections.tsx';

const SharedModel = createModel((token: string) => createResource(() => api.shared.get(token)));

const figures = [
  'activeUsers',
  'activity',
  'featureUsageRate',
  'modulesUsed',
  'activationRate',
  'activeTime',
] as const;

/** What a customer sees of their own adoption, by the link they were sent: nothing else of the studio is there. */
export function SharedPage({ token }: { token: string }) {
  const shared = useModel(() => new SharedModel(token));
  const data = shared.data.value;
  const fault = shared.error.value;
  const title = data && `${createSpeaker(data.locale).say(words.sharedTitle)}: ${data.accountName}`;
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);

  if (fault) {
    const isGone = fault instanceof ApiError && ['not_found', 'invalid_request'].includes(fault.code);
    return (
      <main class="shared">
        <h1 class="visually-hidden">{t(words.sharedTitle)}</h1>
        {isGone ? (
          <EmptyState icon={Link2Off} title={t(words.gone)}>
            {t(words.goneText)}
          </EmptyState>
        ) : (
          <LoadFault error={fault} onRetry={shared.reload} />
        )}
      </main>
    );
  }
  if (!data) {
    return (
      <div class="page-wait">
        <Spinner />
      </div>
    );
  }
  const speaker = createSpeaker(data.locale);
  const { say } = speaker;
  return (
    <main class="shared">
      <article class="sheet" lang={data.locale ?? locale.value}>
        <section class="sheet__page">
          <header class="sheet__head">
            <p class="sheet__kind">{say(words.sharedTitle)}</p>
            <h1 class="sheet__title">{data.accountName}</h1>
            <p class="sheet__made">
              {say(words.period, speaker.day(data.startsOn), speaker.day(data.endsOn))}
            </p>
          </header>
          <FigureGrid names={figures} figures={data.figures} speaker={speaker} />
          <WeeklyBars weeks={data.weeks} speaker={speaker} />
          <h2>{say(words.modules)}</h2>
          <ModuleTable modules={data.modules} speaker={speaker} />
          <h2>{say(words.criteria)}</h2>
          <CriterionTable criteria={data.criteria} speaker={speaker} />
          <p class="sheet__made">{say(words.validUntil, speaker.day(data.expiresAt))}</p>
        </section>
      </article>
    </main>
  );
}
