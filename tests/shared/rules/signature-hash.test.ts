import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Signature } from '../../../shared/contract/signature.ts';
import { signatureHash } from '../../../shared/rules/signature-hash.ts';

const save: Signature = { v: 1, tag: 'button', role: 'button', name: 'Save', path: ['form#deal', 'main'] };

test('is 16 hexadecimal digits', () => {
  expect(signatureHash(save)).toMatch(/^[0-9a-f]{16}$/);
});

test('does not depend on the order of keys, nor on keys without a value', () => {
  const shuffled = {
    path: save.path,
    name: 'Save',
    v: 1,
    id: undefined,
    tag: 'button',
    role: 'button',
  } as Signature;
  expect(signatureHash(shuffled)).toBe(signatureHash(save));
});

test('survives JSON', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.array(fc.string()),
      fc.dictionary(fc.string(), fc.string()),
      (name, path, attributes) => {
        const signature: Signature = { ...save, name, path, attributes };
        expect(signatureHash(JSON.parse(JSON.stringify(signature)))).toBe(signatureHash(signature));
      },
    ),
  );
});

test('tells small differences apart, 20,000 of them', () => {
  const hashes = new Set<string>();
  for (let i = 0; i < 20_000; i++) hashes.add(signatureHash({ ...save, name: `Save ${i}` }));
  expect(hashes.size).toBe(20_000);
});
