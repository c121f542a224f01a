import * as v from 'valibot';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CastAccount, demoCast, lastDayOfYear, type Story } from '../../../demo/data/cast.ts';
import { type DemoBatch, demoEvents, lastDayUntil } from '../../../demo/data/demo-events.ts';
import { clickSignature } from '../../../demo/data/described-elements.ts';
import { drawnForDrafts } from '../../../demo/data/draft-trial.ts';
import { guideDays } from '../../../demo/data/guide-history.ts';
import { demoLives } from '../../../demo/data/lives.ts';
import { hostUsers } from '../../../demo/host-app/people.ts';
import {
  type Event,
  eventSchema,
  guideEventPropertiesSchema,
  type SurveyEventProperties,
  surveyEventPropertiesSchema,
} from '../../../shared/contract/event.ts';
import { signatureHash } from '../../../shared/rules/signature-hash.ts';

const id = (digit: number) => `0190a1b2-c3d4-7e5f-8a9b-${String(digit).padStart(12, '0')}`;
const plan = {
  seed: 'harbour',
  startsOn: '2025-06-03',
  guides: {
    welcome: id(1),
    whatsNew: id(2),
    nps: id(3),
    firstWeek: id(4),
    help: id(5),
    scheduleHint: id(6),
    orderDrafts: id(7),
  },
};
// A Tuesday, 364 days later.
const until = new Date('2026-06-02T15:20:00Z');

let batches: DemoBatch[];
let events: (Event & { day: number; source: DemoBatch['source'] })[];
let cast: CastAccount[];

beforeAll(() => {
  batches = [...demoEvents(plan, 0, until)];
  events = batches.flatMap(({ day, source, events: some }) =>
    some.map((event) => ({ ...event, day, source })),
  );
  cast = demoCast(plan.seed, plan.startsOn);
});

const draftHashes = new Set(
  (['en', 'zh-CN'] as const).map((language) => signatureHash(clickSignature('save-draft', language))),
);
const ofStory = (story: Story) => cast.filter((account) => account.story === story);
const visits = (account: CastAccount, fromDay: number, toDay: number) =>
  events.filter(
    (event) =>
      event.accountId === account.id &&
      event.source === 'browser' &&
      event.kind !== 'session' &&
      event.day >= fromDay &&
      event.day < toDay,
  );
const visitors = (account: CastAccount, fromDay: number, toDay: number) =>
  new Set(visits(account, fromDay, toDay).map(({ userId }) => userId)).size;
const runsOf = (guideId: string, name: string) =>
  events.filter((event) => event.name === name && event.properties?.guideId === guideId);

describe('the demo history', () => {
  it('views and clicks on pages that the host app has', () => {
    const paths = new Set(events.flatMap(({ path }) => (path === undefined ? [] : [path])));
    expect([...paths].filter((path) => !path.startsWith('/'))).toEqual([]);
  });

  it('is a year of a host app of believable size', () => {
    const customers = cast.filter(({ lostOn }) => lostOn === undefined);
    expect(customers).toHaveLength(40);
    const users = customers.reduce((sum, account) => sum + account.users.length, 0);
    expect(users).toBeGreaterThan(1_350);
    expect(users).toBeLessThan(1_650);
    expect(events.length).toBeGreaterThan(250_000);
    expect(events.length).toBeLessThan(375_000);
  });

  it('has accounts that were lost, whose people came less and less and then no more', () => {
    const lost = ofStory('lost');
    expect(lost).toHaveLength(8);
    for (const account of lost) {
      const lostOn = account.lostOn!;
      expect(visits(account, lostOn, 400)).toEqual([]);
      const atFirst = visitors(account, lostOn - 150, lostOn - 122);
      const atLast = visitors(account, lostOn - 28, lostOn);
      if (account.isSudden) expect(atLast).toBeGreaterThan(0.7 * atFirst);
      else expect(atLast).toBeLessThan(0.6 * atFirst);
    }
  });

  it('is the same again, event by event, for the same plan', () => {
    const again = [...demoEvents(plan, 0, until)];
    expect(again.length).toBe(batches.length);
    expect(again.at(100)).toEqual(batches.at(100));
    expect(again.at(-1)).toEqual(batches.at(-1));
    expect(again.flatMap((batch) => batch.events.map((event) => event.id))).toEqual(
      events.map((event) => event.id),
    );
  }, 60_000);

  it('can be told from any day on, with the ids that it had before', () => {
    const rest = [...demoEvents(plan, 300, until)].flatMap((batch) => batch.events.map((event) => event.id));
    expect(rest).toEqual(events.filter(({ day }) => day >= 300).map((event) => event.id));
  });

  it('goes on from one start to the next without changing what was told', () => {
    const later = [...demoEvents(plan, 0, new Date('2026-06-20T09:00:00Z'))];
    const ids = new Set(later.flatMap((batch) => batch.events.map((event) => event.id)));
    const lost = events.filter((event) => !ids.has(event.id));
    // But for the sign of life at the moment of each start.
    expect(lost.map(({ name }) => name)).toEqual(['page.viewed', 'page.viewed']);
    expect(ids.size).toBeGreaterThan(events.length + 5_000);
  }, 60_000);

  it('gives every event an id of its own', () => {
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
  });

  it('ends a few minutes before now and begins a year before', () => {
    const times = events.map(({ at }) => Date.parse(at));
    const last = times.reduce((a, b) => Math.max(a, b));
    expect(until.getTime() - last).toBeLessThan(5 * 60_000);
    expect(last).toBeLessThanOrEqual(until.getTime());
    const first = times.reduce((a, b) => Math.min(a, b));
    expect(new Date(first).toISOString().slice(0, 10)).toBe('2025-06-02');
  });

  it('speaks the contract of events, with each signature beside the clicks that name it', () => {
    const sample = events.filter((_, index) => index % 97 === 0);
    for (const { day: _, source: __, ...event } of sample) {
      expect(v.safeParse(eventSchema, event).success, JSON.stringify(event)).toBe(true);
    }
    for (const event of events.filter(({ kind }) => kind === 'guide')) {
      expect(v.is(guideEventPropertiesSchema, event.properties), JSON.stringify(event)).toBe(true);
    }
    for (const event of events.filter(({ kind }) => kind === 'survey')) {
      expect(v.is(surveyEventPropertiesSchema, event.properties), JSON.stringify(event)).toBe(true);
    }
    for (const batch of batches) {
      expect(batch.events.length).toBeLessThanOrEqual(500);
      for (const { signature } of batch.events) {
        if (signature !== undefined) expect(batch.signatures[signature]).toBeDefined();
      }
    }
  });
});

describe('the stories', () => {
  it('let fading accounts fall to less than a quarter of their visits', () => {
    const fading = ofStory('fading');
    expect(fading.length).toBeGreaterThanOrEqual(6);
    for (const account of fading) {
      expect(visits(account, 330, 360).length).toBeLessThan(visits(account, 30, 60).length / 4);
    }
  });

  it('let growing accounts have twice as many visitors at the end', () => {
    for (const account of ofStory('growing')) {
      expect(visitors(account, 330, 360)).toBeGreaterThan(visitors(account, 10, 40) * 1.5);
    }
  });

  it('keep steady accounts within a third of where they began', () => {
    const steady = ofStory('steady');
    const total = (from: number) =>
      steady.reduce((sum, account) => sum + visits(account, from, from + 60).length, 0);
    expect(total(300) / total(20)).toBeGreaterThan(0.67);
    expect(total(300) / total(20)).toBeLessThan(1.33);
  });

  it('name the people of never activated accounts by server events alone', () => {
    const never = ofStory('neverActivated');
    expect(never.length).toBeGreaterThanOrEqual(3);
    for (const account of never) {
      const own = events.filter(({ accountId }) => accountId === account.id);
      expect(own.length).toBeGreaterThan(0);
      expect(
        own.every(({ source, kind }) => source === 'server' && (kind === 'identify' || kind === 'group')),
      ).toBe(true);
    }
  });

  it('show shallow accounts active every week and on two screens', () => {
    for (const account of ofStory('shallow')) {
      expect(visitors(account, 357, 364)).toBeGreaterThan(account.users.length / 3);
      const sellers = new Set(account.users.filter(({ role }) => role !== 'admin').map((user) => user.id));
      const clicked = visits(account, 0, lastDayOfYear).filter(
        ({ kind, userId, name }) => kind === 'track' && sellers.has(userId ?? '') && name !== 'API called',
      );
      expect(clicked).toEqual([]);
    }
  });

  it('bring onboarding accounts in during the last months', () => {
    for (const account of ofStory('onboarding')) {
      expect(events.find(({ accountId }) => accountId === account.id)?.day).toBeGreaterThan(
        lastDayOfYear - 90,
      );
      expect(visitors(account, 350, 364)).toBeGreaterThan(0);
    }
  });

  it('rest at weekends and at night', () => {
    const shanghai = new Set(
      cast.filter(({ timeZone }) => timeZone === 'Asia/Shanghai').map((account) => account.id),
    );
    const hours = new Array<number>(24).fill(0);
    let weekend = 0;
    for (const event of events) {
      if (!shanghai.has(event.accountId ?? '') || event.source !== 'browser') continue;
      const local = new Date(Date.parse(event.at) + 8 * 3_600_000);
      const hour = local.getUTCHours();
      hours[hour] = (hours[hour] ?? 0) + 1;
      if (local.getUTCDay() % 6 === 0) weekend++;
    }
    const all = hours.reduce((sum, count) => sum + count, 0);
    expect(hours.slice(0, 6).reduce((sum, count) => sum + count, 0) / all).toBeLessThan(0.01);
    expect(hours.slice(8, 19).reduce((sum, count) => sum + count, 0) / all).toBeGreaterThan(0.9);
    expect(weekend / all).toBeLessThan(0.05);
  });
});

describe('the guides in the history', () => {
  it('run the tour for people in sales, most of whom complete it', () => {
    const roles = new Map(cast.flatMap((account) => account.users.map((user) => [user.id, user.role])));
    const started = runsOf(plan.guides.welcome, 'guide.started');
    expect(started.length).toBeGreaterThan(400);
    expect(started.every(({ userId }) => roles.get(userId ?? '') === 'sales')).toBe(true);
    const share = runsOf(plan.guides.welcome, 'guide.completed').length / started.length;
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(0.75);
  });

  it('start at most one guide for a user on a day', () => {
    const seen = new Set<string>();
    for (const { name, userId, day } of events) {
      if (name !== 'guide.started') continue;
      expect(seen.has(`${userId} ${day}`)).toBe(false);
      seen.add(`${userId} ${day}`);
    }
  });

  it('keep a part of the sellers from the banner about drafts, who then save fewer of them', () => {
    const lives = demoLives(plan, lastDayUntil(plan.startsOn, until));
    const drawn = drawnForDrafts(plan.guides.orderDrafts, plan.startsOn, lives, until);
    const seen = new Set(runsOf(plan.guides.orderDrafts, 'guide.started').map(({ userId }) => userId));
    const parts = {
      shown: drawn.filter(({ isHeldOut }) => !isHeldOut),
      heldOut: drawn.filter(({ isHeldOut }) => isHeldOut),
    };
    expect(parts.heldOut.some(({ userId }) => seen.has(userId))).toBe(false);
    expect(parts.shown.filter(({ userId }) => seen.has(userId)).length).toBeGreaterThan(150);
    const savers = new Set(
      events
        .filter(({ day }) => day > guideDays.orderDrafts)
        .filter(({ signature }) => draftHashes.has(signature ?? ''))
        .map(({ userId }) => userId),
    );
    const rate = (part: typeof drawn) => part.filter(({ userId }) => savers.has(userId)).length / part.length;
    expect(parts.heldOut.length).toBeGreaterThan(60);
    expect(rate(parts.shown)).toBeGreaterThan(rate(parts.heldOut) + 0.1);
  });

  it('ask nobody twice within half a year, nor before three months', () => {
    const people = new Map(
      cast.flatMap((account) => account.users.map((user) => [user.id, { user, account }])),
    );
    const answeredRuns = new Set(
      events.flatMap(({ kind, properties }) => (kind === 'survey' ? properties?.runId : [])),
    );
    const answered = new Map<string, number>();
    for (const event of runsOf(plan.guides.nps, 'guide.started')) {
      const { user, account } = people.get(event.userId ?? '')!;
      expect(event.day - user.joinsOn).toBeGreaterThan(92);
      expect(event.day - account.goesLiveOn).toBeGreaterThan(92);
      expect(event.day - (answered.get(user.id) ?? -999)).toBeGreaterThan(184);
      if (answeredRuns.has(event.properties?.runId)) answered.set(user.id, event.day);
    }
    expect(answered.size).toBeGreaterThan(250);
  });

  it('get lower scores from fading accounts than from growing ones, and comments in both languages', () => {
    const stories = new Map(cast.map((account) => [account.id, account.story]));
    const answers = events
      .filter(({ kind }) => kind === 'survey')
      .map((event) => ({
        story: stories.get(event.accountId ?? ''),
        ...(event.properties as unknown as SurveyEventProperties).answer,
      }));
    const mean = (story: Story) => {
      const scores = answers.flatMap((answer) => (answer.story === story ? (answer.score ?? []) : []));
      expect(scores.length).toBeGreaterThan(10);
      return scores.reduce((sum, score) => sum + score, 0) / scores.length;
    };
    expect(mean('growing')).toBeGreaterThan(mean('fading') + 2);
    const texts = answers.flatMap(({ text }) => text ?? []);
    expect(texts.some((text) => /[\u4e00-\u9fff]/.test(text))).toBe(true);
    expect(texts.some((text) => /^[ -~]+$/.test(text))).toBe(true);
  });

  it('leave their first visit to the people whom a visitor can be', () => {
    const byId = (part: string) => hostUsers.filter(({ role }) => role === part).map((user) => user.id);
    const sales = new Set(byId('sales'));
    expect(sales.size).toBe(3);
    const ofSales = events.filter(({ userId }) => sales.has(userId ?? ''));
    expect(ofSales.length).toBeGreaterThan(0);
    expect(ofSales.every(({ source }) => source === 'server')).toBe(true);

    const admins = new Set(byId('admin'));
    const ofAdmins = events.filter(({ userId }) => admins.has(userId ?? ''));
    expect(ofAdmins.some(({ source, day }) => source === 'browser' && day < lastDayOfYear - 100)).toBe(true);
    expect(ofAdmins.filter(({ kind }) => kind === 'guide' || kind === 'survey')).toEqual([]);
  });
});
