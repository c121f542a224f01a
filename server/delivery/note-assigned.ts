import type { Context } from '../context.ts';
import { insertAssignments } from './assignment-store.ts';
import type { Judgement } from './judge-guides.ts';

const maxRemembered = 100_000;

/**
 * Keeps, for identified users, since when a guide with a goal was meant for them, and whether they were kept from it:
 * both parts by the same event, their first delivery, so that they can be compared. Whom it is known of is remembered.
 */
export function createAssignmentNotes({ db, log }: Pick<Context, 'db' | 'log'>) {
  const known = new Set<string>();
  return async function noteAssigned(
    environmentId: number,
    { userId, accountId }: { userId: string; accountId: string | null },
    at: Date,
    judged: readonly Judgement[],
  ): Promise<void> {
    const keyOf = (guideId: string) => `${environmentId} ${guideId} ${userId}`;
    const assigned = judged
      .filter(({ guide }) => guide.content.goal && !known.has(keyOf(guide.id)))
      .filter((judgement) => judgement.isServed || judgement.reason === 'heldOut')
      .map(({ guide, isServed }) => ({ guideId: guide.id, isHeldOut: !isServed }));
    if (assigned.length === 0) return;
    try {
      await insertAssignments(db, environmentId, { userId, accountId }, at, assigned);
      for (const { guideId } of assigned) known.add(keyOf(guideId));
      for (const oldest of known) {
        if (known.size <= maxRemembered) break;
        known.delete(oldest);
      }
    } catch (error) {
      // A delivery is worth more than the note of it.
      log.warn({ err: error, environmentId }, 'who belongs to which part could not be noted');
    }
  };
}

export type NoteAssigned = ReturnType<typeof createAssignmentNotes>;
