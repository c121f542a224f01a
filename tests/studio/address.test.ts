import { describe, expect, test } from 'vitest';
import { changeQuery, readOffset } from '../../studio/address.ts';

describe('the address', () => {
  test('keeps what is not changed', () => {
    expect(changeQuery('/accounts?search=acme&environment=2', { sort: 'nps' })).toBe(
      '/accounts?search=acme&environment=2&sort=nps',
    );
    expect(changeQuery('/settings/thresholds#days', { environment: 2 })).toBe(
      '/settings/thresholds?environment=2#days',
    );
  });

  test('drops what is empty', () => {
    expect(changeQuery('/accounts?search=acme&offset=50', { search: '', offset: undefined })).toBe(
      '/accounts',
    );
  });

  test('begins a list at its start where it says no place in it, and never beyond what can be asked for', () => {
    const offsets = [undefined, '', '-50', 'x', 'NaN', '100.7', 'Infinity', '1e30'];
    expect(offsets.map((offset) => readOffset(offset === undefined ? {} : { offset }))).toEqual([
      ...[0, 0, 0, 0, 0],
      ...[100, 999_999_999, 999_999_999],
    ]);
  });

  test('takes any text', () => {
    expect(changeQuery('/accounts', { search: '华东 & co' })).toBe(
      '/accounts?search=%E5%8D%8E%E4%B8%9C+%26+co',
    );
  });
});
