import { useCallback, useRef } from 'preact/hooks';
import type { GuideContent, GuideKind } from '../../shared/contract/guide.ts';
import type { Step } from '../../shared/contract/step.ts';
import type { Locale } from '../../shared/contract/text.ts';
import { standsAtTarget } from '../../shared/rules/interrupts.ts';
import { localesOf, pickLocale } from '../../shared/rules/localize.ts';
import { targetName } from '../picker/target-name.ts';
import { t } from '../ui/i18n.ts';
import { drawStep } from './draw-step.ts';
import { PageSketch } from './page-sketch.tsx';
import { PreviewFrame, type PreviewLook, type PreviewView } from './preview-frame.tsx';
import { previewWords } from './preview-words.ts';
import type { Reader } from './reader.ts';

interface Props {
  kind: GuideKind;
  name: string;
  draft: GuideContent;
  step: Step;
  locale: Locale;
  /** Whose traits stand where the texts name some. Absent: a sample's. */
  reader?: Reader | undefined;
  onGoTo: (stepId: string) => void;
  /** As the one bar of several previews has it. Absent: it has a bar of its own. */
  view?: PreviewView | undefined;
}

/** The selected step, drawn by the renderer that the host app uses, over a sketch of a page. */
export function StepPreview({ kind, name, draft, step, locale, reader, onGoTo, view }: Props) {
  const anchor = useRef<HTMLButtonElement>(null);
  const draw = useCallback(
    (look: PreviewLook) =>
      drawStep({ kind, name, draft, step, locale, reader, anchor: anchor.current, onGoTo }, look),
    [kind, name, draft, step, locale, JSON.stringify(reader), onGoTo],
  );
  return (
    <PreviewFrame
      theme={draft.theme}
      locale={pickLocale(localesOf(draft), locale, draft.defaultLocale)}
      draw={draw}
      view={view}
    >
      <PageSketch isHidden={step.layout !== 'inline'}>
        <button
          class="preview__element"
          type="button"
          tabIndex={-1}
          ref={anchor}
          style={{ visibility: standsAtTarget(step.layout) ? 'visible' : 'hidden' }}
        >
          {step.target ? targetName(step.target.signature) : t(previewWords.previewElement)}
        </button>
      </PageSketch>
    </PreviewFrame>
  );
}
