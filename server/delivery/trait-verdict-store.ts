import { type RawBuilder, sql } from 'kysely';
import type { TraitValue } from '../../shared/contract/audience.ts';
import { matchTrait, type TraitCondition } from '../../shared/rules/match-trait.ts';
import { arrayOfPlain, arrayOfText } from '../db/array-literal.ts';
import type { StoredTrait } from '../db/effective-traits.ts';
import { isStorableText } from '../ingest/storable-value.ts';

/** A condition of PostgreSQL's: true and false are what the judgement says as well, null is left to it. */
export type Verdict = RawBuilder<boolean | null>;

const fails: Verdict = sql`false`;
const unsure: Verdict = sql`null::boolean`;
export const always = (isSo: boolean): Verdict => (isSo ? sql`true` : fails);

/**
 * What `matchTrait` makes of a stored trait, as far as PostgreSQL says the same: of texts whose small letters it knows,
 * of numbers and days in the forms that they usually have, of lists of such texts.
 *
 * @param traitNamed the trait of that name
 */
export function traitVerdict(condition: TraitCondition, traitNamed: (trait: string) => StoredTrait): Verdict {
  const { trait } = condition;
  // What isn't translated is asked of the judgement itself.
  const told = (value: TraitValue) => always(matchTrait(condition, { [trait]: value }));
  // PostgreSQL keeps no trait of such a name, and refuses to look for it.
  if (!isStorableText(trait)) return told(null);
  const { value, text } = traitNamed(trait);
  const of = translated(condition);
  return sql`case coalesce(jsonb_typeof(${value}), 'null')
    when 'string' then case when ${text} = '' then ${told('')} else ${of.text(text)} end
    when 'number' then ${of.number(text)}
    when 'boolean' then case when ${text} = 'true' then ${told(true)} else ${told(false)} end
    when 'array' then ${of.list(value)}
    when 'null' then ${told(null)}
    else ${told(anyObject)} end`;
}

/** All objects are one text to the judgement, whatever is in them; hardly a trait, but kept where a host app sends one. */
const anyObject = {} as unknown as TraitValue;

/** What is made of a value, by its kind. A text is never empty. */
interface ByKind {
  text(text: RawBuilder<unknown>): Verdict;
  /** @param text the number as PostgreSQL writes it */
  number(text: RawBuilder<unknown>): Verdict;
  list(list: RawBuilder<unknown>): Verdict;
}

function translated({ operator, value: wanted }: TraitCondition): ByKind {
  switch (operator) {
    case 'isSet':
    case 'isNotSet':
      return same(always(operator === 'isSet'));
    case 'is':
      return equalToAny([wanted]);
    case 'isNot': {
      const { text, number, list } = equalToAny([wanted]);
      const not = (verdict: Verdict): Verdict => sql`not ${verdict}`;
      return {
        text: (each) => not(text(each)),
        number: (each) => not(number(each)),
        list: (each) => not(list(each)),
      };
    }
    case 'isOneOf':
      return Array.isArray(wanted) ? equalToAny(wanted) : same(fails);
    case 'contains':
      return {
        ...having(wanted, (text, part) => sql`strpos(${text}, ${part}) > 0`),
        list: equalToAny([wanted]).list,
      };
    case 'startsWith':
      return {
        ...having(wanted, (text, part) => sql`starts_with(${text}, ${part})`),
        list: () => unsure,
      };
    case 'greaterThan':
    case 'lessThan':
      return comparedAsNumber(operator, wanted);
    case 'before':
    case 'after':
      return comparedAsTime(operator, wanted);
  }
}

const same = (verdict: Verdict): ByKind => ({
  text: () => verdict,
  number: () => verdict,
  list: () => verdict,
});

const fold = (value: unknown) => String(value).toLowerCase();

/**
 * Letters whose small form is themselves, to JavaScript as well as to PostgreSQL: all of ASCII once its own are made
 * small, small ones of western Europe, Chinese, Japanese and Korean with their signs. A letter beyond them is judged.
 */
export const plainLetters = String.raw`\x01-\x7f\xdf-\xff\u2e80-\u9fff\uac00-\ud7a3\uff01-\uff20`;
const isPlain = (text: RawBuilder<unknown>) =>
  sql`(octet_length(${text}) = length(${text}) or ${text} !~ ${`[^${plainLetters}]`}::text)`;
/** The same in every database: in a Turkish one the small form of I has no dot. */
const small = (text: RawBuilder<unknown>) => sql`lower(${text} collate "C")`;

function equalToAny(wanted: readonly unknown[]): ByKind {
  const folded = wanted.map(fold);
  const texts = arrayOfText(folded.filter(isStorableText));
  // A number is equal to the one text that JavaScript writes for it.
  const numbers = folded.filter((each) => String(Number(each)) === each && Number.isFinite(Number(each)));
  const text = (each: RawBuilder<unknown>): Verdict =>
    sql`case when ${small(each)} = any(${texts}::text[]) then true when ${isPlain(each)} then false end`;
  return {
    text,
    number: (each) => asNumber(each, (number) => sql`${number} = any(${arrayOfPlain(numbers)}::float8[])`),
    // Items are compared all at once: a subquery for each row would keep the statement on one core.
    // Strict, since PostgreSQL would otherwise look into a list in the list, and find a text in it.
    list: (list) => {
      const items = sql`(${list}::text)`;
      return sql`case
        when jsonb_path_exists(${list}, 'strict $[*] ? (@.type() != "string")') then null
        when ${small(items)}::jsonb ?| ${texts}::text[] then true
        when ${isPlain(items)} then false end`;
    },
  };
}

/** Texts, and numbers that both write alike. */
function having(
  wanted: unknown,
  has: (text: RawBuilder<unknown>, part: RawBuilder<unknown>) => Verdict,
): Omit<ByKind, 'list'> {
  const part = fold(wanted);
  // Half a letter can be part of a letter to JavaScript alone, and of none of the plain ones.
  const found = (text: RawBuilder<unknown>) => (isStorableText(part) ? has(text, sql`${part}::text`) : fails);
  return {
    text: (text) => sql`case when ${isPlain(text)} then ${found(small(text))} end`,
    number: (text) => sql`case when ${text} ~ '^-?[0-9]{1,15}$' then ${found(text)} end`,
  };
}

/** Longer ones may be too large for it, and that would be an error. */
const asNumber = (text: RawBuilder<unknown>, verdict: (number: RawBuilder<unknown>) => Verdict): Verdict =>
  sql`case when octet_length(${text}) <= 40 then ${verdict(sql`${text}::float8`)} end`;

function comparedAsNumber(operator: 'greaterThan' | 'lessThan', wanted: unknown): ByKind {
  const limit =
    typeof wanted === 'number' || (typeof wanted === 'string' && wanted.trim() !== '')
      ? Number(wanted)
      : Number.NaN;
  if (Number.isNaN(limit)) return same(fails);
  if (!Number.isFinite(limit)) return { ...same(unsure), list: () => fails };
  const sign = sql.raw(operator === 'greaterThan' ? '>' : '<');
  const compared = (number: RawBuilder<unknown>): Verdict => sql`${number} ${sign} ${limit}::float8`;
  return {
    text: (text) => sql`case
      when ${text} ~ '^-?[0-9]{1,15}([.][0-9]{1,15})?$' then ${compared(sql`${text}::float8`)}
      when ${text} !~ '[0-9]|Infinity' then false end`,
    number: (text) => asNumber(text, compared),
    list: () => fails,
  };
}

/** A day, or a moment of UTC to the second or the millisecond. The last days of February are judged. */
const dayForm =
  '[0-9]{4}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)';
const momentForm = `${dayForm}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{3})?Z`;

function comparedAsTime(operator: 'before' | 'after', wanted: unknown): ByKind {
  const limit = typeof wanted === 'string' ? Date.parse(wanted) : Number.NaN;
  if (Number.isNaN(limit)) return same(fails);
  const moment = new Date(limit).toISOString();
  const sign = sql.raw(operator === 'after' ? '>' : '<');
  // Of one length, so that texts are in the order of what they say; in later or earlier years they have a sign.
  const compared = (text: RawBuilder<unknown>): Verdict =>
    moment.length === 24 ? sql`${text} collate "C" ${sign} ${moment}::text` : unsure;
  return {
    text: (text) => sql`case
      when ${text} ~ ${`^${dayForm}$`}::text then ${compared(sql`(${text} || 'T00:00:00.000Z')`)}
      when ${text} ~ ${`^${momentForm}$`}::text then ${compared(sql`(left(${text}, 19) || '.' || coalesce(nullif(substr(${text}, 21, 3), ''), '000') || 'Z')`)} end`,
    number: () => fails,
    list: () => fails,
  };
}
