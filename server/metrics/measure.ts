import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { type Ask, periodBefore } from './ask.ts';
import type { Members, Metric } from './metric.ts';
import { readDaysOnce } from './read-days-once.ts';

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
  return (await measureAll(db, { metric }, ask)).metric;
}

/** Several numbers of the same people and days, and those of the period before. */
export async function measureAll<Name extends string>(
  db: Queryable,
  metrics: Readonly<Record<Name, Metric>>,
  ask: Ask,
): Promise<Record<Name, Measured>> {
  const before = periodBefore(ask.period);
  const [now, then] = await Promise.all([
    figuresOf(db, metrics, ask),
    figuresOf(db, metrics, { ...ask, period: before }),
  ]);
  const { from, to } = ask.period;
  const names = Object.keys(metrics) as Name[];
  const both = (name: Name): Measured => ({
    ...now[name],
    ...{ from, to, before: { ...then[name], from: before.from, to: before.to } },
  });
  return Object.fromEntries(names.map((name) => [name, both(name)])) as Record<Name, Measured>;
}

/** The number alone. */
export async function figureOf(db: Queryable, metric: Metric, ask: Ask): Promise<Figure> {
  return (await figuresOf(db, { metric }, ask)).metric;
}

/**
 * Several numbers of the same people and days. What two of them count alike, as the people that both are a share of, is
 * counted once, and the days of a feature are read once for all.
 */
export async function figuresOf<Name extends string>(
  db: Queryable,
  metrics: Readonly<Record<Name, Metric>>,
  ask: Ask,
): Promise<Record<Name, Figure>> {
  const names = Object.keys(metrics) as Name[];
  const alone = names.filter((name) => metrics[name].together);
  const others = names.filter((name) => !metrics[name].together);
  const [ofAlone, ofOthers] = await Promise.all([
    Promise.all(alone.map((name) => figureTogether(db, metrics[name], ask))),
    countInOne(
      db,
      others.map((name) => metrics[name]),
      ask,
    ),
  ]);
  return Object.fromEntries([
    ...alone.map((name, index) => [name, ofAlone[index]]),
    ...others.map((name, index) => [name, ofOthers[index]]),
  ]);
}

async function figureTogether(db: Queryable, metric: Metric, ask: Ask): Promise<Figure> {
  const { rows } = await sql<{ n: number; figure: number | null }>`
    select n::int as n, figure::float8 as figure from (${await metric.together!(ask, db)}) as t`.execute(db);
  const { n, figure } = rows[0] ?? { n: 0, figure: null };
  return { value: figure, n, of: null };
}

type Piece = Metric['part'] | NonNullable<Metric['figure']>;

/** All of them by one statement, so that a share is of what was there at one moment. */
async function countInOne(db: Queryable, metrics: readonly Metric[], ask: Ask): Promise<Figure[]> {
  if (metrics.length === 0) return [];
  const kept = await Promise.all(metrics.map((metric) => metric.kept?.(ask, db)));
  const lists = metrics.flatMap(({ part, whole }, index) => [
    ...(kept[index] === undefined ? [part] : []),
    ...(whole ? [whole] : []),
  ]);
  const amounts = metrics.flatMap(({ figure, wholeAmount }) => [figure ?? [], wholeAmount ?? []].flat());
  const { read, from } = readDaysOnce(ask);
  const columns = new Map<Piece, RawBuilder<unknown>>();
  for (const list of new Set(lists)) {
    columns.set(list, sql`(select count(*) from (${(await list(read, db)) as Members}) as m)`);
  }
  for (const amount of new Set(amounts)) columns.set(amount, sql`(${await amount(read, db)})`);
  const places = [...columns.keys()];
  const numbers = [...columns.values()].map((each) => sql`${each}::float8`);
  const { rows } =
    numbers.length === 0
      ? { rows: [] }
      : await sql<{
          numbers: (number | null)[];
        }>`${from} select array[${sql.join(numbers)}] as numbers`.execute(db);
  const numberOf = (piece: Piece | undefined) =>
    piece === undefined ? null : (rows[0]?.numbers[places.indexOf(piece)] ?? null);
  return metrics.map((metric, index) => {
    const n = kept[index] ?? numberOf(metric.part) ?? 0;
    const of = numberOf(metric.whole ?? metric.wholeAmount);
    return { value: valueFrom(metric, { n, of, figure: numberOf(metric.figure) }), n, of };
  });
}

function valueFrom(
  metric: Metric,
  { n, of, figure }: { n: number; of: number | null; figure: number | null },
) {
  if (metric.figure) return figure;
  if (metric.whole || metric.wholeAmount) return of ? n / of : null;
  return n;
}
