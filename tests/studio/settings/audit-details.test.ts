import { afterEach, expect, test } from 'vitest';
import type { AuditEntry } from '../../../studio/api.ts';
import { detailsOf } from '../../../studio/settings/audit-details.tsx';
import { locale } from '../../../studio/ui/i18n.ts';

afterEach(() => {
  locale.value = 'en';
});

const said = (details: unknown, name?: string) =>
  detailsOf({ details, subjectName: name ?? null } as AuditEntry, (id) => ({ m1: 'Kim' })[id]).map(
    ({ name, value, before }) => `${name}: ${before === undefined ? '' : `${before} → `}${value}`,
  );

test('what has parts is said part by part, not as a program writes it', () => {
  expect(
    said({
      theme: {
        before: { mode: 'auto', accent: '#0f766e' },
        after: { mode: 'dark', accent: '#0f766e', radius: 6 },
      },
      quarters: [{ startsOn: '2026-01-01', target: 5, value: null }],
    }),
  ).toEqual([
    'Look: Light or dark: As the user’s device; Main colour: #0f766e → Light or dark: Dark; Main colour: #0f766e; Round corners: 6',
    'Quarters: Begins: Jan 1, 2026; Target: 5',
  ]);
});

test('rights are said as where a role is put together', () => {
  expect(said({ rights: ['guide.draft', 'audit.read'] })).toEqual([
    'Rights: Make and change guides, Read the audit log',
  ]);
});

test('a language is called as it calls itself', () => {
  expect(said({ locale: { before: 'en', after: 'zh-CN' } })).toEqual(['Language: English → 简体中文']);
});

test('of an issue it says which ticket it is, and on which way it came', () => {
  expect(said({ ticket: 'T-1', channel: { before: 'phone', after: 'import' } })).toEqual([
    'Ticket: T-1',
    'How it came: By phone → From a list of tickets',
  ]);
});

test('fields and the few values they have are said in the reader’s language', () => {
  locale.value = 'zh-CN';
  expect(
    said({
      state: { before: 'open', after: 'inProgress' },
      kind: 'requirement',
      family: 'quality',
      isLowerBetter: false,
      acquisitionCost: { before: 0, after: 9000 },
      ownerId: 'm1',
    }),
  ).toEqual([
    '状态: 待处理 → 处理中',
    '类型: 需求',
    '类别: 质量',
    '越低越好: 否',
    expect.stringMatching(/^\p{Script=Han}.*: 0 → 9000$/u),
    '负责人: Kim',
  ]);
});

test('whose accounts, what a key may and what a webhook is told are said in words, not in the names they have inside', () => {
  locale.value = 'zh-CN';
  expect(
    said({ portfolio: 'own', scope: 'read', format: 'slack', kinds: ['guide.published', 'alert.opened'] }),
  ).toEqual(['客户范围: 自己的客户', '权限范围: 读取', '格式: Slack 消息', '通知内容: 引导已发布、产生预警']);
});

test('what it is called and what there is not of it take no line', () => {
  expect(said({ name: 'Tour', note: null, tags: [] }, 'Tour')).toEqual([]);
});

test('the id of what was made is left to the export', () => {
  expect(said({ id: '01a21bd4-334e-7b40-bfb2-bb02ac0e905a', ticket: 'T-1' })).toEqual(['Ticket: T-1']);
});
