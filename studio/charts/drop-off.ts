/** Who was at a stage and not at the next: how many, and which share of the stage. Nobody where the next has more. */
export function dropOff(stage: number, next: number): { lost: number; share: number } {
  const lost = Math.max(0, stage - next);
  return { lost, share: stage === 0 ? 0 : lost / stage };
}
