interface Stage {
  value: number;
  /** Not everybody comes here: whoever is missing has not been lost. */
  isForSome?: boolean | undefined;
}

/** Who was at a stage and not at the next: how many, and which share of the stage. */
interface DropOff {
  lost: number;
  share: number;
}

/**
 * For each stage, who was lost since the last one that everybody comes to. Nobody at the first, at one that is for
 * some alone, and where more came than to the one before.
 */
export const dropOffs = (stages: readonly Stage[]): DropOff[] =>
  stages.map(({ value, isForSome }, index) => {
    const before = stages.slice(0, index).findLast((stage) => !stage.isForSome)?.value ?? 0;
    const lost = isForSome ? 0 : Math.max(0, before - value);
    return { lost, share: before === 0 ? 0 : lost / before };
  });
