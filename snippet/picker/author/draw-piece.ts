import type { Checklist } from '../../../shared/contract/checklist.ts';
import type { GuideContent } from '../../../shared/contract/guide.ts';
import type { Help } from '../../../shared/contract/help.ts';
import type { Step } from '../../../shared/contract/step.ts';
import type { TextField } from './text-field.ts';

/** What of a draft stands over the page to be written on: the selected step, the checklist, or the help. */
export type Piece = Step | Checklist | Help;

export const pieceOf = (
  { steps, checklist, help }: GuideContent,
  selectedId: string | undefined,
): Piece | undefined => steps.find(({ id }) => id === selectedId) ?? steps[0] ?? checklist ?? help;

export interface DrawnPiece {
  fields: TextField[];
  /** Of a checklist: folds out this task, and no other. */
  open?(itemId: string | undefined): void;
  remove(): void;
}
