import { describe, expect, test } from 'vitest';
import { protocol, readAsk, readTell } from '../../../../snippet/guides/frames/messages.ts';

const signature = { v: 1, tag: 'button', role: 'button', name: 'Pay', path: ['form', 'main'] };
const message = (parts: object) => ({ cairn: protocol, id: 'x', ...parts });

describe('what the page around says', () => {
  test.each([
    message({ type: 'find', signature }),
    message({ type: 'find', signature: { ...signature, attributes: { 'data-testid': 'pay' } } }),
    message({ type: 'leave' }),
  ])('%j is understood', (sent) => {
    expect(readAsk(sent)).toEqual(sent);
  });

  test('a call holds nothing, and nothing is taken from it', () => {
    expect(readAsk(message({ type: 'call', signature }))).toEqual({ cairn: protocol, type: 'call' });
  });

  test.each([
    undefined,
    null,
    'call',
    7,
    [],
    { type: 'call' },
    message({ cairn: 'cairn frames 2', type: 'call' }),
    message({ type: 'click' }),
    message({ type: 'leave', id: 7 }),
    message({ type: 'leave', id: 'x'.repeat(201) }),
    message({ type: 'find' }),
    message({ type: 'find', signature: { ...signature, v: 2 } }),
    message({ type: 'find', signature: { ...signature, path: 'main' } }),
    message({ type: 'find', signature: { ...signature, path: [{}] } }),
    message({ type: 'find', signature: { ...signature, attributes: { 'data-x],*[data-y': '1' } } }),
    message({ type: 'find', signature: { ...signature, text: 'x'.repeat(5000) } }),
  ])('%j is not', (sent) => {
    expect(readAsk(sent)).toBeUndefined();
  });
});

describe('what a frame says', () => {
  test.each([
    message({ type: 'at', box: [1, 2, 3.5, 4], score: 0.9 }),
    message({ type: 'at', box: null, score: 0 }),
    message({ type: 'clicked' }),
  ])('%j is understood', (sent) => {
    expect(readTell(sent)).toEqual(sent);
  });

  test('only what belongs to the message is taken from it', () => {
    const sent = message({ type: 'clicked', text: 'a secret', box: [0, 0, 1, 1] });
    expect(readTell(sent)).toEqual(message({ type: 'clicked' }));
  });

  test.each([
    message({ type: 'at', box: [1, 2, 3], score: 1 }),
    message({ type: 'at', box: [1, 2, 3, Number.NaN], score: 1 }),
    message({ type: 'at', box: [1, 2, 3, '4'], score: 1 }),
    message({ type: 'at', box: { length: 4 }, score: 1 }),
    message({ type: 'at', box: [1, 2, 3, Number.POSITIVE_INFINITY], score: 1 }),
    message({ type: 'at', box: [1, 2, 3, 4] }),
    message({ type: '__proto__' }),
    message({ type: 'clicked', id: undefined }),
    { type: 'here' },
  ])('%j is not', (sent) => {
    expect(readTell(sent)).toBeUndefined();
  });
});
