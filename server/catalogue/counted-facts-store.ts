import { type RawBuilder, sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import type { Scope } from '../http/scope.ts';
import type { EntryKind } from './evaluate-rules.ts';

/*
 * Conditions on facts by lists of ids, from which the planner knows how many rows to expect, and that these are found
 * in the index by entry and day. Of a table of entries to join it knows neither, and reads all facts there are.
 */

/** An entry as unsaved rules count it: on these pages only, or null for any. */
export interface LimitedEntry {
  kind: EntryKind;
  entryId: number;
  pageIds: readonly number[] | null;
}

/** Columns of a fact or an event. */
interface Columns {
  kind: RawBuilder<unknown>;
  entryId: RawBuilder<unknown>;
  pageId: RawBuilder<unknown>;
}

/** The page not as the index has it, which would be gone through once for every page of the list. */
const ofFact: Columns = { kind: sql`u.kind`, entryId: sql`u.entry_id`, pageId: sql`(u.page_id + 0)` };

/** Whether the row is one of these entries, at least one, on a page that this is limited to. */
export function isOneOf(entries: readonly LimitedEntry[], columns: Columns): RawBuilder<boolean> {
  const alike = [...Map.groupBy(entries, (entry) => entry.kind).values()].flatMap((ofKind) => [
    ...Map.groupBy(ofKind, ({ pageIds }) => pageIds).values(),
  ]);
  return anyOf(
    alike.map((some) => {
      const [{ kind, pageIds }] = some as [LimitedEntry];
      const ids = arrayOfPlain(some.map(({ entryId }) => entryId));
      return isAmong(columns, eventKindCodes[kind], ids, pageIds && arrayOfPlain(pageIds));
    }),
  );
}

/** The same of the fact `u`. */
export const isFactOf = (entries: readonly LimitedEntry[]): RawBuilder<boolean> => isOneOf(entries, ofFact);

/** Whether the fact `u` counts for the feature, by what its rules are known to take; each does so once. */
export async function selectCountedBy(
  db: Queryable,
  { environmentId }: Scope,
  featureId: number,
): Promise<RawBuilder<boolean>> {
  const { rows } = await sql<{
    kind: number;
    entryIds: string;
    pageIds: string | null;
    startsOn: string;
    endsOn: string;
  }>`
    select s.kind, array_agg(s.entry_id)::text as entry_ids, s.starts_on::text, s.ends_on::text,
      case when s.page_scope_id is not null then array(
        select p.page_id from page_scope_page p where p.page_scope_id = s.page_scope_id)::text end as page_ids
    from feature_source s
    where s.environment_id = ${environmentId} and s.feature_id = ${featureId}
    group by s.kind, s.page_scope_id, s.starts_on, s.ends_on`.execute(db);
  return anyOf(
    rows.map(
      ({ kind, entryIds, pageIds, startsOn, endsOn }) =>
        sql`(${isAmong(ofFact, kind, entryIds, pageIds)} and u.day between ${startsOn}::date and ${endsOn}::date)`,
    ),
  );
}

/**
 * Whether the fact `u` is on a page to which the source is limited. The lists are read as a whole: with a look into them
 * for each fact, facts would be read on one core.
 */
export const isOnPageOf = (source: string): RawBuilder<boolean> => {
  const scope = sql.ref(`${source}.pageScopeId`);
  return sql`(${scope} is null or (${scope}, u.page_id) in (
    select p.page_scope_id, p.page_id from page_scope_page p))`;
};

/** Lists as PostgreSQL writes them. */
function isAmong({ kind, entryId, pageId }: Columns, code: number, ids: string, pageIds: string | null) {
  const isOnPage = pageIds === null ? sql`true` : sql`${pageId} = any(${pageIds}::int[])`;
  return sql`(${kind} = ${sql.lit(code)}::smallint and ${entryId} = any(${ids}::int[]) and ${isOnPage})`;
}

const anyOf = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<boolean> =>
  conditions.length === 0 ? sql`false` : sql`(${sql.join(conditions, sql` or `)})`;
