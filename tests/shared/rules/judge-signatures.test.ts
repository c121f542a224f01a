import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Signature } from '../../../shared/contract/signature.ts';
import { createJudge, judgeEdition } from '../../../shared/rules/judge-signatures.ts';
import {
  compareSignatures,
  isSameElement,
  sameElementScore,
} from '../../../shared/rules/match-target-signature.ts';

const words = fc.constantFrom('Save', 'Save all', 'Delete', '保存', 'New order', '');
const signature: fc.Arbitrary<Signature> = fc.record(
  {
    v: fc.constant(1 as const),
    tag: fc.constantFrom('button', 'a', 'div'),
    path: fc.constantFrom([], ['div', 'main'], ['li', 'ul', 'nav']),
    role: fc.constantFrom('button', 'link'),
    name: words,
    text: words,
    id: fc.constantFrom('save', 'delete'),
    lang: fc.constantFrom('en', 'de'),
    section: words,
    row: words,
    neighbours: fc.constantFrom([], ['Save', 'Delete']),
    at: fc.constantFrom('0.1.2', '0.1.3'),
    nth: fc.constantFrom([0, 3] as [number, number], [1, 3] as [number, number]),
    box: fc.constantFrom([0, 0, 80, 30, 1280], [900, 40, 80, 30, 1280]) as fc.Arbitrary<Signature['box']>,
    attributes: fc.constantFrom<Record<string, string>[]>(
      {},
      { 'data-testid': 'save', href: '/a' },
      { type: 'submit' },
    ),
  },
  { requiredKeys: ['v', 'tag', 'path'] },
);
const options = fc.record({ ignoresText: fc.boolean(), isExactPlace: fc.boolean() });

test('many are judged as one by one, and what is below the limit is nothing', () => {
  const judge = createJudge();
  fc.assert(
    fc.property(
      signature,
      signature,
      options,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (a, b, how, limit) => {
        const score = compareSignatures(a, b, how);
        const judged = judge(a, how)(b, limit);
        // Added up in the same order: not a digit apart.
        expect(judged).toBe(score < limit ? 0 : score);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a click on one of the look-alikes stored with the wanted element is not one on it', () => {
  const button = (name: string, parts: Partial<Signature> = {}): Signature => ({
    v: 1,
    tag: 'button',
    role: 'button',
    name,
    id: 'connect',
    path: ['section', 'div', 'main'],
    attributes: { type: 'button' },
    ...parts,
  });
  const other = 'Connect Huddle';
  const wanted = button('Connect Dayline', {
    alike: [{ name: other }],
  });
  const judge = createJudge();
  expect(compareSignatures(wanted, button(other))).toBeGreaterThan(sameElementScore);
  expect(judge(wanted)(button(other), sameElementScore)).toBe(0);
  expect(isSameElement(wanted, button(other))).toBe(false);
  expect(isSameElement(wanted, button('Connect Dayline'))).toBe(true);
  expect(judge(wanted)(button('Connect Dayline'), sameElementScore)).toBeGreaterThan(0.9);
  // Its text may be anything: it may be the other's too.
  expect(isSameElement(wanted, button(other), { ignoresText: true })).toBe(true);
  expect(judge(wanted, { ignoresText: true })(button(other), sameElementScore)).toBeGreaterThan(0);
});

test('an edition judges alike for ever: whoever changes how alike descriptions are raises its number', () => {
  const names = ['Save', 'Save all', 'Delete', '保存', undefined];
  const all = names.flatMap((name, at) =>
    ['Orders', undefined].flatMap((section) =>
      [0, 1].map(
        (place): Signature => ({
          v: 1,
          tag: place ? 'a' : 'button',
          path: ['div', 'main'],
          at: `${at}.1`,
          nth: [place, 2],
          box: [place * 300, 40, 80, 30, 1280],
          lang: at === 3 ? 'zh' : 'en',
          row: `Acme ${place}`,
          attributes: { type: place ? 'submit' : 'button', 'data-testid': `save-${at}` },
          ...(name && { name }),
          ...(section && { section }),
        }),
      ),
    ),
  );
  const [first, second] = all as [Signature, Signature];
  const judge = createJudge();
  const scores = [...all, { ...first, alike: [{ row: second.row }] }].flatMap((wanted) =>
    all.map((other) => judge(wanted)(other, 0).toFixed(6)),
  );
  const digest = createHash('sha256').update(scores.join()).digest('hex').slice(0, 12);
  expect([judgeEdition, digest]).toEqual([1, '2c0d07eedeb7']);
});
