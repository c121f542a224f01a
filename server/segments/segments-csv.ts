import { audienceText } from '../../shared/rules/audience-text.ts';
import type { KnownNames } from '../../shared/rules/decision-text.ts';
import { csv } from '../http/csv.ts';
import type { UsedSegment } from './edit-segment.ts';

/** What each means, in words of the given language. */
export const segmentsCsv = (
  segments: readonly UsedSegment[],
  language: 'en' | 'zh-CN',
  names: KnownNames,
): string =>
  csv(
    ['id', 'name', 'audience', 'usedBy', 'createdAt', 'updatedAt'],
    segments.map(({ id, name, audience, uses, createdAt, updatedAt }) => [
      id,
      name,
      audienceText(audience, language, names),
      uses.map((use) => use.name).join('; '),
      createdAt.toISOString(),
      updatedAt.toISOString(),
    ]),
  );
