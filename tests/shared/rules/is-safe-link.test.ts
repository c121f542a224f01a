import * as v from 'valibot';
import { expect, test } from 'vitest';
import { safeUrlSchema } from '../../../shared/contract/text.ts';
import { isSafeLink, isSafeMedia } from '../../../shared/rules/is-safe-link.ts';

test.each([
  ['https://example.com/a?b#c', true],
  ['http://example.com', true],
  ['mailto:help@example.com', true],
  ['tel:+86 10 1234', false],
  ['tel:+861012345678', true],
  ['/orders', true],
  ['/', true],
  ['#/orders', true],
  ['?tab=open', true],
  ['//evil.example', false],
  ['/\\evil.example', false],
  ['\\\\evil.example', false],
  ['javascript:alert(1)', false],
  ['JaVaScRiPt:alert(1)', false],
  [' javascript:alert(1)', false],
  ['java\nscript:alert(1)', false],
  ['data:text/html,<script>', false],
  ['vbscript:x', false],
  ['blob:https://example.com/1', false],
  ['orders', false],
  ['', false],
])('%s is safe: %s', (link, isSafe) => {
  expect(isSafeLink(link)).toBe(isSafe);
  // Whatever may be published may be drafted.
  if (isSafe) expect(v.is(safeUrlSchema, link)).toBe(true);
});

test.each([
  ['https://example.com/a.png', true],
  ['/images/a.png', true],
  ['http://localhost:4401/a.png', true],
  ['http://example.com/a.png', false],
  ['#a', false],
  ['mailto:a@example.com', false],
  ['data:image/png;base64,AAAA', false],
])('an image may come from %s: %s', (source, isSafe) => {
  expect(isSafeMedia(source)).toBe(isSafe);
});
