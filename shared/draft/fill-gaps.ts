import type { DeliveredBlock, DeliveredStep } from '../contract/guide.ts';

/** A step of a draft as it can be drawn: what nothing is written in yet is there, and empty. */
export function fillGaps(step: DeliveredStep): DeliveredStep {
  const blocks = step.blocks.map((block): DeliveredBlock => {
    switch (block.type) {
      case 'text':
        return { ...block, text: block.text ?? [] };
      case 'list':
        return { ...block, items: block.items.map((item) => item ?? []) };
      default:
        return block;
    }
  });
  return { ...step, blocks };
}
