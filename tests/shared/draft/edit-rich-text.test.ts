import { describe, expect, test } from 'vitest';
import type { RichText } from '../../../shared/contract/text.ts';
import { joinSpans, replaceRange, styleIn, styleRange } from '../../../shared/draft/edit-rich-text.ts';

const plain = (text: string): RichText => [{ type: 'text', text }];
const greeting: RichText = [
  { type: 'text', text: 'Hello ' },
  { type: 'variable', of: 'user', trait: 'name', fallback: 'you', bold: true },
  { type: 'text', text: ', read on', href: '/help' },
];

describe('marking a part', () => {
  test('splits a text where the part begins and ends', () => {
    expect(styleRange(plain('one two three'), 4, 7, { bold: true })).toEqual([
      { type: 'text', text: 'one ' },
      { type: 'text', text: 'two', bold: true },
      { type: 'text', text: ' three' },
    ]);
  });

  test('and taking the mark off joins it again', () => {
    const marked = styleRange(plain('one two three'), 4, 7, { bold: true });
    expect(styleRange(marked, 0, 13, { bold: false })).toEqual(plain('one two three'));
  });

  test('keeps the other marks', () => {
    const both = styleRange(styleRange(plain('one'), 0, 3, { bold: true }), 0, 3, { italic: true });
    expect(both).toEqual([{ type: 'text', text: 'one', bold: true, italic: true }]);
  });

  test('makes a link, and none of a variable', () => {
    expect(styleRange(greeting, 0, 7, { href: 'https://a.example' })).toEqual([
      { type: 'text', text: 'Hello ', href: 'https://a.example' },
      greeting[1],
      greeting[2],
    ]);
  });

  test('takes a link away', () => {
    expect(styleRange(greeting, 7, 16, { href: undefined }).at(-1)).toEqual({
      type: 'text',
      text: ', read on',
    });
  });
});

describe('putting text in', () => {
  test('gives it the look of the letter before', () => {
    expect(replaceRange(greeting, 16, 16, '!').at(-1)).toEqual({
      type: 'text',
      text: ', read on!',
      href: '/help',
    });
  });

  test('takes out what lies between, variables too', () => {
    expect(replaceRange(greeting, 5, 16, '.')).toEqual(plain('Hello.'));
  });

  test('works on nothing', () => {
    expect(replaceRange([], 0, 0, 'New')).toEqual(plain('New'));
    expect(replaceRange(plain('Old'), 0, 3, '')).toEqual([]);
  });
});

test('the style of a part is what all of it has', () => {
  const text = styleRange(plain('one two'), 0, 3, { bold: true, italic: true });
  expect(styleIn(text, 0, 3)).toEqual({ bold: true, italic: true, href: undefined });
  expect(styleIn(text, 0, 7)).toEqual({ bold: undefined, italic: undefined, href: undefined });
  expect(styleIn(text, 3, 3)).toMatchObject({ bold: true });
  expect(styleIn([], 0, 0)).toEqual({});
});

test('empty spans are none', () => {
  expect(joinSpans([...plain('a'), ...plain(''), ...plain('b')])).toEqual(plain('ab'));
});
