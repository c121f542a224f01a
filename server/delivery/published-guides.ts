import type { Context } from '../context.ts';
import { type Published, selectPublished } from './published-store.ts';

/**
 * What is live in each environment, held in memory until its config version differs: a delivery reads nothing of the
 * guides but that number.
 */
export function createPublishedGuides({ db }: Pick<Context, 'db'>) {
  const byEnvironment = new Map<number, { wanted: number; published: Promise<Published> }>();

  return {
    /** At least as new as `configVersion`. */
    async at(environmentId: number, configVersion: number): Promise<Published> {
      const held = byEnvironment.get(environmentId);
      if (held?.wanted === configVersion) return held.published;
      const published = selectPublished(db, environmentId);
      const reading = { wanted: configVersion, published };
      byEnvironment.set(environmentId, reading);
      // A failed reading is not held: the next delivery tries again.
      published.catch(() => {
        if (byEnvironment.get(environmentId) === reading) byEnvironment.delete(environmentId);
      });
      return published;
    },
  };
}

export type PublishedGuides = ReturnType<typeof createPublishedGuides>;
