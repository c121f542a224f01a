import { type HostAccount, hostAccounts, hostUsers, type Language, type Role } from '../host-app/people.ts';
import { addDays } from './calendar.ts';
import * as names from './names.ts';
import { type RandomStream, randomStream } from './random-stream.ts';

/**
 * What happens to an account over the year. `shallow`: everybody comes every day and sees two screens.
 * `neverActivated`: bought and imported, never opened. `lost`: used less and less, and left.
 */
export const stories = [
  'growing',
  'steady',
  'fading',
  'shallow',
  'neverActivated',
  'onboarding',
  'lost',
] as const;
export type Story = (typeof stories)[number];

/** Days are counted from the first day of the history, which is 0. */
export interface CastUser {
  index: number;
  id: string;
  name: string;
  email: string;
  role: Role;
  unit: string;
  language: Language;
  /** When the host app's server first names this user. */
  joinsOn: number;
  /** When they first open the app themselves; undefined: never. */
  startsOn: number | undefined;
  /** After it they come no more. */
  leavesOn: number | undefined;
  /** How likely they come on an ordinary working day. */
  dailyChance: number;
  /** One of the people whom a visitor of the demo can be: guides have not met them yet. */
  isSwitchable: boolean;
}

export interface CastAccount {
  id: string;
  name: string;
  plan: HostAccount['plan'];
  industry: string;
  timeZone: string;
  language: Language;
  region: 'EMEA' | 'Americas' | 'APAC' | 'China';
  tier: 'strategic' | 'enterprise' | 'longTail';
  goLiveOn: string;
  /** The same day, counted as days of users are. */
  goesLiveOn: number;
  seats: number;
  story: Story;
  /** Its own programs talk to the host app every working day. */
  usesApi: boolean;
  /** When it was lost, counted as days of users are. */
  lostOn?: number;
  /** It was in full use until then. */
  isSudden?: boolean;
  users: CastUser[];
}

/** The last day of the first year: the day on which the demo was made. */
export const lastDayOfYear = 364;

const storyCounts: Record<Story, number> = {
  growing: 8,
  steady: 12,
  fading: 6,
  shallow: 4,
  neverActivated: 3,
  onboarding: 4,
  // They stand beside the others.
  lost: 0,
};

const hostStories: Record<string, { story: Story; size: number }> = {
  'acc-brightwater': { story: 'growing', size: 64 },
  'acc-jiangnan': { story: 'steady', size: 118 },
  'acc-cascade': { story: 'fading', size: 38 },
};

/** Forty accounts and their people, and those that were lost; the same for the same seed and first day. */
export function demoCast(seed: string, startsOn: string): CastAccount[] {
  const stream = randomStream(seed, 'cast');
  const openStories = shuffle(
    stories.flatMap((story) => Array.from({ length: storyCounts[story] }, () => story)),
    stream,
  );
  const others = [
    ...names.companies.map(([name, industry, timeZone]) => ({
      name,
      industry,
      timeZone,
      language: 'en' as const,
    })),
    ...names.chineseCompanies.map(([name, industry]) => ({
      name,
      industry,
      timeZone: 'Asia/Shanghai',
      language: 'zh-CN' as const,
    })),
  ];
  let userCount = 0;
  const nextIndex = () => userCount++;
  return [
    ...hostAccounts.map((account) => hostCastAccount(seed, account, nextIndex)),
    ...others.map((other, index) => {
      const own = randomStream(seed, 'account', index);
      const story = openStories[index] as Story;
      const size = Math.round(8 + 84 * own.next() ** 2.1) + (story === 'steady' ? 10 : 0);
      const goesLiveOn = goLiveDay(story, own);
      const account = {
        ...other,
        id: `acc-${2001 + index}`,
        plan: size > 55 ? 'Enterprise' : size > 22 ? 'Business' : 'Team',
        goLiveOn: addDays(startsOn, goesLiveOn),
        goesLiveOn,
        story,
        usesApi: (story === 'growing' || story === 'steady') && own.happens(0.35),
      } as const;
      return finish(account, size, (n) => castUser(account, own, n, size, nextIndex()));
    }),
    ...names.lostCompanies.map((company, index) => lostAccount(seed, startsOn, company, index, nextIndex)),
  ];
}

function lostAccount(
  seed: string,
  startsOn: string,
  { reason: _reason, note: _note, ...company }: (typeof names.lostCompanies)[number],
  index: number,
  nextIndex: () => number,
): CastAccount {
  const own = randomStream(seed, 'lost', index);
  const size = own.whole(10, 34);
  const goesLiveOn = -own.whole(120, 500);
  const account = {
    ...company,
    language: company.timeZone === 'Asia/Shanghai' ? ('zh-CN' as const) : ('en' as const),
    id: `acc-${2101 + index}`,
    plan: size > 22 ? ('Business' as const) : ('Team' as const),
    goLiveOn: addDays(startsOn, goesLiveOn),
    goesLiveOn,
    story: 'lost' as const,
    usesApi: false,
  };
  return finish(account, size, (n) => castUser(account, own, n, size, nextIndex()));
}

/** The accounts of the people in the host app's switch, filled up with colleagues. */
function hostCastAccount(seed: string, hostAccount: HostAccount, nextIndex: () => number): CastAccount {
  const own = randomStream(seed, 'account', hostAccount.id);
  const { story, size } = hostStories[hostAccount.id] as { story: Story; size: number };
  const { currency, ...rest } = hostAccount;
  const account = {
    ...rest,
    language: currency === 'CNY' ? ('zh-CN' as const) : ('en' as const),
    goesLiveOn: -400,
    story,
    usesApi: story === 'steady',
  };
  const switchable = hostUsers.filter((user) => user.accountId === account.id);
  return finish(account, size, (n) => {
    const user = castUser(account, own, n, size, nextIndex());
    const known = switchable[n];
    if (!known) return user;
    const { accountId: _, ...person } = known;
    // The sellers among them were invited last week, so that their first visit is still to come.
    const presence =
      known.role === 'sales'
        ? { joinsOn: lastDayOfYear - 6, startsOn: undefined, leavesOn: undefined }
        : { joinsOn: 0, startsOn: 1, leavesOn: undefined };
    return { ...user, ...person, ...presence, dailyChance: 0.5, isSwitchable: true };
  });
}

type Unfinished = Omit<CastAccount, 'users' | 'seats' | 'tier' | 'region'>;

function finish(account: Unfinished, size: number, user: (n: number) => CastUser): CastAccount {
  const zone = account.timeZone;
  return {
    ...account,
    tier: size > 60 ? 'strategic' : size > 25 ? 'enterprise' : 'longTail',
    region:
      zone === 'Asia/Shanghai'
        ? 'China'
        : zone.startsWith('Europe')
          ? 'EMEA'
          : zone.startsWith('America')
            ? 'Americas'
            : 'APAC',
    seats: Math.ceil((size * 1.2) / 5) * 5,
    users: Array.from({ length: size }, (_, n) => user(n)),
  };
}

function goLiveDay(story: Story, stream: RandomStream): number {
  switch (story) {
    case 'onboarding':
      return lastDayOfYear - stream.whole(25, 70);
    case 'neverActivated':
      return lastDayOfYear - stream.whole(130, 240);
    default:
      return -stream.whole(40, 700);
  }
}

function castUser(
  account: Pick<CastAccount, 'id' | 'story' | 'language' | 'goesLiveOn' | 'lostOn' | 'isSudden'>,
  stream: RandomStream,
  n: number,
  size: number,
  index: number,
): CastUser {
  const { story, language } = account;
  // Everybody has one admin at least.
  const role = n === 0 ? 'admin' : stream.weighted<Role>({ sales: 62, support: 24, admin: 14 });
  const joinsOn = joinDay(account, stream, n / size);
  const isIdle = story === 'neverActivated' || stream.happens(0.1);
  const startsOn = joinsOn + stream.whole(0, story === 'onboarding' ? 30 : 9);
  return {
    index,
    id: `usr-${10_000 + index}`,
    ...person(language, stream, index, account.id),
    role,
    unit: stream.pick(names.units[role][language]),
    language,
    joinsOn,
    startsOn: isIdle ? undefined : startsOn,
    leavesOn: leaveDay(account, stream, startsOn),
    dailyChance:
      story === 'shallow'
        ? stream.around(0.38, 0.08)
        : stream.weighted({ often: 20, weekly: 48, seldom: 32 }) === 'often'
          ? stream.around(0.4, 0.07)
          : stream.around(0.105, 0.034),
    isSwitchable: false,
  };
}

function joinDay(account: Pick<CastAccount, 'story' | 'goesLiveOn'>, stream: RandomStream, share: number) {
  switch (account.story) {
    case 'growing':
      return share < 0.3 ? 0 : stream.whole(5, 350);
    case 'onboarding':
      return Math.min(lastDayOfYear - 2, account.goesLiveOn - 10 + stream.whole(0, 30));
    case 'neverActivated':
      return account.goesLiveOn;
    case 'lost':
      return stream.whole(0, 3);
    default:
      return stream.happens(0.85) ? stream.whole(0, 3) : stream.whole(4, 330);
  }
}

function leaveDay(
  { story, lostOn = 0, isSudden }: Pick<CastAccount, 'story' | 'lostOn' | 'isSudden'>,
  stream: RandomStream,
  startsOn: number,
): number | undefined {
  if (story === 'lost') return lostOn - stream.whole(1, isSudden ? 6 : 150);
  if (story === 'fading')
    return stream.happens(0.88) ? Math.max(startsOn + 20, stream.whole(150, 345)) : undefined;
  return stream.happens(0.05) ? startsOn + stream.whole(40, 300) : undefined;
}

function person(language: Language, stream: RandomStream, index: number, accountId: string) {
  const name =
    language === 'zh-CN'
      ? stream.pick(names.chineseFamilyNames) + stream.pick(names.chineseGivenNames)
      : `${stream.pick(names.givenNames)} ${stream.pick(names.familyNames)}`;
  const address = language === 'zh-CN' ? `user${index}` : name.toLowerCase().replace(' ', '.');
  return { name, email: `${address}@${accountId.replace('acc-', '')}.example` };
}

function shuffle<T>(list: T[], stream: RandomStream): T[] {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = stream.whole(0, i);
    [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
  }
  return mixed;
}
