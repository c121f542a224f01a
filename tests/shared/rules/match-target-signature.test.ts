import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Signature } from '../../../shared/contract/signature.ts';
import {
  compareSignatures,
  isSameElement,
  rankSignatures,
  sureScore,
} from '../../../shared/rules/match-target-signature.ts';

const save: Signature = {
  v: 1,
  tag: 'button',
  role: 'button',
  name: 'Save deal',
  text: 'Save deal',
  id: 'save-deal',
  attributes: { type: 'submit', 'data-testid': 'deal-save' },
  classes: ['button', 'button-primary'],
  path: ['div', 'form#deal-form', 'main', 'div'],
  section: 'Edit deal',
  neighbours: ['Cancel'],
  box: [600, 420, 120, 36, 1280],
};
const button = (changes: Partial<Signature>): Signature => ({
  v: 1,
  tag: 'button',
  role: 'button',
  path: ['div', 'main', 'div'],
  ...changes,
});
const others = [
  button({ name: 'Cancel', section: 'Edit deal', classes: ['button'], path: save.path }),
  button({ name: 'New deal', section: 'Deals', classes: ['button', 'button-primary'] }),
  button({ name: 'Search', path: ['header'] }),
  button({ name: 'Log out', path: ['nav', 'header'] }),
];

test('an element is wholly like itself', () => {
  expect(compareSignatures(save, save)).toBeGreaterThan(0.99);
  expect(rankSignatures(save, [others[0]!, save, ...others.slice(1)])).toMatchObject({
    index: 1,
    score: expect.closeTo(1, 1),
  });
});

describe('after a release the element is still found when', () => {
  const releases: [string, Partial<Signature>][] = [
    ['its id is gone', { id: undefined }],
    ['its id and test id are gone', { id: undefined, attributes: { type: 'submit' } }],
    ['its classes are hashed anew', { classes: undefined }],
    [
      'it moved to another place of the page',
      { path: ['footer', 'section', 'main'], box: [20, 900, 200, 40, 1280] },
    ],
    ['its text changed', { name: 'Save changes', text: 'Save changes' }],
    [
      'its text is in another language',
      { name: '保存', text: '保存', neighbours: ['取消'], section: '编辑' },
    ],
    ['it became a link', { tag: 'a', role: 'link' }],
    [
      'id, classes and place changed at once',
      { id: 'x', classes: ['btn'], path: ['span', 'section', 'main'] },
    ],
  ];
  test.each(releases)('%s', (_, changes) => {
    expect(rankSignatures(save, [...others, { ...save, ...changes }]).index).toBe(others.length);
  });
});

describe('nothing is better than the wrong one: it abstains when', () => {
  test('the element is gone', () => {
    expect(rankSignatures(save, others).index).toBeNull();
  });
  test('there are no candidates', () => {
    expect(rankSignatures(save, [])).toEqual({ index: null, score: 0, margin: 0 });
  });
  test('two are alike in everything', () => {
    const row = button({ name: 'Delete', path: ['td', 'tr', 'table'] });
    const found = rankSignatures(row, [row, row, row]);
    expect(found.index).toBeNull();
    expect(found.score).toBeGreaterThan(sureScore);
  });
});

describe('among look-alikes', () => {
  const inRow = (row: string, nth: [number, number]) =>
    button({ name: 'Delete', text: 'Delete', path: ['td', 'tr', 'table', 'main'], row, nth });
  const rows = [inRow('Invoices', [0, 3]), inRow('Reminders', [1, 3]), inRow('Reports', [2, 3])];

  test('the row tells which', () => {
    expect(rankSignatures(rows[1]!, rows).index).toBe(1);
  });
  test('the row counts more than the position: a sorted list', () => {
    const sorted = [inRow('Reports', [0, 3]), inRow('Invoices', [1, 3]), inRow('Reminders', [2, 3])];
    expect(rankSignatures(rows[1]!, sorted).index).toBe(2);
  });
  test('a row that is gone is not replaced by the row at its position', () => {
    const others = [inRow('Kappa', [0, 3]), inRow('Lambda', [1, 3]), inRow('Sigma', [2, 3])];
    expect(rankSignatures(rows[1]!, others).index).toBeNull();
  });
  test('the first row stands for any first row, unless its own is still there', () => {
    const others = [inRow('Kappa', [0, 3]), inRow('Lambda', [1, 3]), inRow('Sigma', [2, 3])];
    expect(rankSignatures(rows[0]!, others).index).toBe(0);
    const moved = [inRow('Kappa', [0, 3]), inRow('Lambda', [1, 3]), inRow('Invoices', [2, 3])];
    expect(rankSignatures(rows[0]!, moved).index).toBe(2);
  });
  test('with nothing else to go by, the position does when the count is the same', () => {
    const icons = [0, 1, 2].map((i) => button({ path: ['div[toolbar]'], nth: [i, 3] }));
    expect(rankSignatures(icons[2]!, icons).index).toBe(2);
  });
});

describe('a stored click', () => {
  const { row, neighbours, nth, box, ...asClicked } = save;
  test('on the element is recognised, although clicks carry no row, neighbours or place', () => {
    expect(isSameElement({ ...save, row: 'x', nth: [0, 2] }, asClicked)).toBe(true);
  });
  test('on it after a restyling is recognised', () => {
    expect(isSameElement(save, { ...asClicked, classes: ['btn'], path: ['form#deal-form', 'main'] })).toBe(
      true,
    );
  });
  test('on the like button of another dialog is not', () => {
    const elsewhere = button({
      name: 'Save deal',
      text: 'Save deal',
      attributes: { type: 'submit' },
      classes: ['button', 'button-primary'],
      path: ['footer', 'dialog#quick-add'],
      section: 'Quick add',
    });
    expect(isSameElement(save, elsewhere)).toBe(false);
  });
});

test('scores stay between 0 and 1, whatever is compared', () => {
  const short = fc.string({ maxLength: 20 });
  const signature: fc.Arbitrary<Signature> = fc.record(
    {
      v: fc.constant(1 as const),
      tag: fc.constantFrom('a', 'button', 'div'),
      path: fc.array(short, { maxLength: 8 }),
      role: short,
      name: short,
      text: short,
      id: short,
      attributes: fc.dictionary(short, short),
      classes: fc.array(short, { maxLength: 8 }),
      section: short,
      row: short,
      neighbours: fc.array(short, { maxLength: 2 }),
    },
    { requiredKeys: ['v', 'tag', 'path'] },
  );
  fc.assert(
    fc.property(signature, fc.array(signature, { maxLength: 6 }), (wanted, candidates) => {
      const { score, margin, index } = rankSignatures(wanted, candidates);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1.000001);
      expect(margin).toBeGreaterThanOrEqual(0);
      if (index !== null) expect(candidates[index]).toBeDefined();
    }),
  );
});

describe('what an author can say', () => {
  const inRow = (name: string, at: number) =>
    button({ name, text: name, path: ['td', 'tr', 'table'], row: `Row ${name}`, nth: [at, 3] });
  const rows = [inRow('Ann', 0), inRow('Bo', 1), inRow('Cy', 2)];

  test('ignore the text: a button with another user’s name is found by all else', () => {
    const mine = { ...save, name: 'Ann Lee', text: 'Ann Lee' };
    const theirs = { ...save, name: 'Chen Wei', text: 'Chen Wei' };
    const { score: strict } = rankSignatures(mine, [...others, theirs]);
    const { index, score } = rankSignatures(mine, [...others, theirs], { ignoresText: true });
    expect(index).toBe(others.length);
    expect(score).toBeGreaterThan(strict);
  });
  test('this exact one of the list: the second, whoever stands there', () => {
    const sorted = [inRow('Cy', 0), inRow('Ann', 1), inRow('Bo', 2)];
    expect(rankSignatures(rows[1]!, sorted, { isExactPlace: true }).index).toBe(1);
    expect(rankSignatures(rows[1]!, sorted.slice(0, 1), { isExactPlace: true }).index).toBeNull();
  });
});

describe('a page in another language', () => {
  const chinese = { ...save, name: '保存商机', text: '保存商机', section: '新建商机', lang: 'zh-CN' };
  test('the same place with other words is found', () => {
    const { index } = rankSignatures({ ...save, lang: 'en' }, [...others, chinese]);
    expect(index).toBe(others.length);
  });
  test('nothing is found when structure does not tell which', () => {
    const plain = button({ name: 'Open', path: ['div'] });
    const twins = ['打开', '关闭', '删除'].map((name) => button({ name, path: ['div'] }));
    expect(rankSignatures(plain, twins).index).toBeNull();
  });
});

describe('look-alikes', () => {
  const wanted: Signature = {
    ...button({ name: 'Edit', text: 'Edit', path: ['td', 'tr', 'table'], row: 'Ann Lee, Berlin' }),
    alike: [{ row: 'Bruno Diaz, Paris' }],
  };
  test('what is more like one of them is not taken', () => {
    const bruno = button({
      name: 'Edit',
      text: 'Edit',
      path: ['td', 'tr', 'table'],
      row: 'Bruno Diaz, Paris',
    });
    const other = button({
      name: 'Edit',
      text: 'Edit',
      path: ['td', 'tr', 'table'],
      row: 'Ann Lee, Berlin, away',
    });
    expect(rankSignatures(wanted, [bruno]).index).toBeNull();
    expect(rankSignatures(wanted, [bruno, other]).index).toBe(1);
  });
});

const signature = fc.record(
  {
    v: fc.constant(1 as const),
    tag: fc.constantFrom('a', 'button', 'input', 'div'),
    role: fc.constantFrom('button', 'link', 'textbox'),
    name: fc.constantFrom('Save', 'Edit', 'Open deal', '保存', 'Delete'),
    id: fc.constantFrom('save', 'edit'),
    attributes: fc.dictionary(fc.constantFrom('href', 'name', '__proto__', 'data-testid'), fc.string()),
    classes: fc.array(fc.constantFrom('btn', 'primary'), { maxLength: 2 }),
    path: fc.array(fc.constantFrom('div', 'main', 'form#a'), { maxLength: 4 }),
    nth: fc.tuple(fc.nat(3), fc.nat(5)),
    at: fc.constantFrom('0.1', '2.0.1'),
    row: fc.constantFrom('Ann', 'Bo'),
  },
  { requiredKeys: ['v', 'tag', 'path'] },
) as fc.Arbitrary<Signature>;

test('the order of the candidates makes no difference', () => {
  fc.assert(
    fc.property(signature, fc.array(signature, { minLength: 1, maxLength: 8 }), (wanted, candidates) => {
      const forth = rankSignatures(wanted, candidates);
      const back = rankSignatures(wanted, candidates.toReversed());
      expect(back.score).toBeCloseTo(forth.score, 9);
      expect(back.margin).toBeCloseTo(forth.margin, 9);
      const place = back.index === null ? null : candidates.length - 1 - back.index;
      expect(place).toBe(forth.index);
    }),
  );
});

test('of two that are equal none is taken', () => {
  fc.assert(
    fc.property(signature, signature, (wanted, candidate) => {
      expect(rankSignatures(wanted, [candidate, { ...candidate }]).index).toBeNull();
    }),
  );
});
