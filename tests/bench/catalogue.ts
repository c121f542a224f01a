import { sql } from 'kysely';
import { selectFeatures } from '../../server/catalogue/feature-store.ts';
import { lintCatalogue } from '../../server/catalogue/lint-catalogue.ts';
import { measureCoverage } from '../../server/catalogue/measure-coverage.ts';
import { previewRules } from '../../server/catalogue/preview-rules.ts';
import { reportDrift } from '../../server/catalogue/report-drift.ts';
import { createFeature } from '../../server/catalogue/save-feature.ts';
import type { Context } from '../../server/context.ts';
import { arrayOfText } from '../../server/db/array-literal.ts';
import { eventKindCodes } from '../../server/db/schema/events.ts';
import type { Scope } from '../../server/http/scope.ts';
import { createMonthPartition } from '../../server/ingest/partition-store.ts';
import type { FeatureInput, TagRule } from '../../shared/contract/feature.ts';
import { addMonths } from '../../shared/rules/calendar.ts';
import { signatureHash } from '../../shared/rules/signature-hash.ts';
import { buildSignature } from '../support/build-guide.ts';
import { buildWorkspace } from '../support/build-workspace.ts';
import { fillOnce } from './load/fill-once.ts';

/**
 * Ten million events; `USERS=20000 npm run bench:catalogue` is a fifth of it. With `BENCH_DATA=/a/folder` the database is
 * kept there and found filled by the next run; what a run makes in it is thrown away.
 */
const users = Number(process.env.USERS ?? 100_000);
const accounts = 5_000;
const days = 90;
const elements = 4_000;
const pages = 3_000;
const names = 200;
/** On a fifth of the days, that many events each: ten million in all. */
const activeEvery = 5;
const eventsPerDay = 5.6;
/** A catalogue to look through, beside the tags that are measured. */
const features = 100;
/** The second build of the host app is so many days old. */
const buildDays = 10;

/**
 * Saving a tag over ten million stored events: how long it takes until the feature is counted back to the first day,
 * next to a count of the same rows of raw events in the same run. Fails when the two counts differ. Then what the pages of
 * the catalogue ask for.
 */
export async function bench(emptyContext: Context): Promise<void> {
  const { db } = emptyContext;
  const { scope, total, facts, at, isKept } = await fillOnce(db, { users }, () => fill(emptyContext));
  // It is still the day on which it was filled.
  const context: Context = { ...emptyContext, now: () => new Date(at) };
  if (isKept) await forgetCatalogue(db);
  console.log(`  ${total.toLocaleString('en')} events, ${facts.toLocaleString('en')} facts of entries`);
  const tags: [string, TagRule[]][] = [
    ['one rare button', [onClick(elements - 5)]],
    ['one common button', [onClick(3)]],
    ['it, on some pages only', [{ ...onClick(3), page: '/area-1/*' }]],
    ['twenty buttons', Array.from({ length: 20 }, (_, index) => onClick(20 + index))],
    ['every page', [{ type: 'page', pattern: '/*' }]],
  ];
  for (const [name, rules] of tags) await measure(context, scope, name, rules);
  await fillCatalogue(context, scope);
  const addUp = () => sql`select kind, entry_id, sum(uses) from entry_use group by 1, 2`.execute(context.db);
  const scan = Math.min(...[await timed(addUp), await timed(addUp)].map(({ ms }) => ms));
  console.log(
    `  beside ${features} more features; all facts are added up by entry in ${Math.round(scan)} ms`,
  );
  const looks: [string, () => Promise<unknown>][] = [
    ['list of features', () => selectFeatures(context.db, scope, context.now())],
    ['coverage', () => measureCoverage(context, scope)],
    ['lint, 28 days', () => lintCatalogue(context, scope, 28)],
    ['drift', () => reportDrift(context, scope)],
  ];
  for (const [name, look] of looks) {
    const times = [await timed(look), await timed(look), await timed(look)].map(({ ms }) => Math.round(ms));
    const best = Math.min(...times);
    console.log(
      `    ${name.padEnd(24)} best of three ${best} ms   ratio to adding up all facts ${(best / scan).toFixed(2)}   (${times.join(', ')})`,
    );
  }
}

/** What an earlier run has made in a database that was kept. */
const forgetCatalogue = (db: Context['db']) =>
  sql`truncate feature_source, feature_total, tag_version, page_scope_page, page_scope, feature`.execute(db);

async function fillCatalogue(context: Context, scope: Scope): Promise<void> {
  for (let index = 0; index < features; index++) {
    await createFeature(context, scope, {
      ...input,
      name: `Feature ${index}`,
      rules: [onClick(100 + index)],
    });
  }
}

const input: FeatureInput = { name: '', moduleId: null, isCore: false, featureClass: 'record', rules: [] };

async function measure(context: Context, scope: Scope, name: string, rules: TagRule[]): Promise<void> {
  const preview = await timed(() => previewRules(context, scope, { rules }));
  const saved = await timed(() => createFeature(context, scope, { ...input, name, rules }));
  const counted = await timed(() => countUses(context, scope, saved.result.id));
  const raw = await timed(() => countRaw(context, scope, saved.result.id));
  if (counted.result !== raw.result) {
    throw new Error(`${name}: ${counted.result} uses are counted, ${raw.result} are stored`);
  }
  const ms = (each: { ms: number }) => `${Math.round(each.ms)} ms`.padStart(8);
  console.log(
    `    ${name.padEnd(24)} ${raw.result.toLocaleString('en').padStart(10)} uses   saved ${ms(saved)}` +
      `   raw count ${ms(raw)}   ratio ${(saved.ms / raw.ms).toFixed(2)}` +
      `   (all uses ${ms(counted)}, preview ${ms(preview)})`,
  );
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ result: Result; ms: number }> {
  const startedAt = performance.now();
  const result = await work();
  return { result, ms: performance.now() - startedAt };
}

async function countUses({ db }: Context, { environmentId }: Scope, featureId: number): Promise<number> {
  const { rows } = await sql<{ uses: number }>`
    select coalesce(sum(uses), 0)::int as uses from feature_use
    where environment_id = ${environmentId} and feature_id = ${featureId}`.execute(db);
  return rows[0]?.uses ?? 0;
}

/** The raw events that are the feature's uses. */
async function countRaw({ db }: Context, { environmentId }: Scope, featureId: number): Promise<number> {
  const { page, click, track } = eventKindCodes;
  const ids = (kind: number) => sql`(
    select entry_id from feature_source
    where environment_id = ${environmentId} and feature_id = ${featureId} and kind = ${kind})`;
  const { rows } = await sql<{ uses: number }>`
    select count(*)::int as uses from event e
    where e.environment_id = ${environmentId} and (
      e.kind = ${sql.lit(page)} and e.page_id in ${ids(page)}
      or e.kind = ${sql.lit(click)} and e.signature_id in ${ids(click)}
      or e.kind = ${sql.lit(track)} and e.name_id in ${ids(track)})
    and ((select max(page_scope_id) from feature_source where feature_id = ${featureId}) is null
      or e.page_id in (select page_id from page_scope_page))`.execute(db);
  return rows[0]?.uses ?? 0;
}

interface Filled {
  scope: Scope;
  at: string;
  total: number;
  facts: number;
}

/** Names that share no letters by rule, so that no button is taken for another. */
const nameOf = (index: number) =>
  Array.from({ length: 2 }, (_, word) =>
    ((index + 1) * 48_271 * (word + 3))
      .toString(26)
      .replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit))),
  ).join(' ');
const elementOf = (index: number) => buildSignature(nameOf(index), { section: `Section ${index % 40}` });
const onClick = (index: number) => ({ type: 'click', target: { signature: elementOf(index) } }) as const;

async function fill(context: Context): Promise<Filled> {
  const { db } = context;
  const at = context.now();
  const { scope } = (await buildWorkspace(context, { timeZone: 'UTC' })).production;
  const { environmentId } = scope;
  const firstMonth = addMonths(at.toISOString().slice(0, 10), -4).slice(0, 7);
  for (let month = 0; month < 6; month++) {
    const from = addMonths(`${firstMonth}-01`, month);
    await createMonthPartition(db, from.slice(0, 7), addMonths(from, 1).slice(0, 7));
  }
  const signatures = Array.from({ length: elements }, (_, index) => elementOf(index));
  await sql`
    insert into signature (environment_id, hash, signature, first_seen_at)
    select ${environmentId}, hash, signature, ${at} from unnest(
      ${arrayOfText(signatures.map(signatureHash))}::text[],
      ${arrayOfText(signatures.map((each) => JSON.stringify(each)))}::jsonb[]) as s(hash, signature)`.execute(
    db,
  );
  await sql`
    insert into page (environment_id, path)
    select ${environmentId}, '/area-' || n % 40 || '/' || n from generate_series(1, ${pages}::int) n`.execute(
    db,
  );
  await sql`
    insert into event_name (environment_id, kind, name)
    select ${environmentId}, k, case k when 3 then 'thing.done-' || n else 'x' || n end
    from generate_series(1, ${names}::int) n, unnest(array[1, 2, 3]) k where n = 1 or k = 3`.execute(db);
  await sql`
    insert into host_build (environment_id, name, first_seen_at)
    select ${environmentId}, name, ${at}::timestamptz - make_interval(days => since)
    from (values ('one', ${days}::int), ('two', ${buildDays}::int)) as b(name, since)`.execute(db);
  await sql`
    insert into account (environment_id, id, external_id, name, traits, trait_times, first_seen_at, last_seen_at)
    select ${environmentId}, n, 'a' || n, 'Account ' || n, '{}', '{}', ${at}, ${at}
    from generate_series(1, ${accounts}::int) n`.execute(db);
  await sql`
    insert into "user" (
      environment_id, id, external_id, is_anonymous, name, traits, trait_times, first_seen_at, last_seen_at)
    select ${environmentId}, n, 'u' || n, false, 'User ' || n, '{}', '{}', ${at}, ${at}
    from generate_series(1, ${users}::int) n`.execute(db);

  // Nothing that is measured reads these; without them the filling takes half the time.
  await sql`drop index event_by_user, event_by_account_name`.execute(db);
  await sql`drop index entry_use_by_account, entry_use_by_user`.execute(db);
  // Oldest first, as they would have come. Few elements and pages have most of the events, as in any product.
  const { page, click, track } = eventKindCodes;
  await sql`
    with ids as materialized (
      select array(select id from signature where environment_id = ${environmentId} order by id) as elements,
        array(select id from page where environment_id = ${environmentId} order by id) as pages,
        array(select id from event_name where environment_id = ${environmentId} and kind = ${track} order by id) as tracked,
        (select min(id) from event_name where environment_id = ${environmentId} and kind = ${page}) as viewed,
        (select min(id) from event_name where environment_id = ${environmentId} and kind = ${click}) as clicked
    )
    insert into event (
      environment_id, account_id, day, id, at, received_at, user_id, kind, name_id, page_id, signature_id)
    select ${environmentId}, 1 + u % ${accounts}::int, (x.at at time zone 'UTC')::date, gen_random_uuid(), x.at, x.at, u,
      x.kind, case x.kind when ${page} then viewed when ${click} then clicked else
        tracked[1 + floor(${names}::int * r ^ 3)] end,
      pages[1 + floor(${pages}::int * r2 ^ 3)],
      case when x.kind = ${click} then elements[1 + floor(${elements}::int * r ^ 3)] end
    from ids, (
      select u, ${at}::timestamptz - make_interval(days => d) - random() * interval '20 hours' as at,
        (case when k < 0.45 then ${page} when k < 0.9 then ${click} else ${track} end)::smallint as kind, r, r2
      from (
        select u, d, random() as k, random() as r, random() as r2
        from generate_series(${days - 1}::int, 0, -1) d, generate_series(1, ${users}::int) u,
          lateral generate_series(1, ${Math.floor(eventsPerDay)}::int + ((u * 31 + d) % 10 < 6)::int) as i
        where (u * 7919 + d * 104729) % ${activeEvery}::int = 0
      ) as each_event
    ) as x`.execute(db);
  await sql`
    insert into entry_use (environment_id, account_id, day, kind, entry_id, page_id, build_id, user_id, uses)
    select environment_id, account_id, (at at time zone 'UTC')::date, kind,
      case kind when ${page} then page_id when ${click} then signature_id else name_id end,
      case kind when ${page} then 0 else page_id end,
      case when at > ${at}::timestamptz - make_interval(days => ${buildDays}) then newer else older end, user_id, count(*)
    from event, (select min(id) as older, max(id) as newer from host_build) as builds
    group by 1, 2, 3, 4, 5, 6, 7, 8 order by 3, 2`.execute(db);
  // As autovacuum leaves tables that are some days old.
  await sql`vacuum analyze`.execute(db);
  const { rows } = await sql<{ total: number; facts: number }>`
    select (select count(*) from event)::int as total, (select count(*) from entry_use)::int as facts`.execute(
    db,
  );
  return { scope, at: at.toISOString(), ...rows[0]! };
}
