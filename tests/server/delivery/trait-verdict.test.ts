import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storedTrait } from '../../../server/db/effective-traits.ts';
import { plainLetters, traitVerdict } from '../../../server/delivery/trait-verdict-store.ts';
import { type TraitOperator, type TraitValue, traitOperators } from '../../../shared/contract/audience.ts';
import { matchTrait, type TraitCondition } from '../../../shared/rules/match-trait.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let turkish: TestDatabase;
beforeAll(async () => {
  [database, turkish] = await Promise.all([createTestDatabase(), createTestDatabase('tr-TR')]);
}, 60_000);
afterAll(() => Promise.all([database.drop(), turkish.drop()]));

/** As traits usually are: none of them is left to the judgement. */
const usual = [
  ...[
    'sales',
    'SALES',
    'Sales ',
    'admin',
    'sal',
    ' ',
    'a,b',
    'a',
    'B',
    '%',
    '_',
    '\\',
    '"',
    "'",
    '{',
    'x\ny',
    'I',
    'i',
  ],
  ...[
    '销售',
    '銷售部',
    'é',
    'josé',
    'ß',
    '한국',
    'ー',
    '１',
    '（一）',
    'true',
    'TRUE',
    'false',
    'null',
    'undefined',
  ],
];
/** Numbers and days that both read. */
const measures = [
  ...['12', '012', '12.0', '12.5', '0', '-0', '-5', '9007199254740', '0.1'],
  ...['2026-01-05', '2026-02-28', '2026-12-31', '0000-01-01', '9999-12-31'],
  ...['2026-01-05T00:00:00Z', '2026-01-05T00:00:00.000Z', '2026-01-05T10:00:00Z', '2026-01-05T10:00:00.500Z'],
];
/** What JavaScript and PostgreSQL may well see differently. */
const strange = [
  ...[
    '',
    'NaN',
    'Infinity',
    '-Infinity',
    '+Infinity',
    'infinity',
    'inf',
    'nan',
    ' 12 ',
    '\t12',
    '1e3',
    '1000',
    '0x10',
    '0b1',
  ],
  ...[
    '16',
    '.5',
    '5.',
    '1_000',
    '２',
    '9007199254740993',
    '0.30000000000000004',
    '1e+21',
    '1e-7',
    '1e400',
    '1,5',
    '--5',
  ],
  ...[
    '2026-02-29',
    '2026-02-30',
    '2028-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-01-05T10:00:00.5Z',
    '2026-01-05T10:00:00',
  ],
  ...[
    '2026-01-05T24:00:00Z',
    '2026-01-05T23:30:00+08:00',
    '2026-01',
    '2026',
    'Jan 5 2026',
    'x 1',
    '+012026-01-05T00:00:00Z',
  ],
  ...[
    '2026-01-05\n',
    '\n2026-01-05',
    '12\n',
    'É',
    'ẞ',
    'ÿ',
    'Ÿ',
    'İ',
    'i\u0307',
    'ı',
    '\u212a',
    'k',
    'K',
    'Σ',
    'ΑΣ',
    'ας',
    'ασ',
  ],
  ...[
    'ａ',
    'Ａ',
    '😀',
    '𐐀',
    '𐐨',
    'e\u0301',
    'sales\u200b',
    '\ufeffsales',
    'ſ',
    's',
    'Ǆ',
    'ǅ',
    'ǆ',
    '[object Object]',
  ],
];
/** Traits are kept as host apps send them, with whatever is in a list or an object. */
const odd: unknown[] = [
  ...[
    [1],
    [12.5, 'x'],
    [true],
    [null],
    ['sales', null],
    [[]],
    [['sales']],
    [['SALES'], 'x'],
    [[['12']], 'x'],
  ],
  ...[
    ['x', ['sales', 'x']],
    [{}],
    [{ sales: 'sales' }],
    {},
    { sales: 1 },
    { role: 'sales' },
    { toString: 'sales' },
  ],
  ...[[{ toString: 'sales' }, 'x'], [[{ toString: 1 }]]],
  ...[['"'], ['\\N'], ['x\ny'], ['sales '], ['a,b', 'c'], ['sales\u0001']],
];
const texts = [...usual, ...measures, ...strange];
const numbers = [
  0,
  1,
  12,
  16,
  -5,
  12.5,
  0.1,
  0.1 + 0.2,
  1000,
  1e20,
  1e21,
  1e-6,
  1e-7,
  1e300,
  5e-324,
  2 ** 53,
  2 ** 53 + 2,
];
const lists = [
  [],
  [''],
  ['sales'],
  ['admin', 'SALES'],
  ['a', 'b'],
  ['É', 'x'],
  ['É', 'sales'],
  ['12'],
  ['é'],
];
const long = 'x'.repeat(20_000);
const stored: unknown[] = [
  ...[...texts, ...numbers, true, false, null, ...lists, ...odd],
  ...[long, `${long}É`, [long], '9'.repeat(400), `0.${'0'.repeat(400)}1`],
];

type Wanted = TraitCondition['value'];
const wanted: Wanted[] = [
  undefined,
  ...texts,
  ...numbers,
  true,
  false,
  ...lists,
  texts,
  'a\0',
  '\ud83d',
  '\ude00',
];

/** What PostgreSQL makes of each stored value; `undefined` for the last, who has none. */
async function verdicts(of: TestDatabase, condition: TraitCondition) {
  const rows = [...stored.map((value) => ({ [condition.trait]: value })), {}];
  const verdict = traitVerdict(condition, (trait) => storedTrait('r.traits', trait));
  const found = await sql<{ verdict: boolean | null }>`
    select ${verdict} as verdict from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality as r(traits, place)
    order by place`.execute(of.db);
  return rows.map((traits, i) => ({ traits, verdict: found.rows[i]!.verdict }));
}

test.for([...traitOperators])(
  'PostgreSQL says of “%s” what the judgement says, or leaves it to it',
  { timeout: 120_000 },
  async (operator) => {
    const wrong: unknown[] = [];
    for (const value of wanted) {
      const condition: TraitCondition = {
        type: 'userTrait',
        trait: 'role',
        operator,
        ...(value !== undefined && { value }),
      };
      for (const of of [database, turkish]) {
        for (const { traits, verdict } of await verdicts(of, condition)) {
          const judged = matchTrait(condition, traits as Record<string, TraitValue>);
          if (verdict !== null && verdict !== judged) wrong.push({ value, traits, verdict });
        }
      }
    }
    expect(wrong).toEqual([]);
  },
);

/** Of moments only days and moments are told, of numbers no days. */
const toldTexts: Partial<Record<TraitOperator, string[]>> = {
  before: [],
  after: [],
  greaterThan: usual,
  lessThan: usual,
};

test('nothing usual is left to the judgement', async () => {
  const left: unknown[] = [];
  for (const operator of traitOperators) {
    const told = [...(toldTexts[operator] ?? [...usual, ...measures]), 12, true, null];
    for (const value of [...usual, ...measures, 12, ['sales', '销售']] as Wanted[]) {
      const condition: TraitCondition = {
        type: 'userTrait',
        trait: 'role',
        operator,
        ...(value !== undefined && { value }),
      };
      for (const { traits, verdict } of await verdicts(database, condition)) {
        if (verdict === null && told.includes((traits as { role: string }).role))
          left.push({ operator, value, traits });
      }
    }
  }
  expect(left).toEqual([]);
  for (const [operator, value, role] of [
    ['greaterThan', 10, '12.5'],
    ['lessThan', '100', '12'],
    ['after', '2026-01-01', '2026-01-05'],
    ['before', '2026-03-01T10:00:00Z', '2026-01-05T10:00:00.500Z'],
  ] as const) {
    const told = await verdicts(database, { type: 'userTrait', trait: 'role', operator, value });
    expect(told.find(({ traits }) => (traits as { role?: string }).role === role)?.verdict).toBe(true);
  }
}, 60_000);

test('whether a trait is set is told of all of them, of objects and lists too', async () => {
  for (const operator of ['isSet', 'isNotSet'] as const) {
    const told = await verdicts(database, { type: 'userTrait', trait: 'role', operator });
    expect(told.filter(({ verdict }) => verdict === null)).toEqual([]);
  }
});

test('a trait that PostgreSQL has no name for is nobody’s', async () => {
  for (const trait of ['ro\0le', 'role\ud83d']) {
    const verdict = traitVerdict({ type: 'userTrait', trait, operator: 'isNotSet' }, (named) =>
      storedTrait('traits', named),
    );
    const { rows } = await sql<{ verdict: boolean }>`select ${verdict} as verdict`.execute(database.db);
    expect(rows).toEqual([{ verdict: true }]);
  }
});

test('letters that are compared as they are have no small form of their own', () => {
  const plain = new RegExp(`^[${plainLetters}]$`, 'u');
  const small = (letter: string) =>
    letter.replace(/[A-Z]/, (each) => String.fromCharCode(each.charCodeAt(0) + 32));
  const letters = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code)).filter((each) =>
    plain.test(each),
  );
  expect(letters.length).toBeGreaterThan(30_000);
  expect(letters.filter((each) => each.toLowerCase() !== small(each))).toEqual([]);
});
