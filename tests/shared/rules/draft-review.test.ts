import { describe, expect, test } from 'vitest';
import { draftReview, type ReviewFacts } from '../../../shared/rules/draft-review.ts';

const facts: ReviewFacts = {
  accountName: 'Acme',
  activeUsers: 52,
  activeUsersBefore: 48,
  hasAnybodyCome: true,
  activity: 0.63,
  averageActivity: 0.36,
  featureUsageRate: 0.95,
  activationRate: 0.87,
  activeMinutes: 7,
  modules: [{ name: 'Orders', users: 45 }],
  unusedCore: [],
  criteria: { total: 2, due: 2, met: 1 },
  contractEndsOn: '2027-01-27',
};
const summary = (told: Partial<ReviewFacts>, locale: 'en' | 'zh-CN' = 'en') =>
  draftReview({ ...facts, ...told }, locale).summary.split('\n');

describe('the first words of a business review', () => {
  test('tell of an account that grows what it reached, what changed and what is in the way', () => {
    expect(summary({})).toEqual([
      'Result: 52 people of Acme worked with the product, and 1 of 2 agreed goals that are due were met.',
      'Change: 8% more people than in the period before.',
      'In the way: 1 of 2 goals is behind.',
      'Next step: agree on the goals of the next quarter.',
    ]);
  });

  test('ask of an account that fades to win back whoever stopped, before anything is introduced', () => {
    const fading = { activeUsers: 20, activeUsersBefore: 40, unusedCore: ['Approvals'] };
    expect(summary(fading)).toContain('Change: 50% fewer people than in the period before.');
    expect(summary(fading).at(-1)).toBe('Next step: win back those who no longer come.');
    expect(draftReview({ ...facts, ...fading }, 'en').nextSteps.split('\n')[0]).toBe(
      'Ask those who no longer come what keeps them away.',
    );
    // A little less is no fading.
    expect(summary({ ...fading, activeUsers: 33 }).at(-1)).toBe('Next step: begin with Approvals.');
    expect(summary({ ...fading, activeUsers: 32 }).at(-1)).toBe(
      'Next step: win back those who no longer come.',
    );
  });

  test('ask to win back those of an account that stopped altogether, though nobody knows its seats', () => {
    const stopped = { activeUsers: 0, activeUsersBefore: 30, activationRate: null };
    expect(summary(stopped)).toEqual([
      'Result: nobody of Acme worked with the product, and 1 of 2 agreed goals that are due were met.',
      'Change: 100% fewer people than in the period before.',
      'In the way: 1 of 2 goals is behind.',
      'Next step: win back those who no longer come.',
    ]);
    // Neither are they new where they stopped before the period before.
    expect(summary({ ...stopped, activeUsersBefore: 0 }).at(-1)).toBe(
      'Next step: win back those who no longer come.',
    );
  });

  test('say of an account that was never activated that nobody has come, and to bring the first people in', () => {
    const never = {
      ...{ activeUsers: 0, activeUsersBefore: 0, hasAnybodyCome: false, activationRate: null },
      ...{ modules: [], unusedCore: ['Approvals'] },
      criteria: { total: 0, due: 0, met: 0 },
    };
    expect(summary(never)).toEqual([
      'Result: nobody of Acme worked with the product.',
      'Change: there is no period before to compare with.',
      'In the way: nobody has signed in yet.',
      'Next step: bring the first people in.',
    ]);
    expect(draftReview({ ...facts, ...never }, 'en').nextSteps).not.toContain('Introduce');
    expect(summary(never, 'zh-CN')).toEqual([
      '成果：Acme 本期无人使用产品。',
      '变化：没有可对比的上一时段。',
      '阻碍：尚无人登录。',
      '下一步：帮助首批用户登录并开始使用。',
    ]);
  });

  test('are as true in Chinese', () => {
    expect(summary({ activeUsers: 20, activeUsersBefore: 40 }, 'zh-CN')).toEqual([
      '成果：Acme 共有 20 人使用产品，已到期的 2 项目标中达成 1 项。',
      '变化：使用人数较上一时段减少 50%。',
      '阻碍：2 项目标中有 1 项落后。',
      '下一步：挽回不再使用的用户。',
    ]);
    const fading = { ...facts, activeUsers: 20, activeUsersBefore: 40 };
    expect(draftReview(fading, 'zh-CN').nextSteps.split('\n')[0]).toBe('回访不再使用的用户，了解原因。');
  });
});
