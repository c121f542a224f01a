import { expect, test } from 'vitest';
import { alertMail } from '../../../server/alerts/alert-mail.ts';

const alert = {
  alertId: 'a1',
  shipped: null,
  ruleName: 'Fewer people',
  accountName: 'Acme',
  metric: 'activity',
  value: 0.2,
  comparedWith: 0.35,
  isChange: true,
  dueOn: '2026-03-02',
} as unknown as Parameters<typeof alertMail>[2][number];

test.each([
  ['en', ['(before 35%)', 'Look into it by March 2, 2026']],
  ['zh-CN', ['（此前 35%）', '请于 2026年3月2日前处理']],
] as const)('an e-mail about an alert says numbers and days as they are written in %s', (locale, said) => {
  const { text } = alertMail(locale, 'https://cairn.example', [alert]);
  for (const words of said) expect(text).toContain(words);
  expect(text).not.toContain('2026-03-02');
});
