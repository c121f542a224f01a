import type { Block, ButtonAction } from '../contract/block.ts';
import type { Checklist, Task } from '../contract/checklist.ts';
import type { Step } from '../contract/step.ts';
import type { Question } from '../contract/survey.ts';
import type { Localized, RichText } from '../contract/text.ts';

/** What starters and templates are put together from. `newId` gives every piece an id of its own. */
export type NewId = () => string;

export const both = (en: string, zh: string): Localized<string> => ({ byLocale: { en, 'zh-CN': zh } });

export const heading = (newId: NewId, en: string, zh: string): Block => ({
  id: newId(),
  type: 'heading',
  text: both(en, zh),
});

const rich = (text: string): RichText => [{ type: 'text', text }];

export const text = (newId: NewId, en: string, zh: string): Block => ({
  id: newId(),
  type: 'text',
  text: { byLocale: { en: rich(en), 'zh-CN': rich(zh) } },
});

export const button = (
  newId: NewId,
  look: 'primary' | 'secondary',
  label: Localized<string>,
  action: ButtonAction,
) => ({ id: newId(), label, look, action });

export const buttonRow = (newId: NewId, ...buttons: ReturnType<typeof button>[]): Block => ({
  id: newId(),
  type: 'buttons',
  buttons,
});

/** The buttons that walk through a guide: back but on the first step, next, and the word for the end on the last. */
export function walkButtons(newId: NewId, { isFirst, isLast }: { isFirst: boolean; isLast: boolean }): Block {
  const back = () => button(newId, 'secondary', both('Back', '上一步'), { type: 'back' });
  const on = button(newId, 'primary', isLast ? both('Done', '完成') : both('Next', '下一步'), {
    type: 'next',
  });
  return buttonRow(newId, ...(isFirst ? [on] : [back(), on]));
}

export const question = (newId: NewId, asked: Question): Block => ({
  id: newId(),
  type: 'question',
  question: asked,
});

export const choice = (
  newId: NewId,
  prompt: Localized<string>,
  labels: readonly Localized<string>[],
  { isMultiple = false } = {},
): Block =>
  question(newId, {
    kind: 'choice',
    prompt,
    ...(isMultiple && { isMultiple }),
    options: labels.map((label) => ({ id: newId(), label })),
  });

export const comment = (newId: NewId, prompt: Localized<string>): Block =>
  question(newId, { kind: 'text', prompt, placeholder: both('Optional', '选填') });

export const step = (
  newId: NewId,
  layout: Step['layout'],
  blocks: Block[],
  rest: Partial<Step> = {},
): Step => ({
  id: newId(),
  layout,
  placement: 'auto',
  advanceOn: 'button',
  whenMissing: 'skip',
  missingAfterSeconds: 5,
  ...rest,
  blocks,
});

export const launcher = (label: Localized<string>): Checklist['launcher'] => ({ label, corner: 'bottomEnd' });

export const task = (
  newId: NewId,
  label: Localized<string>,
  rest: Partial<Omit<Task, 'id' | 'label'>> = {},
): Task => ({
  id: newId(),
  label,
  action: { type: 'none' },
  doneWhen: { type: 'feature', featureId: 0 },
  ...rest,
});
