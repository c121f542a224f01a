import type { ButtonAction } from '../../shared/contract/block.ts';
import type { DeliveredStep, GuideKind } from '../../shared/contract/guide.ts';
import type { Answer } from '../../shared/contract/survey.ts';
import type { Locale } from '../../shared/contract/text.ts';
import type { PaintedTheme } from '../../shared/contract/theme.ts';
import type { Place, PlaceOptions } from './layer.ts';
import type { Layouts } from './layouts.ts';
import type { Questions } from './questions.ts';

/** All that drawing one step needs. The renderer asks nobody else for anything. */
export interface StepView {
  step: DeliveredStep;
  theme: PaintedTheme;
  /** Language of the texts; decides `lang`, `dir` and the renderer's own few words. */
  locale: Locale;
  kind: GuideKind;
  /** The guide's name: the dialog's accessible name when the step itself has no heading, question or text. */
  name: string;
  /** `index` counts from 0. Not shown when `count` is 1. */
  progress: { index: number; count: number };
  /**
   * What a tooltip points at, a beacon marks, an inline step stands at. A tooltip scrolls it into view if it is not;
   * the other two move nothing. `null`: a tooltip is drawn as a corner card, the other two are not drawn.
   */
  anchor: Element | null;
  /** What draws the step's questions; without it they are left out. */
  questions?: Questions;
  /**
   * What draws the layouts `slideOut`, `bannerTop`, `bannerBottom`, `inline` and `beacon`, and images, videos and a logo.
   * Without it they are drawn as a corner card, and images and videos are left out.
   */
  layouts?: Layouts;
  /** Answers given before a reload, by question id: drawn as given. */
  answers?: Readonly<Record<string, Answer>>;
  /** False: buttons with the action `back` are left out. */
  canGoBack: boolean;
  variable(of: 'user' | 'account', trait: string): string | undefined;
  /** A button was pressed; × and Escape give `{ type: 'close' }`. The renderer itself moves nowhere. */
  onAction(action: ButtonAction): void;
  /** An answer was given: nps and choice at one tap, text when it is sent. At most once for each question. */
  onAnswer(questionId: string, answer: Answer): void;
  /** Of layout `beacon`: its card was opened by the user, for the first time or again. Until then only the mark is there. */
  onOpen?(): void;
  /**
   * Whether focus goes in at the start. By default it does for `modal` only, so that a guide that starts by itself
   * disturbs nobody who is typing; set it when the user asked for this guide. In any case focus goes in when it was
   * in the step before.
   */
  takesFocus?: boolean;
  /** The step of the same guide that this one takes the place of: gives way before, and is to be destroyed afterwards. */
  replaces?: RenderedStep | undefined;
  /** Draws inside this element (a preview frame) instead of over the page: no top layer, no focus, no scrolling. */
  container?: HTMLElement;
}

/** A step on the screen. Every method may be called at any time and in any order; after `destroy` none does anything. */
export interface RenderedStep {
  /** Points at another element, for example the twin that a re-render put in the target's place. */
  setAnchor(anchor: Element | null): void;
  hide(): void;
  show(): void;
  /** Another step is about to be drawn in its place: hands the focus on. */
  giveWay(): void;
  /** Of a card over the page that blocks nothing: the room it stands in, for another such card that comes in its place. */
  yieldPlace?(to: PlaceOptions): Place | undefined;
  /** Removes every node and listener, and gives focus back to where it was unless another step follows at once. */
  destroy(): void;
}
