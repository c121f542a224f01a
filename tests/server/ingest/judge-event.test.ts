import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeBySchema, judgeEvent } from '../../../server/ingest/judge-event.ts';
import { plainEvent } from '../../../server/ingest/plain-event.ts';
import { buildEvent } from '../../support/build-event.ts';

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '',
    'a\0b',
    '\ud83d',
    '\ud83d\ude00',
    'x'.repeat(201),
    'x'.repeat(501),
    '__proto__',
    'constructor',
  ),
);
const time = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom(
    '2026-02-31T08:00:00.000Z',
    '2026-02-11T24:00:00.000Z',
    '2026-02-11T08:00:00Z',
    '2026-02-11 08:00:00.000Z',
    '2026-02-11T08:00:00.000+08:00',
    '2026-19-11T08:00:00.000Z',
    '2026-02-11T08:61:00.000Z',
    'yesterday',
  ),
  text,
);
const uuid = fc.oneof(
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
  text,
);
const value = fc.oneof(
  text,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.json(),
  fc.jsonValue(),
);
const plainProperties = fc.dictionary(
  fc.constantFrom('a', 'b', 'c d'),
  fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('x', '中')),
  { noNullPrototype: true },
);
const properties = fc.oneof(
  { weight: 3, arbitrary: plainProperties },
  fc.dictionary(text, value, { maxKeys: 6, noNullPrototype: true }),
  fc.constantFrom(null, 7, [], 'text', {}, { text: 'x'.repeat(40_000) }, { text: '\u4e2d'.repeat(10_900) }),
  fc.constant(Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`k${index}`, index]))),
);
const anything = fc.oneof(text, fc.integer(), fc.constant(null), fc.constant([]));

/** Events of which each part is right mostly, missing sometimes, wrong sometimes. */
const event = fc.record(
  {
    id: fc.oneof({ weight: 9, arbitrary: fc.uuid() }, uuid, anything),
    kind: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom('page', 'click', 'track') },
      fc.constantFrom('identify', 'group', 'guide', 'dance', 7),
    ),
    name: fc.oneof({ weight: 9, arbitrary: fc.constant('deal.won') }, text, anything),
    at: fc.oneof({ weight: 9, arbitrary: fc.constant('2026-02-11T08:00:00.000Z') }, time, anything),
    anonymousId: fc.oneof({ weight: 9, arbitrary: fc.uuid() }, uuid),
    userId: fc.oneof({ weight: 9, arbitrary: fc.constant('u1') }, text, anything),
    accountId: fc.oneof({ weight: 9, arbitrary: fc.constant('a1') }, text),
    proof: fc.oneof({ weight: 9, arbitrary: fc.constant('abc') }, text, anything),
    path: fc.oneof({ weight: 9, arbitrary: fc.constant('/deals') }, text, anything),
    signature: fc.oneof(
      { weight: 9, arbitrary: fc.constant('0123456789abcdef') },
      fc.constant('0123456789ABCDEF'),
      text,
      anything,
    ),
    properties,
    secret: text,
  },
  { requiredKeys: ['id', 'kind', 'name', 'at', 'userId'], noNullPrototype: true },
);
const mostly = fc.tuple(event, fc.nat(30)).map(([given, dice]) => {
  // Most events have no field that nobody knows.
  const { secret, ...known } = given;
  return dice === 0 ? { ...known, secret } : known;
});

test('what is judged at one look is judged just as the schema judges it', () => {
  let plain = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 20, arbitrary: mostly }, fc.jsonValue()), (given) => {
      // As events come: through JSON.
      const parsed: unknown = JSON.parse(JSON.stringify(given));
      if (plainEvent(parsed)) plain++;
      expect(judgeEvent(parsed)).toEqual(judgeBySchema(parsed));
    }),
    { numRuns: 3_000 },
  );
  // Else it would say nothing.
  expect(plain).toBeGreaterThan(300);
});

test('what pages send is judged at one look', () => {
  for (const parts of [
    {},
    { kind: 'page' as const, name: 'page.viewed', path: '/deals', anonymousId: crypto.randomUUID() },
    { kind: 'click' as const, name: 'element.clicked', signature: '0123456789abcdef' },
    { properties: { amount: 3, currency: 'EUR', isFirst: true, note: null } },
  ]) {
    expect(plainEvent(buildEvent(new Date(), parts))).toBeDefined();
  }
});
