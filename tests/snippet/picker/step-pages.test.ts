import { expect, test } from 'vitest';
import { stepPages } from '../../../snippet/picker/step-pages.ts';
import { buildSignature, buildStep } from '../../support/build-guide.ts';

const at = (id: string, url?: string) =>
  buildStep(
    id,
    url ? { target: { signature: buildSignature(id), pickedAt: `https://host.example${url}` } } : {},
  );
const parted = (...steps: ReturnType<typeof at>[]) =>
  stepPages(steps).map(({ path, steps }) => [path, steps.map(({ id }) => id).join(' ')]);

test('steps that follow one another on one page stand together', () => {
  expect(
    parted(at('a', '/orders'), at('b', '/orders?tab=open'), at('c', '/customers/4'), at('d', '/orders')),
  ).toEqual([
    ['/orders', 'a b'],
    ['/customers/4', 'c'],
    ['/orders', 'd'],
  ]);
});

test('a step without an element stands on the page of the one before, and the first ones on that of the first element', () => {
  expect(parted(at('hello'), at('a', '/orders'), at('b'), at('c', '/reports'))).toEqual([
    ['/orders', 'hello a b'],
    ['/reports', 'c'],
  ]);
  expect(parted(at('hello'), at('bye'))).toEqual([[null, 'hello bye']]);
});

test('a page that an app names in its fragment is one of its own', () => {
  expect(parted(at('a', '/app#/orders'), at('b', '/app#/deals'))).toEqual([
    ['/app#/orders', 'a'],
    ['/app#/deals', 'b'],
  ]);
});
