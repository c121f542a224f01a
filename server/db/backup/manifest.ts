import * as v from 'valibot';

const name = v.pipe(v.string(), v.regex(/^[a-z_][a-z0-9_]{0,62}$/));

/** The first frame of a backup. */
export const manifestSchema = v.object({
  product: v.literal('cairn'),
  format: v.literal(1),
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  /** What the database had been migrated by; a restore brings it there first, and then up to date. */
  migrations: v.array(v.string()),
  partitions: v.array(
    v.object({
      parent: name,
      name,
      /** Nothing but a default or a range of dates: it becomes part of a statement. */
      bound: v.pipe(
        v.string(),
        v.regex(/^(DEFAULT|FOR VALUES FROM \('\d{4,6}-\d\d-\d\d'\) TO \('\d{4,6}-\d\d-\d\d'\))$/),
      ),
    }),
  ),
  tables: v.array(
    v.object({ name, columns: v.array(name), rows: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  ),
});
export type Manifest = v.InferOutput<typeof manifestSchema>;
