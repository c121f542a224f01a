import { sql } from 'kysely';
import type { Audience } from '../../shared/contract/audience.ts';
import type { GuideContent, GuideKind } from '../../shared/contract/guide.ts';
import { defaultTheme, type Theme } from '../../shared/contract/theme.ts';
import type { Queryable } from '../db/database.ts';

/** A version that is live in an environment. */
export interface PublishedGuide {
  id: string;
  version: number;
  kind: GuideKind;
  name: string;
  content: GuideContent;
  /** ISO 8601. Null: it is not live yet. */
  liveSince: string | null;
}

export interface StoredPublished {
  configVersion: number;
  appUrl: string;
  /** The look of guides that have none of their own. */
  theme: Theme;
  guides: PublishedGuide[];
  /** Archived ones too: older versions may name them. */
  segments: { id: string; name: string; audience: Audience }[];
}

/** What is live, and the version of the configuration that it is: in one statement, so that they belong together. */
export async function selectPublished(db: Queryable, environmentId: number): Promise<StoredPublished> {
  const { rows } = await sql<StoredPublished>`
    select n.config_version, a.url as app_url, coalesce(a.theme, ${JSON.stringify(defaultTheme)}::jsonb) as theme,
      (
        select coalesce(json_agg(json_build_object(
          'id', g.id, 'kind', g.kind, 'version', v.version, 'name', v.name, 'content', v.content,
          'liveSince', p.live_since
        ) order by g.id), '[]')
        from publication p
        join guide_version v on v.guide_id = p.guide_id and v.version = p.version
        join guide g on g.id = v.guide_id
        where p.environment_id = n.id
      ) as guides,
      (
        select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'audience', s.audience)), '[]')
        from segment s where s.app_id = n.app_id and s.workspace_id = n.workspace_id
      ) as segments
    from environment n join app a on a.id = n.app_id
    where n.id = ${environmentId}`.execute(db);
  return rows[0] ?? { configVersion: 0, appUrl: '', theme: defaultTheme, guides: [], segments: [] };
}
