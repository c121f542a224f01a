import { type RawBuilder, sql } from 'kysely';
import type { Ask } from './ask.ts';
import { featureDays } from './feature-days.ts';

/**
 * For statements that count several things of a feature: its days of the period are read once, where the statement begins,
 * and whatever is counted afterwards is counted of these. Numbers that are not of one feature read what they read.
 */
export function readDaysOnce(ask: Ask): { read: Ask; from: RawBuilder<unknown> } {
  if (ask.featureId === undefined) return { read: ask, from: sql`` };
  const daysRead = { table: sql`days_of_feature`, period: ask.period };
  return { read: { ...ask, daysRead }, from: sql`with days_of_feature as (${featureDays(ask)})` };
}
