import type { DeliveredBlock } from '../../shared/contract/guide.ts';
import { Buttons } from './blocks/buttons.tsx';
import { Image } from './blocks/image.tsx';
import { RichText } from './blocks/rich-text.tsx';
import type { Drawing } from './drawing.ts';
import { onPress } from './press.ts';

export type Layout = 'tooltip' | 'modal' | 'corner';

function BlockView({ block, drawing }: { block: DeliveredBlock; drawing: Drawing }) {
  const { view } = drawing;
  const Questions = view.questions?.QuestionView;
  switch (block.type) {
    case 'heading':
      return <h2 id={block.id}>{block.text}</h2>;
    case 'text':
      return (
        <p id={block.id}>
          <RichText text={block.text} view={view} />
        </p>
      );
    case 'image':
      return <Image src={block.src} alt={block.alt} />;
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, at) => (
            <li key={at}>
              <RichText text={item} view={view} />
            </li>
          ))}
        </List>
      );
    }
    case 'buttons':
      return <Buttons block={block} drawing={drawing} />;
    case 'question':
      return Questions ? <Questions block={block} drawing={drawing} /> : null;
    case 'divider':
      return <hr />;
  }
}

/** Holds a sign that ids of blocks can't. */
const progressId = ':progress';

/** The ids of what names the step: its heading, else its first question, else its first text. */
function titleOf(blocks: DeliveredBlock[]): string | undefined {
  const heading = blocks.find((block) => block.type === 'heading');
  const question = blocks.find((block) => block.type === 'question');
  if (heading) return heading.id;
  if (question) return `${question.id}-prompt`;
  return blocks.find((block) => block.type === 'text')?.id;
}

/** Name and description of the dialog that the step is. */
function dialogProps({ view }: Drawing) {
  const { blocks } = view.step;
  const title = titleOf(blocks);
  const texts = blocks
    .filter((block) => block.type === 'text' && block.id !== title)
    .map((block) => block.id);
  const progress = view.progress.count > 1 ? progressId : '';
  return {
    'aria-label': title ? undefined : view.name,
    'aria-labelledby': title ? `${title} ${progress}`.trim() : undefined,
    'aria-describedby': texts.length ? texts.join(' ') : undefined,
  };
}

export function Card({ drawing, layout, isFramed }: { drawing: Drawing; layout: Layout; isFramed: boolean }) {
  const { view, words } = drawing;
  const { index, count } = view.progress;
  const { blocks } = view.step;
  const last = blocks.at(-1);
  const footer = last?.type === 'buttons' ? last : undefined;
  const isWide = blocks.some((block) => block.type === 'question' && block.question.kind === 'nps');
  const dialog = dialogProps(drawing);
  const isModal = layout === 'modal';
  const card = (
    <div
      class={['card', layout, isWide && 'wide', count > 1 && 'counted', footer && 'footed']
        .filter(Boolean)
        .join(' ')}
      tabIndex={-1}
      {...(isModal && !isFramed ? {} : { role: 'dialog', 'aria-modal': isModal || undefined, ...dialog })}
    >
      <div class="body">
        {blocks.map(
          (block) => block !== footer && <BlockView key={block.id} block={block} drawing={drawing} />,
        )}
      </div>
      {footer && (
        <div class="footer">
          <Buttons block={footer} drawing={drawing} />
        </div>
      )}
      <div class="controls">
        {count > 1 && (
          <span class="progress" dir="ltr">
            <span aria-hidden="true">
              {index + 1}/{count}
            </span>
            <span class="unseen" id={progressId}>
              {words.stepOf(index + 1, count)}
            </span>
          </span>
        )}
        <button
          type="button"
          class="close"
          aria-label={words.close}
          ref={onPress(() => drawing.act({ type: 'close' }))}
        >
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path
              d="M4 4l8 8M12 4l-8 8"
              fill="none"
              stroke="currentColor"
              stroke-width="1.6"
              stroke-linecap="round"
            />
          </svg>
        </button>
      </div>
      <div class="arrow" />
    </div>
  );
  if (!isModal) return card;
  if (isFramed) return <div class="dim">{card}</div>;
  return (
    <dialog class="dim" tabIndex={-1} {...dialog}>
      {card}
    </dialog>
  );
}
