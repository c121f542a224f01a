import type { DeliveredBlock } from '../../shared/contract/guide.ts';
import { drawButtons } from './blocks/buttons.ts';
import { drawRichText } from './blocks/rich-text.ts';
import { type Attributes, create, drawIcon } from './create.ts';
import type { Drawing } from './drawing.ts';

function drawBlock(block: DeliveredBlock, drawing: Drawing): HTMLElement | null | undefined {
  const { view } = drawing;
  switch (block.type) {
    case 'heading':
      return create('h2', { id: block.id }, block.text);
    case 'text':
      return create('p', { id: block.id }, ...drawRichText(block.text, view));
    case 'image':
      return view.layouts?.drawImage(block.src, block.alt);
    case 'list':
      return create(
        block.isOrdered ? 'ol' : 'ul',
        {},
        ...block.items.map((item) => create('li', {}, ...drawRichText(item, view))),
      );
    case 'buttons':
      return drawButtons(block, drawing);
    case 'question':
      return view.questions?.drawQuestion(block, drawing);
    case 'video':
      return view.layouts?.drawVideo(block);
    case 'divider':
      return create('hr');
  }
}

/** A sign that ids of blocks can't hold. */
const progressIdOf = ({ view }: Drawing) => `${view.step.blocks[0]?.id}:progress`;

/** The ids of what names the step: its heading, else its first question, else its first text. */
function titleOf(blocks: DeliveredBlock[]): string | undefined {
  const heading = blocks.find((block) => block.type === 'heading');
  const question = blocks.find((block) => block.type === 'question');
  if (heading) return heading.id;
  if (question) return `${question.id}-prompt`;
  return blocks.find((block) => block.type === 'text')?.id;
}

/** Name and description of the dialog that the step is. */
function dialogNames(drawing: Drawing): Attributes {
  const { view } = drawing;
  const { blocks } = view.step;
  const title = titleOf(blocks);
  const texts = blocks
    .filter((block) => block.type === 'text' && block.id !== title)
    .map((block) => block.id);
  const progress = view.progress.count > 1 ? progressIdOf(drawing) : '';
  return {
    'aria-label': title ? undefined : view.name,
    'aria-labelledby': title ? `${title} ${progress}`.trim() : undefined,
    'aria-describedby': texts.length ? texts.join(' ') : undefined,
  };
}

function drawControls(drawing: Drawing): HTMLElement {
  const { view, words, act } = drawing;
  const { index, count } = view.progress;
  const isCounted = count > 1;
  const progress =
    isCounted &&
    create('span', { class: 'progress', dir: 'ltr', 'aria-hidden': 'true' }, `${index + 1}/${count}`);
  const spokenProgress =
    isCounted &&
    create('span', { class: 'unseen', id: progressIdOf(drawing) }, words.stepOf(index + 1, count));
  const close = create(
    'button',
    { type: 'button', class: 'close', 'aria-label': words.close, press: () => act({ type: 'close' }) },
    drawIcon('M4 4l8 8M12 4l-8 8'),
  );
  return create('div', { class: 'controls' }, progress, spokenProgress, close);
}

export interface DrawnCard {
  /** The card, or for a modal step what dims the page around it. */
  outer: HTMLElement;
  card: HTMLElement;
  body: HTMLElement;
  arrow: HTMLElement;
  dialog: HTMLDialogElement | undefined;
}

/**
 * `look`: the class of its layout. `role`: what it is to assistive technology; a `modal` one is a dialog of the browser's,
 * but in a preview frame it is none, which would take the studio's page.
 */
export function drawCard(
  drawing: Drawing,
  look: string,
  role: 'dialog' | 'modal' | 'region' | undefined,
): DrawnCard {
  const { view } = drawing;
  const { blocks } = view.step;
  const last = blocks.at(-1);
  const footer = last?.type === 'buttons' ? last : undefined;
  const isWide = blocks.some((block) => block.type === 'question' && block.question.kind === 'nps');
  const isModal = role === 'modal';
  const isBar = role === 'region';
  const isDialog = isModal && !view.container;
  const names = dialogNames(drawing);
  // What takes the place of another step is there at once, as if the card had turned its page.
  const coming = view.replaces || look === 'inline' ? '' : 'new';
  const looks = [
    'card',
    look,
    isWide && 'wide',
    view.progress.count > 1 && 'counted',
    footer && 'footed',
    isBar && 'bar',
    coming,
  ];

  const body = create(
    'div',
    { class: 'body' },
    ...blocks.map((block) => block !== footer && drawBlock(block, drawing)),
  );
  const arrow = create('div', { class: 'arrow' });
  const card = create(
    'div',
    {
      class: looks.filter(Boolean).join(' '),
      tabindex: -1,
      ...(role &&
        !isDialog && { role: isModal ? 'dialog' : role, 'aria-modal': isModal && 'true', ...names }),
    },
    view.layouts?.drawLogo(view.theme, look),
    body,
    footer && drawButtons(footer, drawing, 'footer'),
    drawControls(drawing),
    arrow,
  );
  const dialog = isDialog
    ? create('dialog', { class: `dim ${coming}`, tabindex: -1, ...names }, card)
    : undefined;
  const outer = dialog ?? (isModal ? create('div', { class: `dim ${coming}` }, card) : card);
  return { outer, card, body, arrow, dialog };
}

/** The step as a sentence for the ear: its text, and where one is, without the buttons. */
export function spoken(card: HTMLElement): string {
  const body = card.querySelector('.body')?.textContent ?? '';
  return `${body} ${card.querySelector('.controls .unseen')?.textContent ?? ''}`.trim();
}
