import { type RawBuilder, sql } from 'kysely';
import type { Audience, Condition } from '../../shared/contract/audience.ts';
import { isGroup } from '../../shared/rules/match-tree.ts';
import { arrayOfPlain, arrayOfText } from '../db/array-literal.ts';
import { isStorableText } from '../ingest/storable-value.ts';

/**
 * A condition on the table `user` that everybody meets whom the audience means, and as few others as can be told by a text
 * among the traits: whoever meets it is judged, all others need not be read. Only what holds whatever else the audience asks.
 */
export function mayBeMeant(audience: Audience): RawBuilder<boolean> {
  return joined(requiredBy(audience).flatMap((condition) => narrowing(condition)?.mayHold ?? []));
}

/**
 * A condition on the same table that nobody meets but whom the audience means, so that they need not be judged. Undefined:
 * it asks for more than texts among the traits.
 */
export function isSurelyMeant(audience: Audience): RawBuilder<boolean> | undefined {
  if (hasOther(audience)) return undefined;
  const required = requiredBy(audience);
  const narrowed = required.flatMap((condition) => narrowing(condition) ?? []);
  if (required.length === 0 || narrowed.length < required.length) return undefined;
  return joined(narrowed.map(({ surelyHolds }) => surelyHolds));
}

/** A condition on the same table: nobody but these. */
export const isOneOf = (rowIds: readonly string[]) =>
  sql<boolean>`"user".id = any(${arrayOfPlain(rowIds)}::bigint[])`;

const joined = (conditions: readonly RawBuilder<boolean>[]) =>
  conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;

/** What everybody has to meet, however the rest is joined. */
const requiredBy = (audience: Audience): Condition[] => {
  if (!isGroup<Condition>(audience)) return [audience as Condition];
  return audience.type === 'all' ? audience.conditions.flatMap((each) => requiredBy(each as Audience)) : [];
};

/** Whether anything in it is joined otherwise than by all. */
const hasOther = (audience: Audience): boolean =>
  isGroup<Condition>(audience) &&
  (audience.type !== 'all' || audience.conditions.some((each) => hasOther(each as Audience)));

/** What can be told of a condition on a text: who may meet it, and who does for certain. */
function narrowing(
  condition: Condition,
): { mayHold: RawBuilder<boolean>; surelyHolds: RawBuilder<boolean> } | undefined {
  if (condition.type !== 'userTrait') return undefined;
  const { trait, operator, value } = condition;
  const wanted = operator === 'is' ? [value] : operator === 'isOneOf' && Array.isArray(value) ? value : [];
  if (wanted.length === 0 || !wanted.every(isPlainText) || !isStorableText(trait)) return undefined;
  const found = sql`("user".traits ->> ${trait}::text)`;
  // Lists and numbers are left to the judgement, and so are letters that only JavaScript knows the small form of. The rest
  // have the same in every database: in a Turkish one the small form of I has no dot.
  const isDoubtful = sql`(jsonb_typeof("user".traits -> ${trait}::text) <> 'string' or octet_length(${found}) <> length(${found}))`;
  const isWanted = sql`lower(${found} collate "C") = any(${arrayOfText(wanted.map((text) => text.toLowerCase()))}::text[])`;
  return {
    mayHold: sql<boolean>`(${isDoubtful} or ${isWanted})`,
    surelyHolds: sql<boolean>`(not ${isDoubtful} and ${isWanted})`,
  };
}

const isPlainText = (value: unknown): value is string =>
  typeof value === 'string' && /^[\x20-\x7e]+$/.test(value);
