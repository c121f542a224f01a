import type { GuideCategory } from '../../../shared/contract/guide.ts';
import { isByItself, type RunSurroundings } from '../run.ts';
import type { Runs } from '../runs.ts';
import type { Wishes } from '../wishes.ts';

export interface MuteSurroundings extends Pick<RunSurroundings, 'tell'> {
  runs: Pick<Runs, 'halt' | 'look'>;
  wishes: Pick<Wishes, 'mute'>;
  onChange(): void;
}

/** What by itself appears of a category is no longer wanted, and goes; or is wanted again. */
export function mute(
  category: GuideCategory,
  isMuted: boolean,
  { runs, wishes, tell, onChange }: MuteSurroundings,
): void {
  wishes.mute(category, isMuted);
  tell(isMuted ? 'category.muted' : 'category.unmuted', { category });
  runs.halt(
    ({ guide, startedBy }) =>
      isMuted && guide.category === category && guide.kind !== 'help' && isByItself(startedBy),
  );
  runs.look();
  onChange();
}
