import { expect, test } from 'vitest';
import type { Signature } from '../../../shared/contract/signature.ts';
import { foundHow, isWorthRecapturing } from '../../../shared/rules/worth-recapturing.ts';

const stored: Signature = {
  v: 1,
  tag: 'button',
  role: 'button',
  name: 'Save deal',
  id: 'save-deal',
  classes: ['button', 'primary'],
  path: ['form#deal', 'main'],
  section: 'Deal',
  at: '1.0.0',
  box: [900, 600, 120, 40, 1280],
};

test('what has not changed, or hardly, is left as it is stored', () => {
  expect(isWorthRecapturing(stored, stored, 0.99, 0.9)).toBe(false);
  expect(isWorthRecapturing(stored, { ...stored, box: [902, 610, 120, 40, 1280] }, 0.99, 0.9)).toBe(false);
});

test('what is found for sure and has drifted is described anew', () => {
  const { id, classes, ...drifted } = stored;
  const fresh = { ...drifted, path: ['footer', 'div'], at: '0.2', name: 'Save this deal' };
  expect(isWorthRecapturing(stored, fresh, 0.8, 0.6)).toBe(true);
});

test('what is only likely, or has a rival, never takes the place of what an author picked', () => {
  const fresh = { ...stored, name: 'Save', id: undefined, path: ['div'] };
  expect(isWorthRecapturing(stored, fresh, 0.55, 0.9)).toBe(false);
  expect(isWorthRecapturing(stored, fresh, 0.9, 0.2)).toBe(false);
});

test('how it was found is exact, healed or abstained', () => {
  expect(foundHow(0.99, 0.99)).toBe('exact');
  expect(foundHow(0.8, 0.7)).toBe('healed');
  expect(foundHow(0.55, 0.99)).toBe('abstained');
});
