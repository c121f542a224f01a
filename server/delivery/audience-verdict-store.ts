import { type RawBuilder, sql } from 'kysely';
import type { Audience, Condition } from '../../shared/contract/audience.ts';
import type { Locale } from '../../shared/contract/text.ts';
import { type AudienceFacts, matchCondition, segmentOf } from '../../shared/rules/match-audience.ts';
import { isPageCondition } from '../../shared/rules/match-page-conditions.ts';
import type { TraitCondition } from '../../shared/rules/match-trait.ts';
import { isGroup } from '../../shared/rules/match-tree.ts';
import { effectiveTrait, isJudgedTrait, storedTrait } from '../db/effective-traits.ts';
import { idsOnList } from './list-store.ts';
import type { Members } from './members-store.ts';
import { always, traitVerdict, type Verdict } from './trait-verdict-store.ts';

type Noun = 'user' | 'account';

/** What an audience is translated with. */
export interface VerdictGround {
  environmentId: number;
  now: Date;
  segments: ReadonlyMap<string, Audience>;
  /** All conditions of the audience and of the segments that it names. */
  leaves: readonly Condition[];
  /** As `selectMembers` has read them. */
  members: ReadonlyMap<Condition, Members>;
}

/** A part of an audience that has to hold whatever the others say. */
interface Part {
  /** About the tables `p` and, if it asks for accounts, `a`. */
  verdict: Verdict;
  asksForAccount: boolean;
  /** Surely fails for somebody without an account. */
  needsAccount: boolean;
}

/**
 * An audience as PostgreSQL judges it: whether somebody is meant in a place, which is their account or none. It says true
 * and false where `splitAudience` says the same, and null where it can't tell.
 */
export interface AudienceVerdict {
  /** The registered users of the environment: `user_id`, and what it asks of them in columns of its own. */
  users: RawBuilder<unknown>;
  /** The same of accounts: `account_id`. It ends in a WHERE. */
  accounts: RawBuilder<unknown>;
  /** Those of the columns that can be null, by the names that the tables have in the parts. */
  unsure: { user: readonly RawBuilder<unknown>[]; account: readonly RawBuilder<unknown>[] };
  /** Joined by and. */
  parts: readonly Part[];
}

/** PostgreSQL plans longer with each condition: beyond so many of them, judging everybody is sooner done. */
const most = { conditions: 200, places: 2_000 };

/**
 * Whether an audience is short enough to be translated, with its segments in every place that names them, and once more
 * for each language.
 */
export function isTranslatable(
  audience: Audience,
  { segments, leaves }: Pick<VerdictGround, 'segments' | 'leaves'>,
): boolean {
  if (leaves.length > most.conditions) return false;
  const left = { places: most.places / localesIn(leaves).length };
  return fits(audience, segments, left, []);
}

function fits(
  audience: Audience,
  segments: VerdictGround['segments'],
  left: { places: number },
  within: readonly string[],
): boolean {
  if (--left.places < 0) return false;
  if (isGroup<Condition>(audience)) {
    return (audience.conditions as Audience[]).every((each) => fits(each, segments, left, within));
  }
  if (audience.type !== 'segment') return true;
  const segment = segmentOf(audience.segmentId, { ...nobody, segments }, within);
  return segment === undefined || fits(segment, segments, left, [...within, audience.segmentId]);
}

/** One for all that conditions don't name, and those that they do. */
const localesIn = (leaves: readonly Condition[]): Locale[] => [
  ...new Set(['und', ...leaves.flatMap((leaf) => (leaf.type === 'language' ? leaf.isOneOf : []))]),
];

/** Of an audience that is judged: it says for certain that it means nobody. */
export const noVerdict = (environmentId: number): AudienceVerdict => ({
  users: new Columns(environmentId).of('user'),
  accounts: new Columns(environmentId).of('account'),
  parts: [constant(false)],
  unsure: { user: [], account: [] },
});

/**
 * Translates an audience. What only a page can tell keeps nobody out, and of languages it is enough that there is one in
 * which somebody is meant.
 */
export function audienceVerdict(audience: Audience, ground: VerdictGround): AudienceVerdict {
  const columns = new Columns(ground.environmentId);
  const known = new Map<Condition, Part>();
  const partOf = (condition: Condition): Part => {
    const found = known.get(condition) ?? leafPart(condition, ground, columns);
    known.set(condition, found);
    return found;
  };
  const inLocales = localesIn(ground.leaves).map((locale) =>
    conjuncts(audience, { ...ground, locale, partOf }, 'isNotOut', []),
  );
  return {
    users: columns.of('user'),
    accounts: columns.of('account'),
    parts:
      inLocales.length === 1
        ? inLocales[0]!
        : [
            joined(
              'or',
              inLocales.map((parts) => joined('and', parts)),
            ),
          ],
    unsure: columns.unsure,
  };
}

interface Translation extends VerdictGround {
  locale: Locale;
  partOf(condition: Condition): Part;
}

/** What is asked: that nothing known keeps somebody out, or that nothing unknown is left either. */
type Question = 'isNotOut' | 'isIn';

const constant = (isSo: boolean): Part => ({
  verdict: always(isSo),
  asksForAccount: false,
  needsAccount: false,
});

/** Of parts joined by and each by itself, however deep. */
function conjuncts(
  audience: Audience,
  translation: Translation,
  question: Question,
  within: readonly string[],
): Part[] {
  if (!isGroup<Condition>(audience)) return leafParts(audience as Condition, translation, question, within);
  const conditions = audience.conditions as Audience[];
  const each = (asked: Question) =>
    conditions.map((condition) => joined('and', conjuncts(condition, translation, asked, within)));
  switch (audience.type) {
    case 'all':
      return conditions.flatMap((condition) => conjuncts(condition, translation, question, within));
    case 'any':
      return conditions.length === 0 ? [] : [joined('or', each(question))];
    case 'none':
      return each(question === 'isIn' ? 'isNotOut' : 'isIn').map(not);
  }
}

function leafParts(
  condition: Condition,
  translation: Translation,
  question: Question,
  within: readonly string[],
): Part[] {
  if (isPageCondition(condition)) return [constant(question === 'isNotOut')];
  switch (condition.type) {
    case 'segment': {
      const segment = segmentOf(condition.segmentId, { ...nobody, segments: translation.segments }, within);
      return segment
        ? conjuncts(segment, translation, question, [...within, condition.segmentId])
        : [constant(false)];
    }
    case 'language':
      return [constant(matchCondition(condition, { ...nobody, locale: translation.locale }))];
    default:
      return [translation.partOf(condition)];
  }
}

function joined(by: 'and' | 'or', parts: readonly Part[]): Part {
  if (parts.length === 1) return parts[0]!;
  const verdicts = parts.map(({ verdict }) => verdict);
  return {
    verdict: parts.length === 0 ? always(by === 'and') : sql`(${sql.join(verdicts, sql.raw(` ${by} `))})`,
    asksForAccount: parts.some(({ asksForAccount }) => asksForAccount),
    needsAccount:
      by === 'and'
        ? parts.some(({ needsAccount }) => needsAccount)
        : parts.length > 0 && parts.every(({ needsAccount }) => needsAccount),
  };
}

const not = ({ verdict, asksForAccount }: Part): Part => ({
  verdict: sql`(not ${verdict})`,
  asksForAccount,
  needsAccount: false,
});

/** Somebody of whom nothing is stored, so that the judgement says what is made of that. */
const nobody = {
  user: {},
  account: {},
  counts: new Map<string, number>(),
  guides: new Map<string, never>(),
  lastScore: null,
  listIds: new Set<string>(),
} satisfies AudienceFacts;

/** The columns that conditions ask for. */
class Columns {
  readonly unsure = { user: [] as RawBuilder<unknown>[], account: [] as RawBuilder<unknown>[] };
  readonly #environmentId: number;
  readonly #columns = { user: [] as RawBuilder<unknown>[], account: [] as RawBuilder<unknown>[] };
  readonly #joins = { user: [] as RawBuilder<unknown>[], account: [] as RawBuilder<unknown>[] };
  #asksForSummary = false;
  #total = 0;

  constructor(environmentId: number) {
    this.#environmentId = environmentId;
  }

  /** Of the tables "user", or account and account_summary as `made`. */
  add(noun: Noun, verdict: Verdict): Verdict {
    const name = `c${this.#total++}`;
    this.#columns[noun].push(sql`, ${verdict} as ${sql.ref(name)}`);
    return sql.ref(`${noun === 'user' ? 'p' : 'a'}.${name}`);
  }

  addTrait(noun: Noun, condition: TraitCondition): Verdict {
    if (noun === 'account' && isJudgedTrait(condition.trait)) this.#asksForSummary = true;
    const verdict = traitVerdict(condition, (trait) =>
      noun === 'user' ? storedTrait('user.traits', trait) : effectiveTrait('account', 'made', trait),
    );
    const column = this.add(noun, verdict);
    if (condition.operator !== 'isSet' && condition.operator !== 'isNotSet') this.unsure[noun].push(column);
    return column;
  }

  /** @param ids rows (id), each of them once */
  addMembership(noun: Noun, ids: RawBuilder<unknown>, column: 'id' | 'externalId' = 'id'): Verdict {
    const set = `s${this.#total++}`;
    this.#joins[noun].push(
      sql` left join (${ids}) as ${sql.ref(set)} on ${sql.ref(`${set}.id`)} = ${sql.ref(`${noun}.${column}`)}`,
    );
    return this.add(noun, sql`${sql.ref(`${set}.id`)} is not null`);
  }

  of(noun: Noun): RawBuilder<unknown> {
    const columns = sql.join(this.#columns[noun], sql``);
    const joins = sql.join(this.#joins[noun], sql``);
    return noun === 'user'
      ? sql`
        select "user".id as user_id ${columns} from "user" ${joins}
        where "user".environment_id = ${this.#environmentId} and not "user".is_anonymous and "user".deactivated_at is null`
      : sql`
        select account.id as account_id ${columns}
        from account ${this.#asksForSummary ? summary : sql``} ${joins}
        where account.environment_id = ${this.#environmentId}`;
  }
}

const summary = sql`
  left join account_summary made on made.environment_id = account.environment_id and made.account_id = account.id`;

type Leaf = Exclude<
  Condition,
  { type: 'segment' | 'language' | 'device' | 'url' | 'element' | 'elementText' }
>;

function leafPart(condition: Condition, ground: VerdictGround, columns: Columns): Part {
  const leaf = condition as Leaf;
  const { environmentId, now } = ground;
  const withoutAccount = matchCondition(leaf, { ...nobody, nowMs: now.getTime() });
  const ofUser = (verdict: Verdict): Part => ({ verdict, asksForAccount: false, needsAccount: false });
  const ofAccount = (verdict: Verdict): Part => ({
    // Who has none is asked of the judgement.
    verdict: withoutAccount
      ? sql`(a.account_id is null or ${verdict})`
      : sql`(a.account_id is not null and ${verdict})`,
    asksForAccount: true,
    needsAccount: !withoutAccount,
  });
  const of = (noun: Noun, verdict: Verdict) => (noun === 'user' ? ofUser(verdict) : ofAccount(verdict));
  const member = (noun: Noun) => {
    const ids = ground.members.get(leaf);
    return ids === undefined
      ? undefined
      : columns.addMembership(noun, sql`select unnest(${ids}::bigint[]) as id`);
  };
  switch (leaf.type) {
    case 'userTrait':
    case 'accountTrait': {
      const noun = leaf.type === 'userTrait' ? 'user' : 'account';
      return of(noun, columns.addTrait(noun, leaf));
    }
    case 'event':
    case 'feature': {
      const isMember = member(leaf.by);
      const isOften = leaf.operator === 'atLeast';
      // Done never or more often, or not to be done at all.
      if (!isMember) return constant(isOften ? leaf.times === 0 : true);
      return of(leaf.by, isOften ? isMember : sql`(not ${isMember})`);
    }
    case 'guideState': {
      const isMember = member('user') ?? always(false);
      return ofUser(leaf.state === 'notSeen' ? sql`(not ${isMember})` : isMember);
    }
    case 'score': {
      const isMember = member('user') ?? always(false);
      return ofUser(leaf.group === 'none' ? sql`(not ${isMember})` : isMember);
    }
    case 'list': {
      // A list says by itself whether it names users or accounts; a condition that has it otherwise is as good.
      const nouns = new Set(
        ground.leaves.flatMap((each) => (each.type === 'list' && each.listId === leaf.listId ? each.of : [])),
      );
      const parts = [...nouns].map((noun) =>
        of(noun, columns.addMembership(noun, idsOnList(environmentId, leaf.listId), 'externalId')),
      );
      return joined('or', parts);
    }
    case 'percentage':
      return of(leaf.of, member(leaf.of) ?? always(false));
    case 'dates':
      return constant(withoutAccount);
  }
}
