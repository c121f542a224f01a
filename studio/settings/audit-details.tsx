import { thresholds } from '../../shared/contract/threshold.ts';
import { fontWords, kindWords, modeWords, questionWords } from '../../shared/rules/choice-words.ts';
import type { AuditEntry } from '../api.ts';
import { environments } from '../session.ts';
import { formatDate, formatDateTime, localeNames, type Phrase, t } from '../ui/i18n.ts';
import { words } from './audit-words.ts';
import { fieldWords, valueWords } from './field-words.ts';
import { portfolioWords, rightWords, roleWords } from './member-words.ts';
import { newsWords, words as webhookWords } from './webhook-words.ts';
import { words as placeWords } from './words.ts';

interface Detail {
  name: string;
  value: string;
  /** What it was, where it was changed. */
  before?: string;
}

/** What is seen at once; the rest is in the export. */
const mostShown = 8;

/**
 * What an entry of the audit log says beyond what was done: a line for each field, changes with what was before.
 *
 * @param memberName what a member is called, if they still are one
 */
export function AuditDetails({
  entry,
  memberName,
}: {
  entry: AuditEntry;
  memberName: (id: string) => string | undefined;
}) {
  const details = detailsOf(entry, memberName);
  if (details.length === 0) return null;
  const more = details.length - mostShown;
  return (
    <ul class="audit-details">
      {details.slice(0, mostShown).map(({ name, value, before }) => (
        <li key={name}>
          {name}
          {t(words.of)}
          {before !== undefined && (
            <>
              <del>{before}</del> →{' '}
            </>
          )}
          {value}
        </li>
      ))}
      {more > 0 && <li>{t(words.more, more)}</li>}
    </ul>
  );
}

/** Field by field, in the reader’s words. */
export function detailsOf(
  { details, subjectName }: AuditEntry,
  memberName: (id: string) => string | undefined,
): Detail[] {
  return Object.entries(details ?? {}).flatMap(([field, value]) => {
    const name = fieldName(field);
    const say = (of: unknown) => brief(field, of, memberName);
    if (isChange(value)) return [{ name, value: say(value.after), before: say(value.before) }];
    // An id says nothing to a reader; it is in the export.
    if (field === 'id') return [];
    // What it is called stands above already.
    if (field === 'name' && value === subjectName) return [];
    // That there is nothing is worth a line only where there was something.
    return isNothing(value) ? [] : [{ name, value: say(value) }];
  });
}

function fieldName(field: string): string {
  const phrase = fieldWords[field] ?? (thresholds as Record<string, { meaning: Phrase }>)[field]?.meaning;
  return phrase ? t(phrase) : field;
}

const isChange = (value: unknown): value is { before?: unknown; after: unknown } =>
  typeof value === 'object' && value !== null && 'after' in value;

const isNothing = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

function brief(field: string, value: unknown, memberName: (id: string) => string | undefined): string {
  if (isNothing(value)) return t(words.none);
  const text = textOf(field, value, memberName);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function textOf(field: string, value: unknown, memberName: (id: string) => string | undefined): string {
  if (typeof value === 'boolean') return t(value ? words.yes : words.no);
  if (field === 'locale') return (localeNames as Record<string, string>)[String(value)] ?? String(value);
  if (field === 'environmentId') return environmentName(value);
  if (field === 'role' || field === 'newcomerRole') return roleName(value);
  if (Array.isArray(value)) return value.map((each) => textOf(field, each, memberName)).join(t(words.listed));
  if (typeof value === 'object' && value !== null) return partsOf(value, memberName);
  const chosen = choices(field)[String(value)];
  if (chosen) return t(chosen);
  return typeof value === 'string' ? (memberName(value) ?? asTime(value) ?? value) : String(value);
}

/** What has parts, such as a look or a quarter, is said part by part. */
const partsOf = (value: object, memberName: (id: string) => string | undefined) =>
  Object.entries(value)
    .filter(([, part]) => !isNothing(part))
    .map(([part, of]) => `${fieldName(part)}${t(words.of)}${textOf(part, of, memberName)}`)
    .join(t(words.between));

const keyScopeWords = {
  events: placeWords.events,
  read: placeWords.read,
  write: placeWords.write,
  admin: placeWords.admin,
};

/** The words for the values of a field that has a few. `kind`: of a guide, a question or an issue. */
const choices = (field: string): Readonly<Record<string, Phrase>> => ({
  ...(field === 'kind' && { ...questionWords, ...kindWords }),
  ...(field === 'mode' && modeWords),
  ...(field === 'font' && fontWords),
  ...(field === 'portfolio' && portfolioWords),
  ...(field === 'scope' && keyScopeWords),
  ...(field === 'kinds' && newsWords),
  ...(field === 'rights' && rightWords),
  ...(field === 'format' && { json: webhookWords.json, slack: webhookWords.slack }),
  ...valueWords[field],
});

/** Days and times read as elsewhere in the studio. */
function asTime(text: string): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatDate(text);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? formatDateTime(text) : undefined;
}

/** Of which app it is, and whether it is production; its id once it is gone. */
export function environmentName(id: unknown): string {
  const found = environments.value.find((environment) => environment.id === id);
  if (!found) return String(id);
  return `${found.app.name}, ${t(found.name === 'production' ? placeWords.production : placeWords.staging)}`;
}

const roleName = (role: unknown) => {
  const phrase = (roleWords as Record<string, (typeof roleWords)['admin']>)[String(role)];
  return phrase ? t(phrase) : String(role);
};
