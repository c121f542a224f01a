import { expect, test } from 'vitest';
import { originOfTag } from '../../../studio/install/install-model.ts';

test('the origin to allow is the one the tag loads from', () => {
  expect(originOfTag('<script async src="https://cairn.example:8443/s.js" data-key="pk_x"></script>')).toBe(
    'https://cairn.example:8443',
  );
  expect(originOfTag('nothing')).toBe('');
});
