import { createModel, signal } from '@preact/signals';
import { FileDown, Printer } from 'lucide';
import { useLocation } from 'preact-iso/router';
import type { ReviewSection, ReviewTexts } from '../../shared/contract/review.ts';
import { ApiError, api, type Review } from '../api.ts';
import { createResource } from '../resource.ts';
import { may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/i18n.ts';
import { LoadFault, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/progress.tsx';
import { toastFault } from '../ui/toast.tsx';
import { useModel } from '../ui/use-model.ts';
import { words as documentWords } from './document-words.ts';
import { EditableText } from './editable-text.tsx';
import { RemoveReview } from './remove-review.tsx';
import { createSpeaker, type Speaker } from './speaker.ts';
import { CriterionTable, FigureGrid, ModuleTable, WeeklyBars } from './use-sections.tsx';
import { words } from './words.ts';

type SaveState = 'saved' | 'saving' | 'notSaved' | 'conflict';

const ReviewModel = createModel((id: string) => {
  const review = createResource(() => api.reviews.get(id));
  const state = signal<SaveState>('saved');
  let revision: number | undefined;
  let texts: ReviewTexts | undefined;
  /** One save at a time, each with all that was written until then. */
  let saving: Promise<void> = Promise.resolve();
  const isPrinting = signal(false);
  return {
    review,
    state,
    isPrinting,
    /** Where the server can't print, the browser is asked to. */
    async download(name: string) {
      isPrinting.value = true;
      try {
        await saving;
        const address = URL.createObjectURL(await api.reviews.pdf(id));
        const link = Object.assign(document.createElement('a'), { href: address, download: `${name}.pdf` });
        link.click();
        URL.revokeObjectURL(address);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        toastFault(error.code === 'unavailable' ? t(words.noPdf) : error.message);
        if (error.code === 'unavailable') print();
      } finally {
        isPrinting.value = false;
      }
    },
    write(loaded: Review, section: ReviewSection, text: string) {
      texts = { ...(texts ?? loaded.texts), [section]: text };
      revision ??= loaded.revision;
      state.value = 'saving';
      const written = texts;
      saving = saving.then(async () => {
        if (texts !== written || state.peek() === 'conflict') return;
        try {
          ({ revision } = await api.reviews.save(id, { revision: revision!, texts: written }));
          if (texts === written) state.value = 'saved';
        } catch (error) {
          state.value = error instanceof ApiError && error.code === 'conflict' ? 'conflict' : 'notSaved';
        }
      });
    },
  };
});

export const ReviewPage = ({ params }: { params: { id: string } }) => (
  <ReviewView key={params.id} id={params.id} />
);

/** A business review as it is printed, its words to be written in place. */
function ReviewView({ id }: { id: string }) {
  const model = useModel(() => new ReviewModel(id));
  const { route } = useLocation();
  const review = model.review.data.value;
  const fault = model.review.error.value;
  const state = model.state.value;
  return (
    <Page
      title={
        review
          ? createSpeaker(review.locale).say(documentWords.titleOf, review.account.name)
          : t(documentWords.title)
      }
      breadcrumb={
        review
          ? [
              { label: t(words.accounts), href: '/accounts' },
              { label: review.account.name, href: `/accounts/${encodeURIComponent(review.accountId)}` },
              { label: t(words.title), href: `/accounts/${encodeURIComponent(review.accountId)}/reviews` },
            ]
          : []
      }
      note={review && state !== 'conflict' && t(words[state])}
      actions={
        review && (
          <>
            {may('account.write') && (
              <RemoveReview
                id={id}
                onRemoved={() => route(`/accounts/${encodeURIComponent(review.accountId)}/reviews`, true)}
              />
            )}
            <Button icon={Printer} onClick={() => print()}>
              {t(words.print)}
            </Button>
            <Button
              look="primary"
              icon={FileDown}
              isBusy={model.isPrinting.value}
              onClick={() => void model.download(review.account.name)}
            >
              {t(words.pdf)}
            </Button>
          </>
        )
      }
    >
      {fault && <LoadFault error={fault} onRetry={model.review.reload} />}
      {state === 'conflict' && <Notice tone="warn">{t(words.conflict)}</Notice>}
      {review ? (
        <ReviewSheet review={review} onWrite={(section, text) => model.write(review, section, text)} />
      ) : (
        !fault && <Skeleton height={600} />
      )}
    </Page>
  );
}

interface SheetProps {
  review: Review;
  onWrite: (section: ReviewSection, text: string) => void;
}

const mainFigures = [
  'activeUsers',
  'activity',
  'featureUsageRate',
  'modulesUsed',
  'activationRate',
  'nps',
] as const;
const useFigures = [
  'activationRate',
  'users',
  'activeUsers',
  'loginRatio',
  'activeTime',
  'usesPerActiveUser',
] as const;

function ReviewSheet({ review, onWrite }: SheetProps) {
  const speaker = createSpeaker(review.locale);
  const { say } = speaker;
  const text = (section: ReviewSection, label: string) => (
    <EditableText
      label={t(words.edit, label)}
      text={review.texts[section]}
      isFixed={!may('account.write')}
      onWrite={(next) => onWrite(section, next)}
    />
  );
  return (
    <article class="sheet" lang={review.locale}>
      <section class="sheet__page">
        <Heading review={review} speaker={speaker} />
        <h3>{say(documentWords.summary)}</h3>
        {text('summary', say(documentWords.summary))}
        <FigureGrid names={mainFigures} figures={review.figures} speaker={speaker} />
        <WeeklyBars weeks={review.weeks} speaker={speaker} />
        <h3>{say(documentWords.criteria)}</h3>
        <CriterionTable criteria={review.criteria.slice(0, 4)} speaker={speaker} />
      </section>
      <section class="sheet__page">
        <h2>{say(documentWords.use)}</h2>
        {text('use', say(documentWords.use))}
        <FigureGrid names={useFigures} figures={review.figures} speaker={speaker} />
        <h3>{say(documentWords.average)}</h3>
        <Average review={review} speaker={speaker} />
        <h3>{say(documentWords.modules)}</h3>
        <ModuleTable modules={review.modules} speaker={speaker} />
      </section>
      <section class="sheet__page">
        <h2>{say(documentWords.effect)}</h2>
        {text('effect', say(documentWords.effect))}
        <ModuleTable modules={review.modules.slice(0, 3)} speaker={speaker} />
        <CriterionTable criteria={review.criteria} speaker={speaker} />
        <h2>{say(documentWords.next)}</h2>
        <h3>{say(documentWords.nextSteps)}</h3>
        {text('nextSteps', say(documentWords.nextSteps))}
        <h3>{say(documentWords.outlook)}</h3>
        {text('outlook', say(documentWords.outlook))}
      </section>
    </article>
  );
}

const Heading = ({ review, speaker }: { review: Review; speaker: Speaker }) => (
  <header class="sheet__head">
    <p class="sheet__kind">{speaker.say(documentWords.title)}</p>
    <h2 class="sheet__title">{review.account.name}</h2>
    <p class="sheet__made">
      {speaker.say(documentWords.period, speaker.day(review.startsOn), speaker.day(review.endsOn))}
    </p>
  </header>
);

const averaged = ['activity', 'featureUsageRate', 'usesPerActiveUser'] as const;

/** The account's figures beside those of all accounts together. */
function Average({ review: { figures, level, average }, speaker }: { review: Review; speaker: Speaker }) {
  if (!average) return <p class="sheet__made">{speaker.say(documentWords.noAverage)}</p>;
  const show = (name: (typeof averaged)[number], value: number | null) =>
    name === 'usesPerActiveUser'
      ? value === null
        ? '–'
        : speaker.number(value, { maximumFractionDigits: 1 })
      : speaker.share(value);
  return (
    <table class="sheet__table">
      <thead>
        <tr>
          <th scope="col">{speaker.say(documentWords.measure)}</th>
          <th scope="col">{speaker.say(documentWords.yours)}</th>
          <th scope="col">{speaker.say(documentWords.all)}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{speaker.say(documentWords.level)}</th>
          <td>{level ? speaker.say(documentWords[level]) : '–'}</td>
          <td>{levelShares(average.levels, speaker)}</td>
        </tr>
        {averaged.map((name) => (
          <tr key={name}>
            <th scope="row">{speaker.metric(name)}</th>
            <td>{show(name, figures[name].value)}</td>
            <td>{show(name, average[name])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Of the accounts that are judged, the share at each level. */
function levelShares(
  { high, medium, low }: NonNullable<Review['average']>['levels'],
  speaker: Speaker,
): string {
  const judged = high + medium + low;
  if (judged === 0) return '–';
  const share = (count: number) => speaker.share(count / judged);
  return speaker.say(documentWords.levelShares, share(high), share(medium), share(low));
}
