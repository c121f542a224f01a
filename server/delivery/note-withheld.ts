import type { Context } from '../context.ts';
import type { WithheldGuide } from '../db/schema/guide-runs.ts';
import type { Judgement } from './judge-guides.ts';
import { insertWithheldIfChanged } from './withheld-store.ts';

const maxRemembered = 50_000;
const maxConditions = 5;

/**
 * Keeps, for identified users, which guides the server held back and why, whenever that changes: a page never hears of
 * these guides, so it can't tell. What was noted last is remembered for the users seen last; for others the database
 * is asked.
 */
export function createWithheldNotes({ db, log }: Pick<Context, 'db' | 'log'>) {
  const last = new Map<string, string>();
  return async function noteWithheld(
    environmentId: number,
    userId: string,
    at: Date,
    judged: readonly Judgement[],
  ): Promise<void> {
    const guides = judged.flatMap((judgement) => withheldIn(judgement) ?? []);
    const key = `${environmentId} ${userId}`;
    const text = JSON.stringify(guides);
    if (last.get(key) === text) return;
    try {
      await insertWithheldIfChanged(db, environmentId, userId, at, guides);
      last.delete(key);
      last.set(key, text);
      for (const oldest of last.keys()) {
        if (last.size <= maxRemembered) break;
        last.delete(oldest);
      }
    } catch (error) {
      // A delivery is worth more than the note of it.
      log.warn({ err: error, environmentId }, 'what was withheld could not be noted');
    }
  };
}

function withheldIn(judgement: Judgement): WithheldGuide | undefined {
  if (judgement.isServed) return undefined;
  const { guide, reason, detail, failed } = judgement;
  return {
    guideId: guide.id,
    version: guide.version,
    reason,
    ...(detail && { detail }),
    ...(failed && failed.length > 0 && { failed: failed.slice(0, maxConditions) }),
  };
}

export type NoteWithheld = ReturnType<typeof createWithheldNotes>;
