import { formatNumber, type Phrase, type Words } from '../ui/i18n.ts';

/** What the log can be narrowed to: the noun of an action. */
export const nounWords = {
  guide: { en: 'Guides', 'zh-CN': '引导' },
  feature: { en: 'Features', 'zh-CN': '功能' },
  segment: { en: 'Segments', 'zh-CN': '分群' },
  account: { en: 'Accounts', 'zh-CN': '客户' },
  user: { en: 'Users', 'zh-CN': '用户' },
  membership: { en: 'Roles of members', 'zh-CN': '成员角色' },
  member: { en: 'Sign-ins of members', 'zh-CN': '成员登录方式' },
  session: { en: 'Sessions', 'zh-CN': '会话' },
  invitation: { en: 'Invitations', 'zh-CN': '邀请' },
  key: { en: 'Keys', 'zh-CN': '密钥' },
  webhook: { en: 'Webhooks', 'zh-CN': 'Webhook' },
  app: { en: 'Apps', 'zh-CN': '应用' },
  environment: { en: 'Environments', 'zh-CN': '环境' },
  'alert-rule': { en: 'Alert rules', 'zh-CN': '预警规则' },
  role: { en: 'Roles', 'zh-CN': '角色' },
  team: { en: 'Teams', 'zh-CN': '团队' },
  theme: { en: 'Theme', 'zh-CN': '主题' },
  thresholds: { en: 'Thresholds', 'zh-CN': '阈值' },
} as const satisfies Record<string, Phrase>;

export const words = {
  log: { en: 'Audit log', 'zh-CN': '审计日志' },
  text: {
    en: 'Who changed what, from what to what, and from where. Nothing in it can be changed.',
    'zh-CN': '记录何人、何时、从何处、将何内容由何值改为何值。日志不可修改。',
  },
  show: { en: 'Show', 'zh-CN': '显示' },
  by: { en: 'By whom', 'zh-CN': '操作者' },
  everybody: { en: 'Everybody', 'zh-CN': '所有人' },
  of: { en: ': ', 'zh-CN': '：' },
  between: { en: '; ', 'zh-CN': '；' },
  listed: { en: ', ', 'zh-CN': '、' },
  everything: { en: 'Everything', 'zh-CN': '全部' },
  download: { en: 'Export CSV', 'zh-CN': '导出 CSV' },
  when: { en: 'When', 'zh-CN': '时间' },
  who: { en: 'Who', 'zh-CN': '操作者' },
  what: { en: 'What', 'zh-CN': '操作' },
  system: { en: 'Cairn', 'zh-CN': 'Cairn' },
  byKey: { en: 'key', 'zh-CN': '密钥' },
  older: { en: 'Older', 'zh-CN': '更早' },
  nothing: { en: 'Nothing here', 'zh-CN': '暂无记录' },
  none: { en: '–', 'zh-CN': '–' },
  yes: { en: 'yes', 'zh-CN': '是' },
  no: { en: 'no', 'zh-CN': '否' },
  more: {
    en: (count: number) => `and ${formatNumber(count)} more, in the export`,
    'zh-CN': (count: number) => `另有 ${formatNumber(count)} 项，见导出文件`,
  },
} satisfies Words;
