import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { guideContentSchema } from '../../../shared/contract/guide.ts';
import { localesOf } from '../../../shared/rules/localize.ts';
import { validateForPublishing } from '../../../shared/rules/publishing/validate-for-publishing.ts';
import { findTemplates, templates } from '../../../studio/guides/templates/templates.ts';
import { locale } from '../../../studio/ui/i18n.ts';

let count = 0;
const newId = () => `n${count++}`;

/** What only its author can say: which element, feature or guide of their app is meant, and what a feature is called. */
const leftToAuthor = new Set(['targetMissing', 'featureMissing', 'guideMissing', 'placeholderLeft']);

describe.each(templates)('the template $id', ({ kind, make }) => {
  test('is a whole draft in both languages, with ids of its own', () => {
    const draft = make(newId);
    expect(v.safeParse(guideContentSchema, draft).issues).toBeUndefined();
    expect(localesOf(draft).sort()).toEqual(['en', 'zh-CN']);
    const ids = [...JSON.stringify(draft).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('can be published once its author has pointed at things, and gives nothing to think over', () => {
    const { errors, warnings } = validateForPublishing(kind, make(newId));
    expect(errors.filter(({ code }) => !leftToAuthor.has(code))).toEqual([]);
    expect(warnings.filter(({ code }) => !leftToAuthor.has(code))).toEqual([]);
  });
});

test('templates are found by words of their name, job or kind, in the studio’s language', () => {
  const ids = (search: string) => findTemplates(search).map(({ id }) => id);
  locale.value = 'en';
  expect(ids('')).toHaveLength(templates.length);
  expect(ids('checklist admins')).toEqual(['admin-checklist']);
  expect(ids('SURVEY')).toEqual(['nps-wave', 'csat-after-ticket']);
  locale.value = 'zh-CN';
  expect(ids('问卷 工单')).toEqual(['csat-after-ticket']);
  locale.value = 'en';
});
