import { type Child, create } from '../create.ts';

/** A question that is answered by choosing; its prompt names the group, what `describedBy` says goes with it. */
export const drawFieldset = (
  id: string,
  prompt: string,
  parts: readonly Child[],
  describedBy?: string,
): HTMLElement =>
  create(
    'fieldset',
    { class: 'question', 'aria-describedby': describedBy },
    create('legend', { id: `${id}-prompt` }, prompt),
    ...parts,
  );
