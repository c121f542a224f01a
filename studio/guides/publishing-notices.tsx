import { useState } from 'preact/hooks';
import { useQuery } from '../address.ts';
import { type ApiError, api, type Guide } from '../api.ts';
import { may } from '../session.ts';
import { AskingButton } from '../ui/asking-button.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { formatDateTime, t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { toast, toastFault } from '../ui/toast.tsx';
import { words as uiWords } from '../ui/words.ts';
import { listWords } from './list-words.ts';
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

type PlanProps = Pick<Props, 'guide' | 'onChanged'> & { plan: NonNullable<Guide['plan']> };

function PlanNotice({ guide, plan, onChanged }: PlanProps) {
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
          <PlanEnd guide={guide} plan={plan} isGivenUp={isGivenUp} onChanged={onChanged} />
        )
      }
    >
      {why === null
        ? t(publishWords.planNotice, plan.version, formatDateTime(plan.publishAt), plan.plannedBy)
        : t(publishWords.planFailed, formatDateTime(plan.publishAt), plan.plannedBy, why)}
    </Notice>
  );
}

/** What is still to go live is not called off by one press. */
function PlanEnd({ guide, plan, isGivenUp, onChanged }: PlanProps & { isGivenUp: boolean }) {
  const attempt = useAttempt(onChanged);
  if (isGivenUp) {
    return (
      <Button onClick={() => attempt(api.guides.cancelPlan(guide.id))}>{t(publishWords.dismissNote)}</Button>
    );
  }
  return (
    <AskingButton
      label={t(publishWords.cancelPlan)}
      title={t(publishWords.cancelPlanTitle, plan.version)}
      confirmLabel={t(publishWords.cancelPlan)}
      onConfirm={async () => {
        await api.guides.cancelPlan(guide.id);
        toast(t(publishWords.planCancelled));
        onChanged();
      }}
    >
      {t(publishWords.cancelPlanText, formatDateTime(plan.publishAt))}
    </AskingButton>
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
  const close = () => attempt(api.guides.withdrawReview(guide.id));
  const withdraw = () =>
    void api.guides.withdrawReview(guide.id).then(
      () => {
        toast(t(publishWords.withdrawn), {
          label: t(listWords.undo),
          onSelect: () =>
            attempt(
              api.guides.requestReview(guide.id, { revision: review.revision, note: review.note }),
              t(publishWords.reviewAsked),
            ),
        });
        onChanged();
      },
      (error: Error) => toastFault(error.message),
    );
  if (review.returnedBy !== null) {
    return (
      <Notice
        tone="warn"
        title={t(publishWords.returnedTitle, review.returnedBy)}
        actions={<Button onClick={close}>{t(publishWords.dismissNote)}</Button>}
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
