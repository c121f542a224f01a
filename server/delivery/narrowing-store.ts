import { type RawBuilder, sql } from 'kysely';
import type { Audience, Condition } from '../../shared/contract/audience.ts';
import { isGroup } from '../../shared/rules/match-tree.ts';
import { arrayOfText } from '../db/array-literal.ts';
import { isStorableText } from '../ingest/storable-value.ts';

/**
 * A condition on the table `user` that everybody meets whom the audience means, and as few others as can be told by a text
 * among the traits: whoever meets it is judged, all others need not be read. Only what holds whatever else the audience asks.
 */
export function mayBeMeant(audience: Audience): RawBuilder<boolean> {
  const conditions = requiredBy(audience).flatMap((condition) => narrowing(condition) ?? []);
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/** What everybody has to meet, however the rest is joined. */
const requiredBy = (audience: Audience): Condition[] => {
  if (!isGroup<Condition>(audience)) return [audience as Condition];
  return audience.type === 'all' ? audience.conditions.flatMap((each) => requiredBy(each as Audience)) : [];
};

function narrowing(condition: Condition): RawBuilder<boolean> | undefined {
  if (condition.type !== 'userTrait') return undefined;
  const { trait, operator, value } = condition;
  const wanted = operator === 'is' ? [value] : operator === 'isOneOf' && Array.isArray(value) ? value : [];
  if (wanted.length === 0 || !wanted.every(isPlainText) || !isStorableText(trait)) return undefined;
  const found = sql`("user".traits ->> ${trait}::text)`;
  // Lists and numbers are left to the judgement, and so are letters that only JavaScript knows the small form of. The rest
  // have the same in every database: in a Turkish one the small form of I has no dot.
  return sql<boolean>`(
    jsonb_typeof("user".traits -> ${trait}::text) <> 'string' or octet_length(${found}) <> length(${found})
      or lower(${found} collate "C") = any(${arrayOfText(wanted.map((text) => text.toLowerCase()))}::text[])
  )`;
}

const isPlainText = (value: unknown): value is string =>
  typeof value === 'string' && /^[\x20-\x7e]+$/.test(value);
