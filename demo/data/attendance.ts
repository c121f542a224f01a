import { weekdayOf } from './calendar.ts';
import type { CastAccount, CastUser } from './cast.ts';
import { lastDayOfYear } from './cast.ts';

/** Monday is the fullest day, Friday the thinnest working day; Sunday comes first. */
const weekdayFactors = [0.02, 1.12, 1.08, 1.05, 1, 0.82, 0.04];

/** How busy an account of that story is on a day, compared with its ordinary self. */
function storyFactor({ story, lostOn = 0, isSudden }: CastAccount, day: number): number {
  const share = Math.min(1, day / lastDayOfYear);
  switch (story) {
    case 'growing':
      return 0.75 + 0.4 * share;
    case 'fading':
      return day < 140 ? 1 : Math.max(0.12, 1 - (day - 140) / 190);
    case 'lost':
      return isSudden ? 1 : Math.max(0.2, Math.min(1, (lostOn - day) / 150));
    case 'onboarding':
      return 1.1;
    default:
      return 1;
  }
}

/** The same number in [0, 1) for the same three: a full random stream for each user and day would be slow. */
function chance(salt: number, user: number, day: number): number {
  let mixed =
    Math.imul(salt ^ Math.imul(user + 1, 0x9e3779b1), 0x85ebca6b) ^ Math.imul(day + 977, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

/** The days, up to `lastDay`, on which a user opens the host app. */
export function daysPresent(
  account: CastAccount,
  user: CastUser,
  startsOn: string,
  salt: number,
  lastDay: number,
): number[] {
  if (user.startsOn === undefined) return [];
  const days: number[] = [];
  const firstWeekday = weekdayOf(startsOn);
  const last = Math.min(lastDay, user.leavesOn ?? lastDay);
  for (let day = user.startsOn; day <= last; day++) {
    const weekday = weekdayFactors[(firstWeekday + day) % 7] ?? 1;
    // Each account has better and worse weeks; nobody's August is like their October.
    const week = 0.88 + 0.24 * chance(salt ^ 0x5bd1e995, account.users[0]?.index ?? 0, Math.floor(day / 7));
    const expected = user.dailyChance * storyFactor(account, day) * weekday * week;
    if (day === user.startsOn || chance(salt, user.index, day) < expected) days.push(day);
  }
  return days;
}
