import type { DeliveredGuide } from '../../shared/contract/guide.ts';
import { safely } from '../host/safe-call.ts';
import { needsExtras } from './needs-extras.ts';

/** Whether a guide is one as far as choosing and starting it needs: one that is none must not break the others. */
export const isSound = (given: DeliveredGuide): boolean => safely(isReadable)(given) === true;

function isReadable(guide: DeliveredGuide): boolean {
  const { id, kind, trigger, frequency, steps, checklist, help } = guide;
  const lists = [trigger.pages.include, trigger.pages.exclude, steps];
  needsExtras(guide);
  return (
    typeof id === 'string' &&
    typeof frequency.type === 'string' &&
    lists.every(Array.isArray) &&
    steps.every(({ blocks }) => blocks.every((block) => block.type !== 'question' || block.question.kind)) &&
    Boolean(kind === 'checklist' ? checklist?.items.length : kind === 'help' ? help : steps.length)
  );
}
