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

/** One trait, in SQL. */
export interface StoredTrait {
  /** As jsonb; null where it isn't set. */
  value: RawBuilder<unknown>;
  /** The same as text, where `value` is anything but null, of JSON too. Read by itself: of `value` it would cost twice as much. */
  text: RawBuilder<unknown>;
}

/** A trait among those in a jsonb object, such as `user.traits`. */
export const storedTrait = (traits: string, trait: string): StoredTrait => ({
  value: sql`(${sql.ref(traits)} -> ${trait}::text)`,
  text: sql`(${sql.ref(traits)} ->> ${trait}::text)`,
});

/** Whether an effective trait may stand in the account's summary. */
export const isJudgedTrait = (trait: string): boolean => judgedTraits.has(trait);

/**
 * One of the effective traits. It is looked for where it stands, which costs much less than making all of them.
 *
 * @param summary as for `effectiveTraits`; only named for what `isJudgedTrait` says
 */
export function effectiveTrait(account: string, summary: string, trait: string): StoredTrait {
  if (trait === 'id') {
    const id = sql.ref(`${account}.externalId`);
    return { value: sql`to_jsonb(${id})`, text: id };
  }
  const set = storedTrait(`${account}.setTraits`, trait);
  const told = storedTrait(`${account}.traits`, trait);
  const column = judgedTraits.get(trait);
  const judged = column === undefined ? sql`null::text` : sql.ref(`${summary}.${column}`);
  return {
    value: sql`coalesce(${set.value}, ${told.value}, to_jsonb(${judged}))`,
    text: sql`coalesce(${set.text}, ${told.text}, ${judged}::text)`,
  };
}

const judgedTraits: ReadonlyMap<string, string> = new Map([
  ['stage', 'stage'],
  ['adoptionLevel', 'level'],
  ['health', 'health'],
  ['risk', 'risk'],
]);
