import { useState } from 'preact/hooks';
import { useQuery } from '../address.ts';
import { type ApiError, api, type Guide } from '../api.ts';
import { may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { formatDateTime, t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { toast, toastFault } from '../ui/toast.tsx';
import { words as uiWords } from '../ui/words.ts';
import { publishWords } from './publish-words.ts';

interface Props {
  guide: Guide;
  /** Of the draft as it is now. */
  revision: number;
  onChanged: () => void;
}

/** What the guide waits for: somebody to publish it, its author, or a time. */
export const PublishingNotices = (props: Props) => (
  <>
    {props.guide.review && <ReviewNotice {...props} review={props.guide.review} />}
    {props.guide.plan && <PlanNotice {...props} plan={props.guide.plan} />}
  </>
);

function useAttempt(onChanged: () => void) {
  return (work: Promise<unknown>, done?: string) =>
    void work.then(
      () => {
        if (done) toast(done);
        onChanged();
      },
      (error: Error) => toastFault(error.message),
    );
}

function PlanNotice({ guide, plan, onChanged }: Props & { plan: NonNullable<Guide['plan']> }) {
  const attempt = useAttempt(onChanged);
  const isGivenUp = plan.fault !== null && plan.retryAt === null;
  const why =
    plan.fault && plan.retryAt
      ? t(publishWords.planTriedAgain, plan.fault, formatDateTime(plan.retryAt))
      : plan.fault;
  return (
    <Notice
      tone={why === null ? 'info' : isGivenUp ? 'danger' : 'warn'}
      {...(why !== null && { title: t(publishWords.planFailedTitle, plan.version) })}
      actions={
        may('guide.publish') && (
          <Button onClick={() => attempt(api.guides.cancelPlan(guide.id), t(publishWords.planCancelled))}>
            {t(isGivenUp ? publishWords.dismissNote : publishWords.cancelPlan)}
          </Button>
        )
      }
    >
      {why === null
        ? t(publishWords.planNotice, plan.version, formatDateTime(plan.publishAt), plan.plannedBy)
        : t(publishWords.planFailed, formatDateTime(plan.publishAt), plan.plannedBy, why)}
    </Notice>
  );
}

function ReviewNotice({
  guide,
  review,
  revision,
  onChanged,
}: Props & { review: NonNullable<Guide['review']> }) {
  const [, changeQuery] = useQuery();
  const [isReturning, setReturning] = useState(false);
  const attempt = useAttempt(onChanged);
  const withdraw = () => attempt(api.guides.withdrawReview(guide.id));
  if (review.returnedBy !== null) {
    return (
      <Notice
        tone="warn"
        title={t(publishWords.returnedTitle, review.returnedBy)}
        actions={<Button onClick={withdraw}>{t(publishWords.dismissNote)}</Button>}
      >
        {review.comment}
      </Notice>
    );
  }
  return (
    <>
      <Notice
        tone="info"
        title={t(publishWords.reviewTitle, review.requestedBy)}
        actions={
          <>
            {guide.versions.length > 0 && (
              <Button onClick={() => changeQuery({ section: 'versions', from: undefined, to: undefined })}>
                {t(publishWords.seeChanges)}
              </Button>
            )}
            {may('guide.publish') ? (
              <Button onClick={() => setReturning(true)}>{t(publishWords.giveBack)}</Button>
            ) : (
              <Button onClick={withdraw}>{t(publishWords.withdraw)}</Button>
            )}
          </>
        }
      >
        {review.note} {review.revision !== revision && t(publishWords.reviewOlder)}
      </Notice>
      {isReturning && (
        <ReturnDialog guideId={guide.id} onChanged={onChanged} onClose={() => setReturning(false)} />
      )}
    </>
  );
}

interface ReturnProps {
  guideId: string;
  onChanged: () => void;
  onClose: () => void;
}

function ReturnDialog({ guideId, onChanged, onClose }: ReturnProps) {
  const [comment, setComment] = useState('');
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const giveBack = async () => {
    if (comment.trim() === '') return setFault(t(publishWords.commentNeeded));
    setBusy(true);
    try {
      await api.guides.returnToAuthor(guideId, comment);
      toast(t(publishWords.givenBack));
      onChanged();
      onClose();
    } catch (error) {
      setFault((error as ApiError).message);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={t(publishWords.giveBackTitle)}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button look="primary" isBusy={isBusy} onClick={giveBack}>
            {t(publishWords.giveBack)}
          </Button>
        </>
      }
    >
      <TextArea
        label={t(publishWords.comment)}
        error={fault}
        maxLength={1000}
        value={comment}
        onInput={(text) => {
          setFault(undefined);
          setComment(text);
        }}
      />
    </Dialog>
  );
}
