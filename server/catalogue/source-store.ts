import { sql } from 'kysely';
import type { RulePeriod, TagRule } from '../../shared/contract/feature.ts';
import { arrayOfPlain, arrayOfText } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import type { EntryKind } from './evaluate-rules.ts';

/** A version of a feature's rules with its days. */
export interface FeatureRules extends RulePeriod {
  featureId: number;
  version: number;
  rules: TagRule[];
}

export interface FeatureSource extends RulePeriod {
  featureId: number;
  version: number;
  kind: EntryKind;
  entryId: number;
  pageScopeId: number | null;
}

/** The app an environment belongs to and the rules, past ones too, of its features that are not archived. */
export async function selectRules(
  db: Queryable,
  environmentId: number,
): Promise<{ appUrl: string; versions: FeatureRules[] }> {
  const { appUrl } = await db
    .selectFrom('environment')
    .innerJoin('app', 'app.id', 'environment.appId')
    .where('environment.id', '=', environmentId)
    .select('app.url as appUrl')
    .executeTakeFirstOrThrow();
  const versions = await db
    .selectFrom('environment')
    .innerJoin('feature', 'feature.appId', 'environment.appId')
    .innerJoin('tagVersion', 'tagVersion.featureId', 'feature.id')
    .where('environment.id', '=', environmentId)
    .where('feature.archivedAt', 'is', null)
    .select(['featureId', 'version', 'rules', 'startsOn', 'endsOn'])
    .orderBy('featureId')
    .orderBy('version')
    .execute();
  return { appUrl, versions };
}

export async function insertSources(
  trx: Queryable,
  environmentId: number,
  sources: readonly FeatureSource[],
): Promise<void> {
  if (sources.length === 0) return;
  await sql`
    insert into feature_source (
      environment_id, feature_id, version, kind, entry_id, page_scope_id, starts_on, ends_on
    )
    select ${environmentId}, feature_id, version, kind, entry_id, page_scope_id,
      coalesce(starts_on, '-infinity'), coalesce(ends_on, 'infinity')
    from unnest(
      ${arrayOfPlain(sources.map((one) => one.featureId))}::int[],
      ${arrayOfPlain(sources.map((one) => one.version))}::int[],
      ${arrayOfPlain(sources.map((one) => eventKindCodes[one.kind]))}::smallint[],
      ${arrayOfPlain(sources.map((one) => one.entryId))}::int[],
      ${arrayOfPlain(sources.map((one) => one.pageScopeId))}::int[],
      ${arrayOfText(sources.map((one) => one.startsOn))}::date[],
      ${arrayOfText(sources.map((one) => one.endsOn))}::date[]
    ) as s(feature_id, version, kind, entry_id, page_scope_id, starts_on, ends_on)
    on conflict do nothing`.execute(trx);
}

export async function deleteSources(trx: Queryable, environmentId: number, featureId: number): Promise<void> {
  await trx
    .deleteFrom('featureSource')
    .where('environmentId', '=', environmentId)
    .where('featureId', '=', featureId)
    .execute();
}
