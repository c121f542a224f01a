import { expect, test } from 'vitest';
import type { Signature } from '../../../shared/contract/signature.ts';
import { withoutText } from '../../../snippet/target/without-text.ts';

const plain: Signature = { v: 1, tag: 'button', role: 'button', path: ['form#order', 'main'], id: 'save' };

test('a description is left without its words: those of the element, of its attributes, and of what it stands in', () => {
  const words = { alt: 'An image', placeholder: 'Type', title: 'A title', 'aria-label': 'A label' };
  expect(
    withoutText({
      ...plain,
      name: 'Save',
      text: 'Save now',
      section: 'Your order',
      attributes: { ...words, type: 'submit', name: 'go', 'data-testid': 'save-it', href: '/orders' },
    }),
  ).toEqual({
    ...plain,
    attributes: { type: 'submit', name: 'go', 'data-testid': 'save-it', href: '/orders' },
  });
});

test('where all attributes were words, none are left', () => {
  expect(withoutText({ ...plain, attributes: { title: 'A title' } })).toEqual(plain);
  expect(withoutText(plain)).toEqual(plain);
});
