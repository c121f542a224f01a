import { Eye } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { decisionText } from '../../shared/rules/decision-text.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { formatDateTime, formatWhen, locale as studioLocale, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { ChecklistPreview, HelpPreview } from './panel-preview.tsx';
import type { Reader } from './reader.ts';
import type { SeeAsModel } from './see-as-model.ts';
import { seeAsWords as words } from './see-as-words.ts';
import { StepPreview } from './step-preview.tsx';
import { words as guideWords } from './words.ts';

type Model = InstanceType<typeof SeeAsModel>;

/** Of its place in the page. */
export const seenGuideId = 'seen-guide';

interface Props {
  model: Model;
  /** The language it is shown in. */
  locale: string | undefined;
}

/** The guide that was chosen, or comes first, as the user would see it, and what was decided of it before. */
export function SeenGuide({ model, locale }: Props) {
  const { data, error, reload } = model.shown;
  const shown = data.value;
  const reader = model.reader.data.value;
  if (error.value) return <LoadFault error={error.value} onRetry={reload} />;
  if (model.guideId.value === undefined) return null;
  if (!shown || !reader || locale === undefined) {
    return (
      <div class="seen-guide" id={seenGuideId}>
        <Skeleton height={320} />
      </div>
    );
  }
  return (
    <div class="stack seen-guide" id={seenGuideId}>
      <Card
        title={shown.name}
        actions={
          <Button size="small" icon={Eye} href={`/guides/${shown.id}`}>
            {t(words.openGuide)}
          </Button>
        }
      >
        <Picture key={shown.id} shown={shown} reader={reader} locale={locale} />
      </Card>
      <Past model={model} />
    </div>
  );
}

function Picture({
  shown: { kind, name, content },
  reader,
  locale,
}: {
  shown: NonNullable<Model['shown']['data']['value']>;
  reader: Reader;
  locale: string;
}) {
  const [stepId, setStepId] = useState(content.steps[0]?.id);
  useEffect(() => setStepId(content.steps[0]?.id), [content]);
  const step = content.steps.find(({ id }) => id === stepId);
  if (content.checklist) {
    return <ChecklistPreview draft={content} checklist={content.checklist} locale={locale} />;
  }
  if (content.help) return <HelpPreview draft={content} help={content.help} items={[]} locale={locale} />;
  if (!step) return null;
  return (
    <div class="stack">
      {content.steps.length > 1 && (
        <div class="row">
          {content.steps.map(({ id }, index) => (
            <Button
              key={id}
              size="small"
              look={id === stepId ? 'primary' : 'secondary'}
              onClick={() => setStepId(id)}
            >
              {t(guideWords.step, index + 1)}
            </Button>
          ))}
        </div>
      )}
      <StepPreview
        kind={kind}
        name={name}
        draft={content}
        step={step}
        locale={locale}
        reader={reader}
        onGoTo={setStepId}
      />
    </div>
  );
}

/** What pages and the server decided of the guide for this user, the newest first. */
function Past({ model }: { model: Model }) {
  const { data, error, reload } = model.past;
  const past = data.value;
  return (
    <Card title={t(words.past)} definition={t(words.pastDefinition)}>
      {error.value && <LoadFault error={error.value} onRetry={reload} />}
      {!past && !error.value && <Skeleton height={60} />}
      {past?.length === 0 && <p class="soft">{t(words.noPast)}</p>}
      <ol class="past">
        {past?.map(({ at, outcome, by, path, version, ...decided }) => (
          <li key={`${at} ${decided.reason}`}>
            <time class="note nowrap" dateTime={at}>
              {formatDateTime(at)}
            </time>
            <span>
              <Badge tone={outcome === 'start' ? 'good' : 'neutral'} hasDot>
                {t(outcome === 'start' ? words.starts : words.startsNot)}
              </Badge>{' '}
              {decisionText(decided, studioLocale.value, formatWhen)}{' '}
              <span class="note">
                {[path ?? (by === 'server' ? t(words.byServer) : ''), t(guideWords.version, version)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
