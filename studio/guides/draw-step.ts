import type { TraitValue } from '../../shared/contract/audience.ts';
import type { GuideContent, GuideKind } from '../../shared/contract/guide.ts';
import type { Step } from '../../shared/contract/step.ts';
import type { Locale } from '../../shared/contract/text.ts';
import { fillGaps } from '../../shared/draft/fill-gaps.ts';
import { standsAtTarget } from '../../shared/rules/interrupts.ts';
import { localize } from '../../shared/rules/localize.ts';
import { layouts } from '../../snippet/render/layouts.ts';
import { questions } from '../../snippet/render/questions.ts';
import { renderStep } from '../../snippet/render/render.ts';
import { t } from '../ui/i18n.ts';
import type { PreviewLook } from './preview-frame.tsx';
import { previewWords } from './preview-words.ts';
import type { Reader } from './reader.ts';

interface DrawnStep {
  kind: GuideKind;
  name: string;
  draft: GuideContent;
  step: Step;
  /** Whose texts are drawn, if there are any. */
  locale: Locale;
  /** Absent: a sample. */
  reader?: Reader | undefined;
  /** The element of the sketch that it stands at, where it stands at one. */
  anchor: HTMLElement | null;
  onGoTo: (stepId: string) => void;
}

/** Stands for a trait that each reader has their own of. */
const sampleOf = (of: 'user' | 'account', trait: string) =>
  trait === 'name' ? t(of === 'user' ? previewWords.sampleUser : previewWords.sampleAccount) : `‹${trait}›`;

/** As the snippet puts it into a text; nothing where the fallback is to stand. */
const traitOf = (value: TraitValue | undefined): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** Draws a step of a draft into a frame as the host app would, and returns how to take it away again. */
export function drawStep(
  { kind, name, draft, step, locale, reader, anchor, onGoTo }: DrawnStep,
  look: PreviewLook,
): () => void {
  const index = draft.steps.findIndex(({ id }) => id === step.id);
  const goBy = (by: number) => {
    const next = draft.steps[index + by];
    if (next) onGoTo(next.id);
  };
  const shown = renderStep({
    step: {
      ...fillGaps(localize(step, locale, draft.defaultLocale)),
      // The element of the sketch is a button, which nothing can stand inside of.
      ...(step.inlineAt === 'inside' && { inlineAt: 'after' }),
    },
    theme: look.theme,
    locale: look.locale,
    kind,
    name,
    questions,
    layouts,
    progress: { index, count: kind === 'survey' ? 1 : draft.steps.length },
    anchor: standsAtTarget(step.layout) ? anchor : null,
    canGoBack: index > 0,
    variable: (of, trait) => (reader ? traitOf(reader[of][trait]) : sampleOf(of, trait)),
    onAction: (action) => {
      if (action.type === 'next') goBy(1);
      if (action.type === 'back') goBy(-1);
      if (action.type === 'goToStep') onGoTo(action.stepId);
    },
    onAnswer: () => goBy(1),
    container: look.container,
  });
  return () => shown.destroy();
}
