import { formatNumber, plural, type Words } from '../ui/i18n.ts';

export const dataWords = {
  more: { en: 'More', 'zh-CN': '更多操作' },
  exportData: { en: 'Export all data', 'zh-CN': '导出全部数据' },
  exportNote: { en: 'One line of JSON for each row', 'zh-CN': '每行数据为一行 JSON' },
  erase: { en: 'Erase for good', 'zh-CN': '永久删除' },
  eraseTitle: { en: (name: string) => `Erase ${name}?`, 'zh-CN': (name: string) => `永久删除“${name}”？` },
  eraseUserText: {
    en: 'Everything they did, answered and were shown goes, also what they did before they signed in. Numbers that they are part of change. This can’t be undone.',
    'zh-CN':
      '其全部行为、回答与引导记录都会删除，包括登录之前的行为。包含此人的指标会随之变化。此操作无法撤销。',
  },
  eraseAccountText: {
    en: 'Everything done in it goes: events, numbers, answers, notes, alerts and reviews, and its users who are in no other account. This can’t be undone.',
    'zh-CN':
      '该客户的全部数据都会删除：事件、指标、回答、记录、预警和业务复盘，以及只属于该客户的用户。此操作无法撤销。',
  },
  typeId: {
    en: (id: string) => `Type ${id} to confirm`,
    'zh-CN': (id: string) => `输入 ${id} 以确认`,
  },
  erased: { en: 'Erased', 'zh-CN': '已删除' },
  erasedRows: {
    en: (rows: number, left: number) => `${plural(rows, 'row')} erased, ${formatNumber(left)} left`,
    'zh-CN': (rows: number, left: number) => `已删除 ${formatNumber(rows)} 行，剩余 ${formatNumber(left)} 行`,
  },
  logged: {
    en: 'What is left was counted afterwards. The audit log keeps that it was done and how many rows there were, but no name.',
    'zh-CN': '剩余行数为删除后重新清点的结果。审计日志会记录此操作和删除的行数，但不记录名称。',
  },
  table: { en: 'Table', 'zh-CN': '数据表' },
  rows: { en: 'Rows', 'zh-CN': '行数' },
  done: { en: 'Done', 'zh-CN': '完成' },
} satisfies Words;
