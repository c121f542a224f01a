import { useEffect, useState } from 'preact/hooks';
import { type PublishingFault, validateForPublishing } from '../../shared/rules/validate-for-publishing.ts';
import { type ApiError, type AudiencePreview, api, type Guide } from '../api.ts';
import { environment } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { words as uiWords } from '../ui/words.ts';
import { environmentWords } from './environment-words.ts';
import { faultText } from './fault-text.ts';
import type { GuideModel } from './guide-model.ts';
import { words } from './words.ts';

interface Props {
  model: InstanceType<typeof GuideModel>;
  guide: Guide;
  onPublished: (version: number) => void;
  onClose: () => void;
}

/** What stands in the way, what is worth a look, how many people it reaches; then publish. */
export function PublishDialog({ model, guide, onPublished, onClose }: Props) {
  const [reach, setReach] = useState<AudiencePreview>();
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const draft = model.draft.value;
  const { errors, warnings } = validateForPublishing(guide.kind, draft);
  const environmentName = t(environmentWords[environment.value?.name ?? 'production']);

  useEffect(() => {
    api.guides
      .previewAudience(draft.audience)
      .then(setReach)
      .catch(() => {});
  }, []);

  const publish = async () => {
    setBusy(true);
    setRefusal(undefined);
    try {
      await model.save();
      if (model.saveState.value !== 'saved') throw new Error(t(words.saveFailed));
      const { version } = await api.guides.publish(guide.id, model.revision.value);
      onPublished(version);
      onClose();
    } catch (error) {
      setRefusal((error as ApiError).message);
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={t(words.publishTitle, model.name.value)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button look="primary" isDisabled={errors.length > 0} isBusy={isBusy} onClick={publish}>
            {t(words.publish)}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p class="soft">{t(words.publishText, environmentName)}</p>
        {reach && (
          <p>
            {reach.users === 0
              ? t(words.reachNobody)
              : t(words.reachNow, t(words.reachOf, reach.users, reach.accounts))}
          </p>
        )}
        {errors.length > 0 && (
          <Notice tone="danger" title={t(words.mustFix)}>
            <Faults faults={errors} />
          </Notice>
        )}
        {warnings.length > 0 && (
          <Notice tone="warn" title={t(words.worthALook)}>
            <Faults faults={warnings} />
          </Notice>
        )}
        {refusal && <Notice tone="danger">{refusal}</Notice>}
      </div>
    </Dialog>
  );
}

const Faults = ({ faults }: { faults: PublishingFault[] }) => (
  <ul class="faults">
    {[...new Set(faults.map(faultText))].map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
);
