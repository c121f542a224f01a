import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSealing, sealedWith, UnreadableSecret } from '../../../../server/db/sealing/sealing.ts';

const newKey = () => randomBytes(32).toString('base64');
const [first, second] = [newKey(), newKey()];
const row = 'webhook:019a0000-0000-7000-8000-000000000001';

test('whatever is sealed can be opened again, and does not show', () => {
  const sealing = createSealing([first]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 8 }), (secret) => {
      const stored = sealing.seal(secret, row);
      expect(sealing.open(stored, row)).toBe(secret.toWellFormed());
      expect(stored).not.toContain(secret);
      expect(sealing.seal(secret, row)).not.toBe(stored);
    }),
    { numRuns: 30 },
  );
});

test('a sealed secret is no secret in another row', () => {
  const sealing = createSealing([first]);
  const stored = sealing.seal('whsec_abc', row);
  expect(() => sealing.open(stored, 'member:019a0000-0000-7000-8000-000000000001')).toThrow(UnreadableSecret);
  expect(() => sealing.open(stored, 'webhook:019a0000-0000-7000-8000-000000000002')).toThrow(
    UnreadableSecret,
  );
});

test('what was changed since can not be opened, wherever it was', () => {
  const sealing = createSealing([first]);
  const [head, name, sealed = ''] = sealing.seal('whsec_abc', row).split('.');
  const bytes = Buffer.from(sealed, 'base64url');
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes);
    changed[at]! ^= 1;
    const stored = [head, name, changed.toString('base64url')].join('.');
    expect(() => sealing.open(stored, row), `byte ${at}`).toThrow(UnreadableSecret);
  }
  for (const length of [0, 5, 12, 20, 28]) {
    const stored = [head, name, bytes.subarray(0, length).toString('base64url') || 'A'].join('.');
    expect(() => sealing.open(stored, row), `${length} bytes`).toThrow(UnreadableSecret);
  }
});

test('a former key still opens, and the first one seals', () => {
  const stored = createSealing([first]).seal('whsec_abc', row);
  const rotated = createSealing([second, first]);
  expect(rotated.open(stored, row)).toBe('whsec_abc');
  expect(sealedWith(rotated.seal('whsec_abc', row))).toBe(createSealing([second]).sealsWith);
  expect(() => createSealing([second]).open(stored, row)).toThrow(UnreadableSecret);
});

test('without a key secrets stay as they are, and those from then are read with one', () => {
  const none = createSealing([]);
  expect(none.seal('whsec_abc', row)).toBe('whsec_abc');
  expect(createSealing([first]).open('whsec_abc', row)).toBe('whsec_abc');
  expect(none.sealsWith).toBeUndefined();
});
