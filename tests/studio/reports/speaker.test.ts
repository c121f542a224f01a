import { expect, test } from 'vitest';
import { createSpeaker } from '../../../studio/reports/speaker.ts';

test('a document speaks its own language', () => {
  const phrase = { en: (n: string) => `${n} people`, 'zh-CN': (n: string) => `${n} 人` };
  const english = createSpeaker('en');
  const chinese = createSpeaker('zh-CN');
  expect(english.say(phrase, '3')).toBe('3 people');
  expect(chinese.say(phrase, '3')).toBe('3 人');
  expect(english.metric('activity')).toBe('Activity');
  expect(chinese.metric('activity')).toBe('活跃度');
  expect(chinese.day('2026-03-31')).toBe('2026年3月31日');
  expect(english.share(0.075)).toBe('7.5%');
  expect(english.share(null)).toBe('–');
  expect(english.signed(-4)).toBe('−4');
});
