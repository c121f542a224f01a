import type { Context } from '../context.ts';
import { selectSettledEnvironments } from './past-store.ts';

/** Where accounts can be judged over time: not where the past is still being filled in. */
export const settledEnvironments = ({ db, now }: Pick<Context, 'db' | 'now'>) =>
  selectSettledEnvironments(db, now());
