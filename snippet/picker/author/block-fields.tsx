import { useState } from 'preact/hooks';
import type { Block } from '../../../shared/contract/block.ts';
import type { Step } from '../../../shared/contract/step.ts';
import type { Question } from '../../../shared/contract/survey.ts';
import type { Localized } from '../../../shared/contract/text.ts';
import { replaceBlock } from '../../../shared/draft/edit-draft.ts';
import { newLocalId } from '../../../shared/draft/new-local-id.ts';
import { writeText } from '../../../shared/draft/write-text.ts';
import { isSafeMedia } from '../../../shared/rules/is-safe-link.ts';
import { localize } from '../../../shared/rules/localize.ts';
import { Button, Icon, icons } from '../button.tsx';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';
import { BarInput } from './bar-input.tsx';

interface Shared {
  step: Step;
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
}
type Props<B extends Block = Block> = Shared & { block: B };
type Of<Type extends Block['type']> = Extract<Block, { type: Type }>;

const scales = ['1-10', '0-10'] as const;
const looks = ['primary', 'secondary'] as const;
/** What a block holds at most. */
const most = { items: 20, buttons: 4, options: 12 };

/** What of a block can't be written where it stands. */
export function BlockFields({ block, ...rest }: Props) {
  switch (block.type) {
    case 'image':
      return <ImageFields block={block} {...rest} />;
    case 'video':
      return <VideoFields block={block} {...rest} />;
    case 'list':
      return <ListFields block={block} {...rest} />;
    case 'buttons':
      return <ButtonFields block={block} {...rest} />;
    case 'question':
      return <QuestionFields block={block} {...rest} />;
    case 'divider':
      return null;
    default:
      return <span class="help">{rest.words.writtenThere}</span>;
  }
}

const put = <B extends Block>({ acts, block }: Pick<Props<B>, 'acts' | 'block'>, part: Partial<B>) =>
  acts.change(`${block.id}.fields`, (draft, stepId) => replaceBlock(draft, stepId, { ...block, ...part }));

/** One language of a text that is not to be seen. */
function unseenText({ state }: Shared, value: Localized<string>, set: (text: Localized<string>) => void) {
  const locale = state.locale.value;
  const { defaultLocale } = state.model.draft.value;
  return {
    value: value.byLocale[locale] ?? '',
    onInput: (text: string) => set(writeText(value, locale, text || undefined, defaultLocale)),
  };
}

/** Kept as it is typed, once it is one that a draft may hold. */
function AddressInput({ label, value, isSafe, onInput }: AddressProps) {
  const [given, setGiven] = useState(value);
  return (
    <BarInput
      label={label}
      value={given}
      isBad={given !== '' && !isSafe(given)}
      maxLength={2048}
      hasFocus={value === ''}
      onInput={(typed) => {
        setGiven(typed);
        if (typed === '' || isSafe(typed)) onInput(typed);
      }}
    />
  );
}

interface AddressProps {
  label: string;
  value: string;
  isSafe(address: string): boolean;
  onInput(address: string): void;
}

const isPicture = (address: string) => isSafeMedia(address) && /^(https?:\/\/|\/)/i.test(address);
const isFilm = (address: string) => isPicture(address) && /^[^?#]*\.(mp4|webm)([?#]|$)/i.test(address);

const ImageFields = ({ block, ...rest }: Props<Of<'image'>>) => (
  <>
    <AddressInput
      label={rest.words.imageAddress}
      value={block.src}
      isSafe={isPicture}
      onInput={(src) => put({ ...rest, block }, { src })}
    />
    <BarInput
      label={rest.words.imageAlt}
      maxLength={1000}
      {...unseenText(rest, block.alt, (alt) => put({ ...rest, block }, { alt }))}
    />
  </>
);

const VideoFields = ({ block, ...rest }: Props<Of<'video'>>) => (
  <>
    <AddressInput
      label={rest.words.videoAddress}
      value={block.src}
      isSafe={isFilm}
      onInput={(src) => put({ ...rest, block }, { src })}
    />
    <BarInput
      label={rest.words.videoTitle}
      maxLength={1000}
      {...unseenText(rest, block.title, (title) => put({ ...rest, block }, { title }))}
    />
    <label>
      <input
        type="checkbox"
        checked={block.isLong ?? false}
        onChange={(event) => put({ ...rest, block }, { isLong: event.currentTarget.checked })}
      />
      {rest.words.isLong}
    </label>
  </>
);

/** One more at the end, and one less. */
function Count({ add, remove, onAdd, onRemove }: CountProps) {
  return (
    <span class="group">
      <Button isBusy={!onAdd} onPress={() => onAdd?.()}>
        <Icon path={icons.plus} />
        {add}
      </Button>
      <Button isBusy={!onRemove} onPress={() => onRemove?.()}>
        {remove}
      </Button>
    </span>
  );
}

interface CountProps {
  add: string;
  remove: string;
  /** Undefined: there can't be more, or less. */
  onAdd: (() => void) | undefined;
  onRemove: (() => void) | undefined;
}

const ListFields = ({ block, ...rest }: Props<Of<'list'>>) => (
  <>
    <label>
      <input
        type="checkbox"
        checked={block.isOrdered}
        onChange={(event) => put({ ...rest, block }, { isOrdered: event.currentTarget.checked })}
      />
      {rest.words.isOrdered}
    </label>
    <Count
      add={rest.words.addItem}
      remove={rest.words.removeLast}
      onAdd={
        block.items.length < most.items
          ? () => put({ ...rest, block }, { items: [...block.items, { byLocale: {} }] })
          : undefined
      }
      onRemove={
        block.items.length > 1
          ? () => put({ ...rest, block }, { items: block.items.slice(0, -1) })
          : undefined
      }
    />
  </>
);

function ButtonFields({ block, ...rest }: Props<Of<'buttons'>>) {
  const { state, words } = rest;
  const { buttons } = block;
  const set = (next: typeof buttons) => put({ ...rest, block }, { buttons: next });
  const nameOf = (label: Localized<string>) =>
    localize(label, state.locale.value, state.model.draft.value.defaultLocale) || '…';
  return (
    <>
      {buttons.map((button, index) => (
        <span class="group" key={button.id}>
          <label>
            {`“${nameOf(button.label)}”`}
            <select
              value={button.look}
              onChange={(event) =>
                set(
                  buttons.with(index, {
                    ...button,
                    look: event.currentTarget.value as (typeof looks)[number],
                  }),
                )
              }
            >
              {looks.map((look) => (
                <option key={look} value={look}>
                  {words.looks[look]}
                </option>
              ))}
            </select>
          </label>
          <Button
            look="icon"
            label={words.removeBlock(nameOf(button.label))}
            isBusy={buttons.length === 1}
            onPress={() => set(buttons.toSpliced(index, 1))}
          >
            <Icon path={icons.cross} />
          </Button>
        </span>
      ))}
      <Button
        isBusy={buttons.length === most.buttons}
        onPress={() =>
          set([
            ...buttons,
            { id: newLocalId(), label: { byLocale: {} }, look: 'secondary', action: { type: 'close' } },
          ])
        }
      >
        <Icon path={icons.plus} />
        {words.addButton}
      </Button>
    </>
  );
}

function QuestionFields({ block, ...rest }: Props<Of<'question'>>) {
  const { words } = rest;
  const { question } = block;
  const set = (next: Question) => put({ ...rest, block }, { question: next });
  switch (question.kind) {
    case 'nps':
      return (
        <label>
          {words.scale}
          <select
            value={question.scale}
            onChange={(event) =>
              set({ ...question, scale: event.currentTarget.value as (typeof scales)[number] })
            }
          >
            {scales.map((scale) => (
              <option key={scale} value={scale}>
                {scale.replace('-', '–')}
              </option>
            ))}
          </select>
        </label>
      );
    case 'choice':
      return (
        <>
          <label>
            <input
              type="checkbox"
              checked={question.isMultiple ?? false}
              onChange={(event) => set({ ...question, isMultiple: event.currentTarget.checked })}
            />
            {words.isMultiple}
          </label>
          <Count
            add={words.addOption}
            remove={words.removeLast}
            onAdd={
              question.options.length < most.options
                ? () =>
                    set({
                      ...question,
                      options: [...question.options, { id: newLocalId(), label: { byLocale: {} } }],
                    })
                : undefined
            }
            onRemove={
              question.options.length > 2
                ? () => set({ ...question, options: question.options.slice(0, -1) })
                : undefined
            }
          />
        </>
      );
    case 'text':
      return (
        <BarInput
          label={words.placeholder}
          maxLength={1000}
          {...unseenText(rest, question.placeholder ?? { byLocale: {} }, (placeholder) =>
            set({ ...question, placeholder }),
          )}
        />
      );
    default:
      return <span class="help">{words.writtenThere}</span>;
  }
}
