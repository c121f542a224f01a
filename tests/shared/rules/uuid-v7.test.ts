import { expect, test } from 'vitest';
import { uuidV7 } from '../../../shared/rules/uuid-v7.ts';

test('a UUIDv7 holds its time, version and variant, as in the example of RFC 9562', () => {
  // RFC 9562, appendix A.6: 2022-02-22T19:22:22Z, random bits CC3 and 18C4DC0C0C07398F
  const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuidV7(1645557742000, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('later ids sort later', () => {
  const random = new Uint8Array(10).fill(255);
  expect(uuidV7(1_700_000_000_000, random) < uuidV7(1_700_000_000_001, new Uint8Array(10))).toBe(true);
});
