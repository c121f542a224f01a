import { sql } from 'kysely';
import type { GuideContent, GuideKind } from '../../shared/contract/guide.ts';
import type { Queryable } from '../db/database.ts';

/** A version that is live in an environment. */
export interface PublishedGuide {
  id: string;
  version: number;
  kind: GuideKind;
  name: string;
  content: GuideContent;
}

export interface Published {
  configVersion: number;
  guides: readonly PublishedGuide[];
}

/** What is live, and the version of the configuration that it is: in one statement, so that they belong together. */
export async function selectPublished(db: Queryable, environmentId: number): Promise<Published> {
  const { rows } = await sql<PublishedGuide & { configVersion: number; id: string | null }>`
    select n.config_version, g.id, g.kind, v.version, v.name, v.content
    from environment n
    left join publication p on p.environment_id = n.id
    left join guide_version v on v.guide_id = p.guide_id and v.version = p.version
    left join guide g on g.id = v.guide_id
    where n.id = ${environmentId}
    order by g.id`.execute(db);
  return {
    configVersion: rows[0]?.configVersion ?? 0,
    guides: rows
      .filter(({ id }) => id !== null)
      .map(({ id, version, kind, name, content }) => ({ id, version, kind, name, content })),
  };
}
