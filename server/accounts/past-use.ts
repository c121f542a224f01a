import type { FeatureClass } from '../../shared/contract/feature.ts';
import type { UseFacts } from '../../shared/contract/judgement.ts';
import { addDays, type Day, daysBetween } from '../../shared/rules/calendar.ts';
import { medianOf } from '../../shared/rules/median.ts';
import { type NpsCounts, npsGroup, npsScore } from '../../shared/rules/nps.ts';
import { npsDays } from '../metrics/nps.ts';

/** Somebody of the account whom numbers count. */
export interface PastPerson {
  id: string;
  /** Null: they have no seat in it any more. What they did there counts, they themselves don't. */
  seatSince: Day | null;
  /** The first day on which they no longer counted; null: they still do. */
  leftOn: Day | null;
  activatedOn: Day | null;
}

/** The facts of an account's past, each list in the order of time. */
export interface Past {
  people: readonly PastPerson[];
  visits: readonly { day: Day; userId: string }[];
  /** Of features that are not archived. */
  uses: readonly { day: Day; featureId: number; userId: string; uses: number }[];
  /** Scores of NPS that count. */
  scores: readonly { day: Day; userId: string; scale: string; score: number }[];
  answeredOn: readonly Day[];
  features: ReadonlyMap<number, { featureClass: FeatureClass; isAvailable: boolean; isCore: boolean }>;
}

/** How many days before a day its numbers look back. */
const daysOfBreadth = 28;
const pastDays = 90;

/**
 * What the use of an account said on each day from one to another: the same as the metrics would have counted at the
 * end of that day, in one walk over the facts.
 */
export function* useByDay(past: Past, from: Day, to: Day): Generator<{ day: Day; use: UseFacts }> {
  const number = (day: Day) => daysBetween(from, day);
  const visits = visitsByPerson(past, number);
  const breadth = breadthOf(past, number);
  const available = [...past.features.values()].filter(({ isAvailable }) => isAvailable);
  const answeredOn = past.answeredOn.toSorted();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const today = number(day);
    const there = past.people.filter(
      ({ seatSince, leftOn }) =>
        (seatSince === null || seatSince <= day) && (leftOn === null || leftOn > day),
    );
    const seated = there.filter(({ seatSince }) => seatSince !== null);
    const isThere = new Set(there.map(({ id }) => id));
    const activeIn = (daysAgo: number, days: number) =>
      there.filter(({ id }) => visits.get(id)?.isAnyIn(today - daysAgo - days + 1, today - daysAgo)).length;
    const before = [7, 14, 21, 28].map((daysAgo) => activeIn(daysAgo, 7));
    const used = breadth(today, isThere);
    yield {
      day,
      use: {
        users: seated.length,
        activeUsers7: activeIn(0, 7),
        activeUsers28: activeIn(0, daysOfBreadth),
        activeUsersBefore: before.reduce((sum, users) => sum + users, 0) / before.length,
        activatedUsers: activatedBy(seated, day),
        activatedUsersBefore: activatedBy(seated, addDays(day, -pastDays)),
        featuresUsed: used.features.filter(({ isAvailable }) => isAvailable).length,
        featuresAvailable: available.length,
        coreUsed: used.features.filter(({ isAvailable, isCore }) => isAvailable && isCore).length,
        coreAvailable: available.filter(({ isCore }) => isCore).length,
        classes: used.classes,
        typicalFeatures: used.typicalFeatures,
        lastAnsweredOn: answeredOn.findLast((answered) => answered <= day) ?? null,
        npsScore: scoreOn(past.scores, day),
      },
    };
  }
}

const activatedBy = (people: readonly PastPerson[], day: Day): number =>
  people.filter(({ activatedOn }) => activatedOn !== null && activatedOn <= day).length;

/** Whether somebody came between two days, both included. */
interface Visits {
  isAnyIn(first: number, last: number): boolean;
}

function visitsByPerson({ visits }: Past, number: (day: Day) => number): ReadonlyMap<string, Visits> {
  const days = new Map<string, number[]>();
  for (const { day, userId } of visits) {
    const known = days.get(userId);
    if (known) known.push(number(day));
    else days.set(userId, [number(day)]);
  }
  return new Map(
    [...days].map(([userId, on]) => {
      // Questions come in the order of time, but for the four weeks before: the place is never far.
      let place = 0;
      const isAnyIn = (first: number, last: number) => {
        while (place > 0 && on[place - 1]! >= first) place -= 1;
        while (place < on.length && on[place]! < first) place += 1;
        return place < on.length && on[place]! <= last;
      };
      return [userId, { isAnyIn }];
    }),
  );
}

type Feature = { featureClass: FeatureClass; isAvailable: boolean; isCore: boolean };
interface Breadth {
  features: Feature[];
  classes: UseFacts['classes'];
  typicalFeatures: number | null;
}

/** Who used which features in the 28 days to a day: to be asked day after day. */
function breadthOf({ uses, features }: Past, number: (day: Day) => number) {
  /** Uses within the window, by feature and person. */
  const within = new Map<number, Map<string, number>>();
  let entering = 0;
  let leaving = 0;
  const add = ({ featureId, userId, uses: times }: Past['uses'][number], sign: 1 | -1) => {
    const people = within.get(featureId) ?? new Map<string, number>();
    within.set(featureId, people);
    const left = (people.get(userId) ?? 0) + sign * times;
    if (left > 0) people.set(userId, left);
    else people.delete(userId);
    if (people.size === 0) within.delete(featureId);
  };
  return (today: number, isCounted: ReadonlySet<string>): Breadth => {
    while (entering < uses.length && number(uses[entering]!.day) <= today) add(uses[entering++]!, 1);
    while (leaving < entering && number(uses[leaving]!.day) <= today - daysOfBreadth)
      add(uses[leaving++]!, -1);
    const classes: Partial<Record<FeatureClass, { people: Set<string>; uses: number }>> = {};
    const featuresOf = new Map<string, number>();
    for (const [featureId, people] of within) {
      const { featureClass } = features.get(featureId)!;
      const ofClass = classes[featureClass] ?? { people: new Set(), uses: 0 };
      classes[featureClass] = ofClass;
      for (const [userId, times] of people) {
        ofClass.uses += times;
        if (!isCounted.has(userId)) continue;
        ofClass.people.add(userId);
        featuresOf.set(userId, (featuresOf.get(userId) ?? 0) + 1);
      }
    }
    return {
      features: [...within.keys()].map((id) => features.get(id)!),
      classes: Object.fromEntries(
        Object.entries(classes).map(([name, of]) => [name, { users: of.people.size, uses: of.uses }]),
      ),
      typicalFeatures: medianOf([...featuresOf.values()]),
    };
  };
}

/** Of everybody the latest score of a year, on the scale that was answered last. */
function scoreOn(scores: Past['scores'], day: Day): number | null {
  const first = addDays(day, 1 - npsDays);
  const recent = scores.filter((each) => each.day >= first && each.day <= day);
  const scale = recent.at(-1)?.scale;
  const latest = new Map(
    recent.filter((each) => each.scale === scale).map(({ userId, score }) => [userId, score]),
  );
  const counts: NpsCounts = { promoters: 0, passives: 0, detractors: 0 };
  for (const score of latest.values()) counts[npsGroup(score)] += 1;
  return npsScore(counts);
}
