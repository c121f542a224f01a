import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { type Ask, periodBefore } from './ask.ts';
import type { Metric } from './metric.ts';

/** One number. Null: there is nothing to make it of. */
export interface Figure {
  value: number | null;
  /** Length of the list behind it. */
  n: number;
  /** Of how many, where it is a share. */
  of: number | null;
}

export interface Measured extends Figure {
  from: string;
  to: string;
  /** The period of the same length before. */
  before: Figure & { from: string; to: string };
}

/** The number, and the one of the period before. */
export async function measure(db: Queryable, metric: Metric, ask: Ask): Promise<Measured> {
  const before = periodBefore(ask.period);
  const [now, then] = [
    await figureOf(db, metric, ask),
    await figureOf(db, metric, { ...ask, period: before }),
  ];
  const { from, to } = ask.period;
  return { ...now, from, to, before: { ...then, from: before.from, to: before.to } };
}

/** The number alone. */
export async function figureOf(db: Queryable, metric: Metric, ask: Ask): Promise<Figure> {
  if (metric.together) {
    const { rows } = await sql<{ n: number; figure: number | null }>`
      select n::int as n, figure::float8 as figure from (${await metric.together(ask, db)}) as t`.execute(db);
    const { n, figure } = rows[0] ?? { n: 0, figure: null };
    return { value: figure, n, of: null };
  }
  const count = async (members: Metric['part']) => sql`select count(*) from (${await members(ask, db)}) as m`;
  const nothing = sql`select null`;
  const kept = await metric.kept?.(ask, db);
  const n = kept === undefined ? await count(metric.part) : sql`select ${kept}::int`;
  const of = metric.whole
    ? await count(metric.whole)
    : metric.wholeAmount
      ? await metric.wholeAmount(ask, db)
      : nothing;
  const figure = metric.figure ? await metric.figure(ask, db) : nothing;
  const { rows } = await sql<Figure & { figure: number | null }>`
    select (${n})::int as n, (${of})::float8 as of, (${figure})::float8 as figure`.execute(db);
  const row = rows[0] ?? { n: 0, of: null, figure: null };
  return { value: valueFrom(metric, row), n: row.n, of: row.of };
}

function valueFrom(
  metric: Metric,
  { n, of, figure }: { n: number; of: number | null; figure: number | null },
) {
  if (metric.figure) return figure;
  if (metric.whole || metric.wholeAmount) return of ? n / of : null;
  return n;
}
