import type { Step } from '../contract/step.ts';

/** Ids of the steps that everybody comes to who goes through the guide: no answer and no button leads past them. */
export function stepsForAll(steps: readonly Step[]): Set<string> {
  const placeOf = (stepId: string) => steps.findIndex(({ id }) => id === stepId);
  const jumps = steps.flatMap((step, from) => goingTo(step).map((stepId) => ({ from, to: placeOf(stepId) })));
  return new Set(
    steps
      .filter(({ when }, place) => !when && !jumps.some(({ from, to }) => from < place && place < to))
      .map(({ id }) => id),
  );
}

/** The steps it leads to, other than the one that follows. */
const goingTo = ({ next = [], blocks }: Step): string[] => [
  ...next.map(({ stepId }) => stepId),
  ...blocks.flatMap((block) =>
    block.type === 'buttons'
      ? block.buttons.flatMap(({ action }) => (action.type === 'goToStep' ? [action.stepId] : []))
      : [],
  ),
];
