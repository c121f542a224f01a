import type { GuideContent, GuideKind } from '../../shared/contract/guide.ts';
import type { Locale } from '../../shared/contract/text.ts';
import { useHelpItems } from './help-items.ts';
import { ChecklistPreview, HelpPreview } from './panel-preview.tsx';
import type { PreviewView } from './preview-frame.tsx';
import { StepPreview } from './step-preview.tsx';

export interface DrawnPiece {
  kind: GuideKind;
  name: string;
  content: GuideContent;
  locale: Locale;
  view: PreviewView;
}

/** A step of a guide, or its panel, as the host app would show it: to be looked at, not to be pressed. */
export function PiecePicture({
  label,
  stepIndex,
  ...piece
}: DrawnPiece & { /** What it is a picture of. */ label: string; stepIndex: number }) {
  return (
    <div role="img" aria-label={label}>
      <div inert>
        <Preview {...piece} stepIndex={stepIndex} />
      </div>
    </div>
  );
}

const stay = () => {};

function Preview({ kind, name, content, locale, view, stepIndex }: DrawnPiece & { stepIndex: number }) {
  const items = useHelpItems(content, locale);
  const shared = { draft: content, locale, view };
  if (content.checklist) return <ChecklistPreview {...shared} checklist={content.checklist} />;
  if (content.help) return <HelpPreview {...shared} help={content.help} items={items} />;
  const step = content.steps[stepIndex];
  return step ? <StepPreview {...shared} kind={kind} name={name} step={step} onGoTo={stay} /> : null;
}
