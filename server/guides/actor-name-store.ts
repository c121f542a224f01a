import { type RawBuilder, sql } from 'kysely';

/** The name of whoever a column names (`member:<id>`, `key:<id>`), for a select list. */
export const actorNameOf = (column: string): RawBuilder<string> => sql`coalesce(
  (select m.name from member m where ${sql.ref(column)} = 'member:' || m.id),
  (select k.name from secret_key k where ${sql.ref(column)} = 'key:' || k.id),
  ${sql.ref(column)})`;
