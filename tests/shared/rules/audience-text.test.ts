import { expect, test } from 'vitest';
import type { Audience } from '../../../shared/contract/audience.ts';
import { audienceText } from '../../../shared/rules/audience-text.ts';

const role: Audience = { type: 'userTrait', trait: 'role', operator: 'is', value: 'admin' };
const plan: Audience = { type: 'accountTrait', trait: 'plan', operator: 'isNot', value: 'free' };
const segment: Audience = { type: 'segment', segmentId: 's-1' };
const names = { segments: new Map([['s-1', 'Trial']]) };

test.each<[Audience, string, string]>([
  [{ type: 'all', conditions: [] }, 'everybody', '所有人'],
  [role, 'user role is admin', '用户 role 是 admin'],
  [
    { type: 'all', conditions: [role, segment] },
    'user role is admin and in segment Trial',
    '用户 role 是 admin，且属于分群“Trial”',
  ],
  [
    { type: 'all', conditions: [{ type: 'any', conditions: [role, segment] }, plan] },
    '(user role is admin or in segment Trial) and account plan is not free',
    '（用户 role 是 admin，或属于分群“Trial”），且客户 plan 不是 free',
  ],
  [
    { type: 'none', conditions: [role, segment] },
    'not (user role is admin or in segment Trial)',
    '不满足（用户 role 是 admin，或属于分群“Trial”）',
  ],
  [
    { type: 'all', conditions: [{ type: 'any', conditions: [] }, role] },
    'user role is admin',
    '用户 role 是 admin',
  ],
])('an audience in words: %#', (audience, en, zh) => {
  expect(audienceText(audience, 'en', names)).toBe(en);
  expect(audienceText(audience, 'zh-CN', names)).toBe(zh);
});
