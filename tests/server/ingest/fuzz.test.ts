import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { sql } from 'kysely';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { eventKindCodes } from '../../../server/db/schema/events.ts';
import { judgeBySchema } from '../../../server/ingest/judge-event.ts';
import { eventKinds, guideEventNames } from '../../../shared/contract/event.ts';
import { signatureSchema } from '../../../shared/contract/signature.ts';
import { signatureHash } from '../../../shared/rules/signature-hash.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/*
 * Bodies made from the contract, and spoilt here and there, against every way in. `npm run test:fuzz` sends ten
 * thousand of them.
 */
const bodies = Number(process.env.CAIRN_FUZZ_BODIES ?? 500);

let database: TestDatabase;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
beforeAll(async () => {
  database = await createTestDatabase();
  app = createApp(database.context());
  workspace = await buildWorkspace(database.context());
});
afterAll(() => database.drop());

const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('u1', 'u2', 'acme', 'deal.won', '/deals', 'x') },
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    '\0',
    'a\0b',
    '\ud83d',
    '\udc00x\ud800',
    '\ufeff\u202e\u0000\ud800',
    '{}',
    "'; drop table event; --",
    '__proto__',
    '\\N',
    '\t\n',
    '𠮷'.repeat(200),
    'x'.repeat(3_000),
  ),
);
/** As they come out of JSON: with keys that mean something to objects themselves, which no literal can have. */
const steering = [
  '{"__proto__":{"userId":"u9"}}',
  '{"constructor":{"prototype":{}}}',
  '{"toString":0,"valueOf":0,"toJSON":0,"length":-1}',
  '{"then":"x","0":1,"":2}',
].map((json) => JSON.parse(json) as unknown);
const deep = fc
  .tuple(fc.integer({ min: 5, max: 2_000 }), fc.boolean())
  .map(
    ([depth, isList]) =>
      JSON.parse(
        `${(isList ? '[' : '{"a":').repeat(depth)}0${(isList ? ']' : '}').repeat(depth)}`,
      ) as unknown,
  );
const wide = fc
  .tuple(fc.integer({ min: 90, max: 1_200 }), fc.boolean())
  .map(([size, isList]): unknown =>
    isList ? Array(size).fill('x') : Object.fromEntries(Array.from({ length: size }, (_, i) => [`k${i}`, i])),
  );
const anything = fc.oneof(
  { weight: 6, arbitrary: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown> },
  fc.constantFrom<unknown>(
    null,
    true,
    1e308,
    -1e308,
    5e-324,
    -0,
    2 ** 31,
    2 ** 53,
    -(2 ** 63),
    2 ** 64,
    [],
    {},
    [[]],
    [{}],
  ),
  fc.constantFrom(...steering),
  deep,
  wide,
  { weight: 2, arbitrary: text },
);
const sometimes = <T>(right: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: right as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: anything });
const uuid = fc.oneof(
  fc.uuid(),
  // A few, so that they come again.
  fc.constantFrom('019a0000-0000-7000-8000-000000000001', '019A0000-0000-7000-8000-000000000001'),
);
const time = fc.oneof(
  fc
    .date({ min: new Date('2024-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString()),
  fc.constantFrom(
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
    '2026-02-31T00:00:00.000Z',
    '1970-01-01T00:00:00Z',
    '0000-01-01T00:00:00.000+14:00',
    '9999-12-31T23:59:59.999-12:00',
    '2016-12-31T23:59:60Z',
    '2026-06-01T24:00:00.000Z',
    '+275760-09-13T00:00:00.000Z',
    '-271821-04-20T00:00:00.000Z',
    '+999999-01-01T00:00:00.000Z',
    '2099-12-31T23:59:59.999Z',
    '1999-12-31T23:59:59.999Z',
  ),
);
const properties = fc.oneof(
  { weight: 8, arbitrary: fc.dictionary(text, anything, { maxKeys: 8, noNullPrototype: true }) },
  { weight: 1, arbitrary: fc.constantFrom(...steering) as fc.Arbitrary<Record<string, unknown>> },
);
const run = fc.record(
  {
    guideId: sometimes(uuid),
    version: sometimes(fc.integer({ min: 1, max: 3 })),
    runId: sometimes(uuid),
    stepId: sometimes(fc.constant('s1')),
    questionId: fc.constant('q1'),
    category: sometimes(fc.constantFrom('help', 'news')),
    answer: sometimes(fc.record({ score: fc.integer({ min: -1, max: 11 }), text }, { requiredKeys: [] })),
  },
  { requiredKeys: ['guideId', 'version', 'runId'], noNullPrototype: true },
);
const button = { v: 1, tag: 'button', role: 'button', name: 'Save', path: ['form'] };
const buttonHash = signatureHash(v.parse(signatureSchema, button));

const event = fc.record(
  {
    id: sometimes(uuid),
    kind: sometimes(fc.constantFrom(...eventKinds)),
    name: sometimes(
      fc.oneof(text, fc.constantFrom(...guideEventNames, 'survey.answered', 'decision.changed')),
    ),
    at: sometimes(time),
    anonymousId: sometimes(uuid),
    userId: sometimes(text),
    accountId: sometimes(text),
    path: sometimes(text),
    signature: sometimes(fc.constantFrom(buttonHash, '0123456789abcdef')),
    properties: sometimes(
      fc.oneof(
        properties,
        run,
        fc.record({ timeZone: fc.constantFrom('Europe/Lisbon', 'Nowhere', 7), email: text }),
      ),
    ),
    proof: text,
  },
  { requiredKeys: ['id', 'kind', 'name', 'at'], noNullPrototype: true },
);
const ours = () =>
  fc.record(
    {
      key: fc.oneof({ weight: 30, arbitrary: fc.constant(workspace.production.publicKey) }, anything),
      sentAt: sometimes(time),
      locale: sometimes(fc.constantFrom('en', 'zh-CN')),
      signatures: sometimes(fc.constantFrom({ [buttonHash]: button }, { '0123456789abcdef': button })),
      events: sometimes(fc.array(sometimes(event), { minLength: 1, maxLength: 12 })),
    },
    { requiredKeys: ['key', 'sentAt', 'events'], noNullPrototype: true },
  );
const message = fc.record(
  {
    type: sometimes(fc.constantFrom('identify', 'group', 'track', 'page', 'screen', 'alias')),
    messageId: sometimes(text),
    timestamp: sometimes(time),
    userId: sometimes(text),
    anonymousId: sometimes(text),
    previousId: sometimes(text),
    groupId: sometimes(text),
    event: sometimes(text),
    name: sometimes(text),
    traits: sometimes(properties),
    properties: sometimes(
      fc.oneof(properties, fc.record({ url: text, path: text, $groups: anything, $set: properties })),
    ),
    context: sometimes(fc.record({ groupId: anything, page: anything, proof: anything })),
    distinct_id: sometimes(text),
    uuid: sometimes(uuid),
  },
  { requiredKeys: ['type'], noNullPrototype: true },
);
const foreign = () =>
  fc.record({
    writeKey: fc.constant(workspace.production.publicKey),
    api_key: fc.constant(workspace.production.publicKey),
    sentAt: sometimes(time),
    sent_at: sometimes(time),
    batch: sometimes(fc.array(sometimes(message), { minLength: 1, maxLength: 8 })),
  });
const request = () =>
  fc.oneof(
    { weight: 6, arbitrary: ours().map((body) => ['/v1/events', body] as const) },
    { weight: 2, arbitrary: foreign().map((body) => ['/v1/batch', body] as const) },
    { weight: 2, arbitrary: foreign().map((body) => ['/posthog/batch/', body] as const) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('identify', 'group', 'track', 'page', 'screen', 'alias', 't'), message)
        .map(
          ([call, body]) => [`/v1/${call}`, { ...body, writeKey: workspace.production.publicKey }] as const,
        ),
    },
  );

test(
  `of ${bodies} bodies none is answered 5xx, and no row is stored that its own contract would refuse`,
  async () => {
    await fc.assert(
      fc.asyncProperty(request(), fc.nat(20), async ([path, body], how) => {
        const json = JSON.stringify(body);
        // Now and then packed, or cut off.
        const bytes = how === 0 ? gzipSync(json) : how === 1 ? json.slice(0, -3) : json;
        const response = await app.request(path, {
          method: 'POST',
          headers: how === 0 ? { 'Content-Encoding': 'gzip' } : {},
          body: bytes,
        });
        expect(response.status, await response.clone().text()).toBeLessThan(500);
      }),
      { numRuns: bodies },
    );
    await expectSoundRows();
  },
  20_000 + bodies * 100,
);

async function expectSoundRows(): Promise<void> {
  const { rows } = await sql<Record<string, unknown> & { kind: number }>`
    select e.id, e.kind, n.kind as name_kind, n.name, e.at, e.day, p.path, s.hash, e.properties, e.flags,
      u.external_id as user_id, u.is_anonymous, a.external_id as account_id
    from event e
    join event_name n on n.id = e.name_id and n.environment_id = e.environment_id
    left join page p on p.id = e.page_id
    left join signature s on s.id = e.signature_id
    left join user_link l on l.environment_id = e.environment_id and l.anonymous_user_id = e.user_id
    left join "user" u on u.environment_id = e.environment_id and u.id = coalesce(l.user_id, e.user_id)
    left join account a on a.environment_id = e.environment_id and a.id = e.account_id`.execute(database.db);
  expect(rows.length).toBeGreaterThan(bodies / 4);
  const kinds = Object.fromEntries(Object.entries(eventKindCodes).map(([kind, code]) => [code, kind]));
  for (const row of rows) {
    expect(row.nameKind).toBe(row.kind);
    const anonymousId = '00000000-0000-4000-8000-000000000000';
    const event = {
      id: row.id,
      kind: kinds[row.kind],
      name: row.name,
      at: (row.at as Date).toISOString(),
      ...(row.isAnonymous || row.userId === null ? { anonymousId } : { userId: row.userId }),
      ...(row.accountId !== null && { accountId: row.accountId }),
      ...(row.path !== null && { path: row.path }),
      ...(row.hash !== null && { signature: row.hash }),
      ...(row.properties !== null && { properties: row.properties }),
    };
    // An alias from Segment or PostHog names whom it is about, and an identify of ours may too.
    if (event.kind === 'identify' && !('userId' in event)) Object.assign(event, { userId: 'u' });
    expect(judgeBySchema(event), JSON.stringify(event)).toHaveProperty('event');
  }
  const people = await database.db.selectFrom('user').select(['traits', 'name', 'externalId']).execute();
  const accounts = await database.db.selectFrom('account').select(['traits', 'name', 'externalId']).execute();
  for (const { traits, name, externalId } of [...people, ...accounts]) {
    expect(externalId.length).toBeGreaterThan(0);
    expect([...name].length).toBeLessThanOrEqual(200);
    for (const value of Object.values(traits)) {
      expect(['string', 'number', 'boolean', 'object']).toContain(typeof value);
    }
  }
}
