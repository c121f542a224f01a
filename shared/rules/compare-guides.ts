import type { GuideContent } from '../contract/guide.ts';
import type { KnownNames } from './decision-text.ts';
import { type OutlineLine, outlineGuide, outlineOrder } from './outline-guide.ts';
import { outlinePhrases } from './outline-words.ts';

type Language = 'en' | 'zh-CN';

/** What one of two guides says and the other does not, or says otherwise. Null: it says nothing of it. */
export interface GuideDifference {
  /** Of what says it in both, see `OutlineLine`; `…/place` of a step or task that stands elsewhere. */
  key: string;
  group: string;
  label: string;
  before: string | null;
  after: string | null;
}

export interface ComparedGuide {
  name: string;
  content: GuideContent;
}

/** How the key of a difference ends that tells where a step or task stands. */
export const placeKey = '/place';

/** Every difference between two versions of a guide, in the order of the later one, in words. None: they are equal. */
export function compareGuides(
  before: ComparedGuide,
  after: ComparedGuide,
  language: Language,
  known: KnownNames = {},
): GuideDifference[] {
  const old = outlineGuide(before.name, before.content, language, known);
  const lines = outlineGuide(after.name, after.content, language, known);
  const oldByKey = new Map(old.map((line) => [line.key, line]));
  const keys = new Set(lines.map(({ key }) => key));

  const changed = lines.flatMap((line): GuideDifference[] => {
    const was = oldByKey.get(line.key);
    if (was?.text === line.text) return [];
    const { key, group, label, text } = line;
    return [{ key, group, label, before: was?.text ?? null, after: text }];
  });
  const gone = old
    .filter(({ key }) => !keys.has(key))
    .map(
      ({ key, group, label, text }): GuideDifference => ({ key, group, label, before: text, after: null }),
    );
  return byGroup([...changed, ...moves(before.content, after.content, [old, lines], language), ...gone]);
}

/** Steps and tasks that both have and that stand elsewhere among the others: as few as explain the new order. */
function moves(
  before: GuideContent,
  after: GuideContent,
  [old, lines]: [OutlineLine[], OutlineLine[]],
  language: Language,
): GuideDifference[] {
  const oldOrder = outlineOrder(before);
  const order = outlineOrder(after);
  const common = order.filter((key) => oldOrder.includes(key));
  const kept = common.filter((key) => order.indexOf(key) === oldOrder.indexOf(key));
  const stayed = longestRising(
    common.map((key) => oldOrder.indexOf(key)),
    new Set(kept.map((key) => oldOrder.indexOf(key))),
  );
  const groupOf = (among: OutlineLine[], key: string) =>
    among.find((line) => line.key.startsWith(`${key}/`))?.group ?? '';
  return common
    .filter((key) => !stayed.has(oldOrder.indexOf(key)))
    .map((key) => ({
      key: `${key}${placeKey}`,
      group: groupOf(lines, key),
      label: outlinePhrases(language).place,
      before: groupOf(old, key),
      after: groupOf(lines, key),
    }));
}

/** Members of a longest rising subsequence; of several such, of one with the most of the `preferred`. */
function longestRising(numbers: readonly number[], preferred: ReadonlySet<number>): Set<number> {
  let best: Rising = { members: [], preferred: 0 };
  const ending: Rising[] = [];
  numbers.forEach((number, i) => {
    const before = ending
      .slice(0, i)
      .filter(({ members }) => (members.at(-1) ?? -1) < number)
      .reduce(longer, { members: [], preferred: 0 });
    const run = {
      members: [...before.members, number],
      preferred: before.preferred + Number(preferred.has(number)),
    };
    ending.push(run);
    best = longer(best, run);
  });
  return new Set(best.members);
}

interface Rising {
  members: readonly number[];
  preferred: number;
}

const longer = (one: Rising, other: Rising): Rising =>
  (other.members.length - one.members.length || other.preferred - one.preferred) > 0 ? other : one;

/** What belongs together stands together, groups in the order in which they come first. */
const byGroup = (differences: readonly GuideDifference[]): GuideDifference[] =>
  [...Map.groupBy(differences, ({ group }) => group).values()].flat();
