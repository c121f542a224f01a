import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../../server/context.ts';
import { userIdOf } from '../../../server/db/hashed-id.ts';
import { idsOfMeant, judgedUsers } from '../../../server/delivery/meant-users.ts';
import type { Audience, Traits } from '../../../shared/contract/audience.ts';
import { matchAudience } from '../../../shared/rules/match-audience.ts';
import { addUser } from '../../support/build-people.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;

const people: Record<string, Traits> = {
  plain: { role: 'sales' },
  large: { role: 'SALES' },
  other: { role: 'admin' },
  listed: { role: ['admin', 'Sales'] },
  ofOthers: { role: ['admin'] },
  number: { role: 12 },
  text: { role: '12' },
  truth: { role: true },
  none: {},
  empty: { role: '' },
  nothing: { role: null },
  spaced: { role: ' sales' },
  // Ends with a sign that takes no room.
  unseen: { role: 'sales\u200b' },
  yesAsText: { role: 'TRUE' },
  // The sign for kelvin, which is a small k to JavaScript alone.
  kelvin: { role: '\u212a' },
  k: { role: 'K' },
  chinese: { role: '销售' },
  both: { role: 'sales', unit: 'North' },
};
const is = (value: string | string[], trait = 'role'): Audience => ({
  ...{ type: 'userTrait', trait, value },
  operator: Array.isArray(value) ? 'isOneOf' : 'is',
});

const set = (trait: string): Audience => ({ type: 'userTrait', trait, operator: 'isSet' });

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context();
  workspace = await buildWorkspace(context);
  for (const [externalId, traits] of Object.entries(people)) {
    await addUser(database.db, workspace.production.id, { externalId, traits });
  }
});
afterAll(() => database.drop());

test.for<[string, Audience, number]>([
  ['a text', is('sales'), 4],
  ['a text in other letters', is('Sales'), 4],
  ['a number', is('12'), 2],
  ['a letter', is('k'), 2],
  ['Chinese', is('销售'), 1],
  ['one of several', is(['sales', 'ADMIN']), 6],
  ['two things at once', { type: 'all', conditions: [is('sales'), is('north', 'unit')] }, 1],
  [
    'two things, one within the other',
    { type: 'all', conditions: [{ type: 'all', conditions: [is('sales')] }] },
    4,
  ],
  ['either', { type: 'any', conditions: [is('sales'), is('north', 'unit')] }, 4],
  ['a truth', is('true'), 2],
  ['what a list would be as a text', is('["admin"]'), 0],
  ['none', { type: 'none', conditions: [is('sales')] }, 14],
  [
    'one thing and not another',
    { type: 'all', conditions: [is('sales'), { type: 'none', conditions: [is('north', 'unit')] }] },
    3,
  ],
  ['nothing', { type: 'all', conditions: [] }, 18],
  [
    'any of nothing, and a text',
    { type: 'all', conditions: [is('sales'), { type: 'any', conditions: [] }] },
    4,
  ],
  ['a text, or another', { type: 'any', conditions: [is('sales'), is('admin')] }, 6],
  ['a text that somebody has, and that is set', { type: 'all', conditions: [is('sales'), set('unit')] }, 1],
  ['a trait that no database can name', is('sales', 'ro\0le'), 0],
  ['a trait with half a letter in its name', is('sales', 'role\ud83d'), 0],
])('whom an audience of %s means is found, by the database and one by one', async ([, audience, count]) => {
  const judged = Object.keys(people).filter(
    (userId) => matchAudience(audience, { user: people[userId]!, account: {}, userId, nowMs: 0 }).matches,
  );
  expect(judged).toHaveLength(count);
  const rowIds = judged.map((id) => userIdOf(workspace.production.id, id)).toSorted();
  const { scope } = workspace.production;
  expect((await idsOfMeant(context, scope, audience)).toSorted()).toEqual(rowIds);
  const oneByOne = await judgedUsers(context, scope, audience);
  expect(oneByOne.map(({ rowId }) => rowId).toSorted()).toEqual(rowIds);
});

test('in a Turkish database a large I has its dot', async () => {
  const turkish = await createTestDatabase('tr-TR');
  try {
    const { production } = await buildWorkspace(turkish.context());
    await addUser(turkish.db, production.id, { externalId: 'ann', traits: { role: 'ADMIN' } });
    expect(await idsOfMeant(turkish.context(), production.scope, is('Admin'))).toHaveLength(1);
  } finally {
    await turkish.drop();
  }
});
