import { createModel, signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { type ApiError, api, type Guide } from '../api.ts';
import { createResource } from '../resource.ts';
import { environment, may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field, TextArea, TextField } from '../ui/field.tsx';
import { formatDateTime, sentences, t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { toast } from '../ui/toast.tsx';
import { useModel } from '../ui/use-model.ts';
import { words as uiWords } from '../ui/words.ts';
import { DryRun } from './dry-run.tsx';
import { editorWords } from './editor-words.ts';
import { environmentWords } from './environment-words.ts';
import type { FaultPlace } from './fault-place.ts';
import { LiveChanges } from './live-changes.tsx';
import { PublishChecks } from './publish-checks.tsx';
import { publishWords } from './publish-words.ts';
import { SeeDraftAs } from './see-draft-as.tsx';
import { takeNewest } from './take-newest.ts';

type Model = InstanceType<typeof GuideModel>;

interface Props {
  model: Model;
  guide: Guide;
  /** What is live, planned or asked for has changed. */
  onChanged: () => void;
  /** Leads to where something is to be mended. */
  onGoTo: (place: FaultPlace) => void;
  onClose: () => void;
}

/**
 * The checks are of what is stored, so what was typed last is stored first, and what was saved elsewhere taken over: a
 * window beside the host app may never have been left.
 */
const CheckModel = createModel((id: string, draft: Model, first: number) => {
  const environmentId = signal(first);
  return {
    environmentId,
    checks: createResource(async () => {
      const where = environmentId.value;
      await savedRevision(draft);
      await takeNewest(draft, id);
      return api.guides.check(id, where);
    }),
  };
});

/** Stores what there is to store. @throws when it can't be stored, or somebody else has changed it */
async function savedRevision(draft: Model): Promise<number> {
  await draft.save();
  if (draft.saveState.peek() !== 'saved') throw new Error(t(editorWords.saveFailed));
  return draft.revision.peek();
}

/** What stands in the way and whom it reaches; then publish, plan, or ask those who may. */
export function PublishDialog({ model, guide, onChanged, onGoTo, onClose }: Props) {
  const { checks, ...where } = useModel(() => new CheckModel(guide.id, model, environment.value?.id ?? 0));
  const environments = environment.value?.app.environments ?? [];
  const environmentId = where.environmentId.value;
  const [isLater, setLater] = useState(false);
  const [publishAt, setPublishAt] = useState('');
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const mayPublish = may('guide.publish');
  const chosen = environments.find(({ id }) => id === environmentId);
  const isPast = isLater && !(Date.parse(publishAt) > Date.now());
  const plan = environmentId === environment.value?.id ? guide.plan : null;

  const act = async (work: (revision: number) => Promise<string>) => {
    setBusy(true);
    setRefusal(undefined);
    try {
      toast(await work(await savedRevision(model)));
      onChanged();
      onClose();
    } catch (error) {
      setRefusal((error as ApiError).message);
      setBusy(false);
    }
  };
  const publish = () =>
    act(async (revision) => {
      if (!isLater) {
        const { version } = await api.guides.publish(guide.id, revision, environmentId);
        return t(publishWords.madeLive, version, t(environmentWords[chosen?.name ?? 'production']));
      }
      const asked = { revision, publishAt: new Date(publishAt).toISOString() };
      const planned = await api.guides.plan(guide.id, asked, environmentId);
      return t(publishWords.planned, planned.version, formatDateTime(planned.publishAt));
    });
  const ask = () =>
    act(async (revision) => {
      await api.guides.requestReview(guide.id, { revision, note });
      return t(publishWords.reviewAsked);
    });
  const isBlocked = !checks.data.value || checks.data.value.errors.length > 0;

  return (
    <Dialog
      title={t(mayPublish ? publishWords.publishTitle : publishWords.askReviewTitle, model.name.value)}
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          {mayPublish ? (
            <Button look="primary" isDisabled={isBlocked || isPast} isBusy={isBusy} onClick={publish}>
              {isLater ? t(publishWords.plan) : t(publishWords.publish)}
            </Button>
          ) : (
            <Button look="primary" isDisabled={isBlocked} isBusy={isBusy} onClick={ask}>
              {t(publishWords.askReview)}
            </Button>
          )}
        </>
      }
    >
      <div class="stack">
        {mayPublish ? (
          <>
            <div class="field-row">
              <Field label={t(publishWords.where)}>
                {() => (
                  <SegmentedControl
                    label={t(publishWords.where)}
                    value={String(environmentId)}
                    options={environments.map(({ id, name }) => ({
                      value: String(id),
                      label: t(publishWords[name]),
                    }))}
                    onChange={(id) => {
                      where.environmentId.value = Number(id);
                    }}
                  />
                )}
              </Field>
              <Field label={t(publishWords.when)}>
                {() => (
                  <SegmentedControl
                    label={t(publishWords.when)}
                    value={isLater ? 'later' : 'now'}
                    options={[
                      { value: 'now', label: t(publishWords.now) },
                      { value: 'later', label: t(publishWords.later) },
                    ]}
                    onChange={(when) => setLater(when === 'later')}
                  />
                )}
              </Field>
            </div>
            {isLater && (
              <TextField
                label={t(publishWords.publishAt)}
                type="datetime-local"
                hint={t(publishWords.publishAtHint)}
                error={publishAt && isPast ? t(publishWords.timePast) : undefined}
                value={publishAt}
                onInput={setPublishAt}
              />
            )}
            {!isLater && (
              <p class="soft">
                {sentences(
                  t(publishWords.publishText, t(environmentWords[chosen?.name ?? 'production'])),
                  ...(guide.live ? [t(publishWords.runsFinish)] : []),
                )}
              </p>
            )}
            {plan?.fault === null && (
              <Notice tone="info">
                {t(publishWords.planStands, plan.version, formatDateTime(plan.publishAt))}
              </Notice>
            )}
          </>
        ) : (
          <>
            <p class="soft">{t(publishWords.askReviewText)}</p>
            <TextArea
              label={t(publishWords.reviewNote)}
              isOptional
              maxLength={1000}
              value={note}
              onInput={setNote}
            />
          </>
        )}
        <PublishChecks
          key={`checks ${environmentId}`}
          draft={model.draft.value}
          environmentId={environmentId}
          checks={checks}
          onGoTo={onGoTo}
        />
        <LiveChanges
          key={`changes ${environmentId}`}
          guide={guide}
          model={model}
          environmentId={environmentId}
        />
        <DryRun
          key={`dry run ${environmentId}`}
          guideId={guide.id}
          environmentId={environmentId}
          onBegin={() => savedRevision(model)}
        />
        <SeeDraftAs guideId={guide.id} draft={model.draft.value} environmentId={environmentId} />
        {refusal && <Notice tone="danger">{refusal}</Notice>}
      </div>
    </Dialog>
  );
}
