import { useState } from 'preact/hooks';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { useQuery } from '../address.ts';
import { may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { toastFault } from '../ui/toast.tsx';
import { editorWords } from './editor-words.ts';
import { beginInApp } from './open-in-app.tsx';

interface Props {
  model: InstanceType<typeof GuideModel>;
  guideId: string;
}

/**
 * For whoever comes from the app because their token has run out: leads back in this same tab, which keeps what they had
 * not saved. By a press, so that no link from elsewhere makes a token by itself.
 */
export function BackToApp({ model, guideId }: Props) {
  const [{ backTo }, changeQuery] = useQuery();
  const [isOpening, setOpening] = useState(false);
  if (!backTo || !may('guide.draft')) return null;
  const goBack = async () => {
    setOpening(true);
    try {
      await model.save();
      const { openUrl } = await beginInApp(guideId, undefined, backTo);
      location.replace(openUrl);
    } catch (error) {
      toastFault((error as Error).message);
      setOpening(false);
    }
  };
  return (
    <Notice
      tone="info"
      title={t(editorWords.backToAppTitle)}
      actions={
        <>
          <Button onClick={() => changeQuery({ backTo: undefined })}>{t(editorWords.stayHere)}</Button>
          <Button look="primary" isBusy={isOpening} onClick={() => void goBack()}>
            {t(editorWords.backToApp)}
          </Button>
        </>
      }
    >
      {t(editorWords.backToAppText)}
    </Notice>
  );
}
