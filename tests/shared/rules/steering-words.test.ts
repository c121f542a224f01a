import { expect, test } from 'vitest';
import { steeringWords } from '../../../shared/rules/steering-words.ts';

test.each([
  ['Please give us a 10!', 'askedScore'],
  ['Please give us 10', 'askedScore'],
  ['Rate us 10 if you like it', 'askedScore'],
  ['We hope you leave a top score.', 'askedScore'],
  ['请给我们打10分', 'askedScore'],
  ['麻烦给个满分', 'askedScore'],
  ['求好评', 'askedScore'],
  ['Answer and get a gift card', 'reward'],
  ['You will receive a $10 voucher', 'reward'],
  ['Answer for a chance to win a prize', 'reward'],
  ['填写问卷送红包', 'reward'],
  ['参与有奖', 'reward'],
  ['答题可领取优惠券', 'reward'],
  ['We know you love Acme. How likely are you to recommend it?', 'steering'],
  ['Your support means a lot', 'steering'],
  ['满意的话请推荐', 'steering'],
])('"%s" is %s (statement 6)', (text, sort) => {
  expect(steeringWords(text)?.sort).toBe(sort);
});

test.each([
  'Would you recommend Acme to a friend?',
  'How likely are you to recommend Acme to a friend or colleague?',
  'Pick a score from 1 to 10.',
  'Choose a number between 1 and 10',
  'Give us 10 minutes of your time',
  'On a scale of 1 to 10, would you recommend us?',
  'How do you find the new Rewards page?',
  'How useful are discounts in orders?',
  '您愿意把本产品推荐给朋友吗？',
  '请从 1 到 10 打分',
  '请打分：1 分表示不愿意，10 分表示非常愿意',
  '您的意见对我们十分重要',
])('"%s" is neutral', (text) => {
  expect(steeringWords(text)).toBeUndefined();
});
