import { type RawBuilder, sql } from 'kysely';
import type { Traits } from '../../shared/contract/audience.ts';

/**
 * What counts as the traits of an account: what was set in Cairn outweighs what the host app tells, and below both
 * stands what is thought of the account. `id` is the host app's own.
 *
 * @param account alias of the table `account`
 * @param summary alias of its `account_summary`, which may be absent from the row
 */
export const effectiveTraits = (account: string, summary: string): RawBuilder<Traits> => sql<Traits>`(
    jsonb_strip_nulls(jsonb_build_object(
      'stage', ${sql.ref(`${summary}.stage`)}, 'adoptionLevel', ${sql.ref(`${summary}.level`)},
      'health', ${sql.ref(`${summary}.health`)}, 'risk', ${sql.ref(`${summary}.risk`)}
    )) || ${sql.ref(`${account}.traits`)} || ${sql.ref(`${account}.setTraits`)}
    || jsonb_build_object('id', ${sql.ref(`${account}.externalId`)})
  )`;

/**
 * One of them, as jsonb; null where it isn't set. It is looked for where it stands, which costs much less than making
 * all of them.
 */
export function effectiveTrait(account: string, summary: string, trait: string): RawBuilder<unknown> {
  if (trait === 'id') return sql`to_jsonb(${sql.ref(`${account}.externalId`)})`;
  const judged = judgedTraits.get(trait);
  const below = judged ? sql`, to_jsonb(${sql.ref(`${summary}.${judged}`)})` : sql``;
  return sql`coalesce(
    ${sql.ref(`${account}.setTraits`)} -> ${trait}::text, ${sql.ref(`${account}.traits`)} -> ${trait}::text ${below}
  )`;
}

const judgedTraits: ReadonlyMap<string, string> = new Map([
  ['stage', 'stage'],
  ['adoptionLevel', 'level'],
  ['health', 'health'],
  ['risk', 'risk'],
]);
