import type { GuideKind } from '../../shared/contract/guide.ts';
import { kindWords, questionWords } from '../../shared/rules/choice-words.ts';
import type { AuditEntry } from '../api.ts';
import { environments } from '../session.ts';
import { formatDate, formatDateTime, t } from '../ui/i18n.ts';
import { words } from './audit-words.ts';
import { fieldWords } from './field-words.ts';
import { roleWords } from './member-words.ts';
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

function detailsOf(
  { details, subjectName }: AuditEntry,
  memberName: (id: string) => string | undefined,
): Detail[] {
  return Object.entries(details ?? {}).flatMap(([field, value]) => {
    const phrase = fieldWords[field];
    const name = phrase ? t(phrase) : field;
    const say = (of: unknown) => brief(field, of, memberName);
    if (isChange(value)) return [{ name, value: say(value.after), before: say(value.before) }];
    // What it is called stands above already.
    if (field === 'name' && value === subjectName) return [];
    // That there is nothing is worth a line only where there was something.
    return isNothing(value) ? [] : [{ name, value: say(value) }];
  });
}

const isChange = (value: unknown): value is { before?: unknown; after: unknown } =>
  typeof value === 'object' && value !== null && 'after' in value;

const isNothing = (value: unknown) =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

function brief(field: string, value: unknown, memberName: (id: string) => string | undefined): string {
  if (isNothing(value)) return t(words.none);
  if (typeof value === 'boolean') return t(value ? words.yes : words.no);
  if (field === 'environmentId') return environmentName(value);
  if (field === 'kind') return kindName(value);
  if (field === 'role' || field === 'newcomerRole') return roleName(value);
  const text = textOf(value, memberName);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

function textOf(value: unknown, memberName: (id: string) => string | undefined): string {
  if (typeof value === 'string') return memberName(value) ?? asTime(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => textOf(each, memberName)).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Days and times read as elsewhere in the studio. */
function asTime(text: string): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return formatDate(text);
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? formatDateTime(text) : undefined;
}

function environmentName(id: unknown): string {
  const found = environments.value.find((environment) => environment.id === id);
  if (!found) return String(id);
  return `${found.app.name}, ${t(found.name === 'production' ? placeWords.production : placeWords.staging)}`;
}

/** Of a guide, or of the question of an answer. */
const kindName = (kind: unknown) => {
  const phrase = { ...questionWords, ...kindWords }[String(kind) as GuideKind];
  return phrase ? t(phrase) : String(kind);
};

const roleName = (role: unknown) => {
  const phrase = (roleWords as Record<string, (typeof roleWords)['admin']>)[String(role)];
  return phrase ? t(phrase) : String(role);
};
