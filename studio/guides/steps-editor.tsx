import { useState } from 'preact/hooks';
import type { GuideKind } from '../../shared/contract/guide.ts';
import type { Locale } from '../../shared/contract/text.ts';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { Changeable } from '../changeable.tsx';
import { GuideHead } from './guide-head.tsx';
import { PreviewSide } from './preview-side.tsx';
import { ReadAs, type ReadAsUser } from './read-as.tsx';
import { seeDraftUrl } from './see-draft-as.tsx';
import { StepFields } from './step-fields.tsx';
import { StepList } from './step-list.tsx';
import { StepPreview } from './step-preview.tsx';

interface Props {
  model: InstanceType<typeof GuideModel>;
  guideId: string;
  kind: GuideKind;
  locale: Locale;
  onLocale: (locale: Locale) => void;
  /** The piece that is being edited. Undefined: the first. */
  pieceId: string | undefined;
  onSelect: (pieceId: string) => void;
}

/** Steps on the left, the selected one's fields beside it, and how it looks in the host app. */
export function StepsEditor({ model, guideId, kind, locale, onLocale, pieceId, onSelect }: Props) {
  const draft = model.draft.value;
  const [as, setAs] = useState<ReadAsUser>();
  // An undo may have taken the selected step away.
  const step = draft.steps.find(({ id }) => id === pieceId) ?? draft.steps[0];
  if (!step) return null;

  return (
    <div class="editor">
      <div class="editor__cards">
        <StepList model={model} selectedId={step.id} locale={locale} onSelect={onSelect} />
      </div>
      <div class="editor__fields stack">
        <Changeable by="guide.draft">
          <GuideHead model={model} locale={locale} onLocale={onLocale} />
          <StepFields key={step.id} model={model} guideId={guideId} step={step} locale={locale} />
        </Changeable>
      </div>
      <PreviewSide>
        <StepPreview
          kind={kind}
          name={model.name.value}
          draft={draft}
          step={step}
          locale={locale}
          reader={as?.reader}
          onGoTo={onSelect}
        />
        <ReadAs as={as} hrefOf={(userId) => seeDraftUrl(guideId, draft, userId)} onChange={setAs} />
      </PreviewSide>
    </div>
  );
}
