import type { GuideContent, GuideKind } from '../../../shared/contract/guide.ts';
import type { Step } from '../../../shared/contract/step.ts';
import type { Locale } from '../../../shared/contract/text.ts';
import type { Theme } from '../../../shared/contract/theme.ts';
import { standsAtTarget } from '../../../shared/rules/interrupts.ts';
import { localesOf, localize, pickLocale } from '../../../shared/rules/localize.ts';
import { paintedTheme } from '../../../shared/rules/painted-theme.ts';
import { layouts } from '../../render/layouts.ts';
import { questions } from '../../render/questions.ts';
import { renderStep } from '../../render/render.ts';

interface DraftStep {
  kind: GuideKind;
  name: string;
  draft: GuideContent;
  step: Step;
  locale: Locale;
  appTheme: Theme;
}

/** The page stays within reach of the author, and texts that are written can be seen to be. */
const writingStyle = `
.dim{pointer-events:none;background:none}
.dim>.card{pointer-events:auto}
.controls{background:none;pointer-events:none}
[contenteditable]{cursor:text;border-radius:4px;outline:1px dashed transparent;outline-offset:3px;-webkit-user-modify:read-write}
[contenteditable]:hover{outline-color:color-mix(in srgb,currentcolor 45%,transparent)}
[contenteditable]:focus{outline:2px solid var(--edge);outline-offset:3px}
[contenteditable][data-empty]::before{content:attr(data-placeholder);opacity:.55;pointer-events:none}
.button[contenteditable]{display:inline-grid;place-items:center;text-align:center}
.variable{padding:0 .3em;border-radius:4px;background:color-mix(in srgb,var(--accent) 16%,transparent);font-weight:600}
`;

export interface DrawnStep {
  /** Undefined where it could not be drawn. */
  card: Element | undefined;
  remove(): void;
}

/**
 * Draws a step of a draft as its readers will see it, at its element or, while that is not on the page, in the corner.
 * It is drawn into `canvas`, so that it neither takes the focus nor makes the page inert.
 */
export function drawDraftStep(
  { kind, name, draft, step, locale, appTheme }: DraftStep,
  canvas: HTMLElement,
  anchor: Element | null,
): DrawnStep {
  const stands = standsAtTarget(step.layout);
  const layout = stands && !anchor ? 'corner' : step.layout;
  const index = draft.steps.findIndex(({ id }) => id === step.id);
  const rendered = renderStep({
    step: { ...localize(step, locale, draft.defaultLocale), layout },
    theme: paintedTheme(draft.theme ?? appTheme),
    locale: pickLocale(localesOf(draft), locale, draft.defaultLocale),
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
  return { card: cardIn(canvas, layout === 'inline' ? anchor : null), remove: rendered.destroy };
}

/** In the page's own flow it stands beside or inside its target, everywhere else in the canvas. */
function cardIn(canvas: HTMLElement, flow: Element | null): Element | undefined {
  const around = flow ? (flow.parentNode ?? flow) : canvas;
  const hosts = [...(around as ParentNode).querySelectorAll('cairn-layer')];
  return hosts.flatMap((host) => [...(host.shadowRoot?.querySelectorAll('.card') ?? [])]).at(-1);
}
