import type {
  DeliveredBlock,
  DeliveredStep,
  GuideContent,
  GuideKind,
} from '../../../shared/contract/guide.ts';
import type { Step } from '../../../shared/contract/step.ts';
import type { Locale } from '../../../shared/contract/text.ts';
import type { Theme } from '../../../shared/contract/theme.ts';
import { fillGaps } from '../../../shared/draft/fill-gaps.ts';
import { standsAtTarget } from '../../../shared/rules/interrupts.ts';
import { localize } from '../../../shared/rules/localize.ts';
import { paintedTheme } from '../../../shared/rules/painted-theme.ts';
import { layouts } from '../../render/layouts.ts';
import { questions } from '../../render/questions.ts';
import { renderStep } from '../../render/render.ts';
import type { AuthorWords } from './author-words.ts';
import type { DrawnPiece } from './draw-piece.ts';
import { stepFields } from './step-fields.ts';
import { writingStyle } from './writing-style.ts';

interface DraftStep {
  kind: GuideKind;
  name: string;
  draft: GuideContent;
  step: Step;
  locale: Locale;
  appTheme: Theme;
  words: AuthorWords;
}

/**
 * Draws a step of a draft as its readers will see it, at its element or, while that is not on the page, in the corner.
 * It is drawn into `canvas`, so that it neither takes the focus nor makes the page inert.
 */
export function drawDraftStep(
  { kind, name, draft, step, locale, appTheme, words }: DraftStep,
  canvas: HTMLElement,
  anchor: Element | null,
): DrawnPiece {
  const stands = standsAtTarget(step.layout);
  const layout = stands && !anchor ? 'corner' : step.layout;
  const index = draft.steps.findIndex(({ id }) => id === step.id);
  const rendered = renderStep({
    step: { ...named(fillGaps(localize(step, locale, draft.defaultLocale)), words), layout },
    theme: paintedTheme(draft.theme ?? appTheme),
    // Also where nothing is written in it yet: its direction is that of what will be.
    locale,
    kind,
    name,
    questions: { ...questions, style: questions.style + writingStyle },
    layouts,
    progress: { index, count: kind === 'survey' ? 1 : draft.steps.length },
    anchor: stands ? anchor : null,
    canGoBack: true,
    variable: (_, trait) => `‹${trait}›`,
    onAction() {},
    onAnswer() {},
    container: canvas,
  });
  const card = cardIn(canvas, layout === 'inline' ? anchor : null);
  const language = { locale, defaultLocale: draft.defaultLocale };
  return { fields: card ? stepFields(card, step, language, words) : [], remove: rendered.destroy };
}

/** A picture or film without an address yet is shown by its name. */
function named(step: DeliveredStep, words: AuthorWords): DeliveredStep {
  const blocks = step.blocks.map((block): DeliveredBlock => {
    if (block.type === 'image') return { ...block, alt: block.alt || words.blocks.image };
    if (block.type === 'video') return { ...block, title: block.title || words.blocks.video };
    return block;
  });
  return { ...step, blocks };
}

/** In the page's own flow it stands beside or inside its target, everywhere else in the canvas. */
function cardIn(canvas: HTMLElement, flow: Element | null): Element | undefined {
  const around = flow ? (flow.parentNode ?? flow) : canvas;
  const hosts = [...(around as ParentNode).querySelectorAll('cairn-layer')];
  return hosts.flatMap((host) => [...(host.shadowRoot?.querySelectorAll('.card') ?? [])]).at(-1);
}
