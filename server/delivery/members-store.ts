import { type RawBuilder, sql } from 'kysely';
import type { Condition } from '../../shared/contract/audience.ts';
import { dayAt } from '../../shared/rules/calendar.ts';
import { placeInHundred } from '../../shared/rules/percentage.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { thoseWhoDid } from './behaviour-store.ts';
import { canBeDone, wantedOf } from './count-behaviour.ts';
import { thoseWhoHad } from './guide-state-store.ts';
import { selectExternalIds } from './person-store.ts';
import { thoseWhoScored } from './score-store.ts';

interface Ground {
  environmentId: number;
  now: Date;
  timeZone: string;
}

/** 64-bit ids of users or accounts, as an array of PostgreSQL's. */
export type Members = string;

/**
 * Of each condition that asks for more than what is stored with users and accounts themselves, those whom it chooses: who
 * did something at least so often (for `atMost`, once more than that), had a guide (for `notSeen`, has seen it), gave a
 * score (for `none`, any), or has a place in the hundred.
 *
 * They are read once, before the statements that ask for them: these would work them out each for itself, and the
 * planner, which can't tell how many they are, would take thousands for a dozen and look up everybody one by one.
 */
export async function selectMembers(
  db: Queryable,
  leaves: readonly Condition[],
  ground: Ground,
): Promise<ReadonlyMap<Condition, Members>> {
  const allIds = new Map<'user' | 'account', ReturnType<typeof selectExternalIds>>();
  for (const leaf of leaves) {
    // Once for all shares: each would hold everybody otherwise.
    if (leaf.type === 'percentage' && !allIds.has(leaf.of)) {
      allIds.set(leaf.of, selectExternalIds(db, ground.environmentId, leaf.of));
    }
  }
  const found = await Promise.all(
    leaves.map(async (leaf): Promise<[Condition, Members][]> => {
      if (leaf.type === 'percentage') {
        const all = (await allIds.get(leaf.of)) ?? [];
        const chosen = all.filter(({ externalId }) => placeInHundred(externalId, leaf.salt) < leaf.percent);
        return [[leaf, arrayOfPlain(chosen.map(({ id }) => id))]];
      }
      const ids = membersOf(leaf, ground);
      return ids ? [[leaf, await selectIds(db, ids)]] : [];
    }),
  );
  return new Map(found.flat());
}

async function selectIds(db: Queryable, ids: RawBuilder<unknown>): Promise<Members> {
  const { rows } = await sql<{ ids: string }>`
    select coalesce(array_agg(id), '{}')::text as ids from (${ids}) as member`.execute(db);
  return rows[0]!.ids;
}

/** Rows (id). */
function membersOf(
  leaf: Condition,
  { environmentId, now, timeZone }: Ground,
): RawBuilder<unknown> | undefined {
  switch (leaf.type) {
    case 'event':
    case 'feature': {
      const times = leastTimes(leaf);
      if (times <= 0 || !canBeDone(leaf)) return undefined;
      return thoseWhoDid(environmentId, leaf.by, wantedOf(leaf, dayAt(now, timeZone), timeZone), times);
    }
    case 'guideState': {
      if (leaf.guideId === '') return undefined;
      return thoseWhoHad(environmentId, leaf.guideId, leaf.state === 'notSeen' ? 'seen' : leaf.state);
    }
    case 'score': {
      const since = new Date(now.getTime() - leaf.withinDays * 86_400_000);
      return thoseWhoScored(environmentId, since, leaf.group === 'none' ? undefined : leaf.group);
    }
    default:
      return undefined;
  }
}

/** How often its members did it at least. */
const leastTimes = ({ operator, times }: { operator: 'atLeast' | 'atMost'; times: number }) =>
  operator === 'atLeast' ? times : times + 1;
