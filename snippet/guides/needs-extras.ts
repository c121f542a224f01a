import type { DeliveredGuide } from '../../shared/contract/guide.ts';

/** Whether there is more to a guide than steps that start on a page and lead on by their buttons; see `extras`. */
export const needsExtras = ({ kind, trigger, pageConditions, steps }: DeliveredGuide): boolean =>
  kind === 'checklist' ||
  kind === 'help' ||
  pageConditions !== undefined ||
  !/^(pageLoad|manual)$/.test(trigger.on) ||
  steps.some(
    ({ opensFolded, blocks }) =>
      opensFolded ||
      blocks.some(
        (block) =>
          block.type === 'buttons' &&
          block.buttons.some(({ action }) => !/^(next|back|close|goToStep)$/.test(action.type)),
      ),
  );
