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
