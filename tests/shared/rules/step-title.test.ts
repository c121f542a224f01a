import { describe, expect, test } from 'vitest';
import type { Block } from '../../../shared/contract/block.ts';
import { stepTitle } from '../../../shared/rules/step-title.ts';
import { buildStep } from '../../support/build-guide.ts';

const titleOf = (blocks: Block[], locale = 'en') => stepTitle(buildStep('s1', { blocks }), locale, 'en');
const heading: Block = { id: 'h', type: 'heading', text: { byLocale: { en: 'Orders', 'zh-CN': '订单' } } };
const text: Block = {
  id: 't',
  type: 'text',
  text: {
    byLocale: {
      en: [
        { type: 'text', text: 'Hi ', bold: true },
        { type: 'variable', of: 'user', trait: 'name', fallback: 'there' },
        { type: 'text', text: ', go' },
      ],
    },
  },
};

describe('the title of a step', () => {
  test('is its first heading, text or question, in the reader’s language', () => {
    expect(titleOf([heading, text])).toBe('Orders');
    expect(titleOf([heading], 'zh-CN')).toBe('订单');
    expect(titleOf([heading], 'fr')).toBe('Orders');
  });
  test('is the words of a text alone, its variables as their fallback', () => {
    expect(titleOf([text, heading])).toBe('Hi there, go');
  });
  test('is nothing where a step says nothing', () => {
    expect(titleOf([{ id: 'd', type: 'divider' }])).toBe('');
  });
});
