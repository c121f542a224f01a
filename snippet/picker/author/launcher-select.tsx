import type { Checklist } from '../../../shared/contract/checklist.ts';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorWords } from './author-words.ts';

interface Props {
  launcher: Checklist['launcher'];
  acts: AuthorActs;
  words: AuthorWords;
}

type Corner = Checklist['launcher']['corner'];
const corners: readonly Corner[] = ['bottomEnd', 'bottomStart'];

/** Where the button sits that opens the checklist or the help; it is written where it stands. */
export const LauncherSelect = ({ launcher, acts, words }: Props) => (
  <label class="launchedAt">
    {words.launcher}
    <select
      value={launcher.corner}
      onChange={(event) => acts.setLauncher({ corner: event.currentTarget.value as Corner })}
    >
      {corners.map((corner) => (
        <option key={corner} value={corner}>
          {words.corners[corner]}
        </option>
      ))}
    </select>
  </label>
);
