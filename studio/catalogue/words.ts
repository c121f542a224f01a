import type { FeatureClass } from '../../shared/contract/feature.ts';
import { formatNumber, type Phrase, plural, type Words } from '../ui/i18n.ts';

export const classWords: Record<FeatureClass, Phrase> = {
  record: { en: 'Record', 'zh-CN': '记录' },
  process: { en: 'Process', 'zh-CN': '流程' },
  integration: { en: 'Integration', 'zh-CN': '集成' },
  customised: { en: 'Customised', 'zh-CN': '定制' },
};

export const words = {
  features: { en: 'Features', 'zh-CN': '功能' },
  featuresNote: {
    en: 'What is worth counting in your app, and who uses it',
    'zh-CN': '应用中值得统计的功能，以及谁在使用',
  },
  newFeature: { en: 'New feature', 'zh-CN': '新建功能' },
  editFeature: { en: (name: string) => `Change “${name}”`, 'zh-CN': (name: string) => `修改“${name}”` },
  noFeatures: { en: 'No features yet', 'zh-CN': '还没有功能' },
  noFeaturesText: {
    en: 'A feature is a use worth counting, such as “Create order”. Point at its button in your app: all clicks ever captured on it count at once, back to the first day.',
    'zh-CN':
      '功能是值得统计的一种使用，例如“创建订单”。在应用中点选对应的按钮，过去采集到的所有点击会立即计入。',
  },
  noneFound: { en: 'No feature matches', 'zh-CN': '没有符合条件的功能' },
  search: { en: 'Search features', 'zh-CN': '搜索功能' },
  name: { en: 'Name', 'zh-CN': '名称' },
  nameNeeded: { en: 'Give the feature a name.', 'zh-CN': '请为功能起个名称。' },
  module: { en: 'Module', 'zh-CN': '模块' },
  allModules: { en: 'All modules', 'zh-CN': '全部模块' },
  noModule: { en: 'None', 'zh-CN': '无' },
  newModule: { en: 'New module…', 'zh-CN': '新建模块…' },
  moduleName: { en: 'Name of the new module', 'zh-CN': '新模块名称' },
  core: { en: 'Core', 'zh-CN': '核心' },
  isCore: { en: 'Core feature', 'zh-CN': '核心功能' },
  isCoreHint: {
    en: 'One that a customer must use to get what they bought.',
    'zh-CN': '客户要实现采购目的就必须使用的功能。',
  },
  featureClass: { en: 'Depth', 'zh-CN': '使用深度' },
  featureClassHint: {
    en: 'How deep in the customer’s work it sits: they record something, run a process in it, connect other systems, or adapt it to themselves.',
    'zh-CN': '功能在客户工作中的深度：记录信息、运行流程、对接其他系统，或按自身需要定制。',
  },
  rules: { en: 'What counts as a use', 'zh-CN': '什么算一次使用' },
  rulesHint: {
    en: 'An event counts once, however many rules it meets. Saving counts everything ever captured, back to the first day.',
    'zh-CN': '同一事件即使满足多条规则也只计一次。保存后会对过去采集到的全部数据重新计数。',
  },
  noRules: { en: 'Nothing counts yet: add a rule.', 'zh-CN': '尚无计数规则，请添加。' },
  addRule: { en: 'Add a rule', 'zh-CN': '添加规则' },
  removeRule: { en: 'Remove this rule', 'zh-CN': '移除此规则' },
  click: { en: 'Click on an element', 'zh-CN': '点击元素' },
  event: { en: 'Event sent by your app', 'zh-CN': '应用发送的事件' },
  page: { en: 'Visit to a page', 'zh-CN': '访问页面' },
  eventName: { en: 'Event', 'zh-CN': '事件' },
  eventNameHint: {
    en: 'The name given to cairn.track, exactly as written',
    'zh-CN': '传给 cairn.track 的名称，需完全一致',
  },
  pattern: { en: 'Address', 'zh-CN': '地址' },
  patternHint: { en: 'Such as /orders/new or /orders/*', 'zh-CN': '例如 /orders/new 或 /orders/*' },
  matches: { en: 'What it counts', 'zh-CN': '计数预览' },
  matchesOf: {
    en: (uses: number, users: number, accounts: number) =>
      `${plural(uses, 'use')} by ${plural(users, 'user')} of ${plural(accounts, 'account')} in the last 90 days`,
    'zh-CN': (uses: number, users: number, accounts: number) =>
      `最近 90 天：${formatNumber(accounts)} 个客户的 ${formatNumber(users)} 位用户共使用 ${formatNumber(uses)} 次`,
  },
  matchesNothing: {
    en: 'Nothing captured in the last 90 days meets these rules. New events will be counted.',
    'zh-CN': '最近 90 天没有符合规则的数据，新产生的事件会被计入。',
  },
  matchesBefore: {
    en: (uses: number) => `(stored: ${plural(uses, 'use')})`,
    'zh-CN': (uses: number) => `（已保存的规则：${formatNumber(uses)} 次）`,
  },
  matchChanges: {
    en: (enters: number, leaves: number) =>
      `Compared with the stored rules: ${formatNumber(enters)} new, ${formatNumber(leaves)} no longer counted.`,
    'zh-CN': (enters: number, leaves: number) =>
      `与已保存的规则相比：新增 ${formatNumber(enters)} 项，不再计入 ${formatNumber(leaves)} 项。`,
  },
  enters: { en: 'New', 'zh-CN': '新增' },
  leaves: { en: 'Leaves', 'zh-CN': '移除' },
  showAll: {
    en: (count: number) => `Show all ${formatNumber(count)}`,
    'zh-CN': (count: number) => `显示全部 ${formatNumber(count)} 项`,
  },
  unnamedElement: { en: 'Without a name', 'zh-CN': '无名称' },
  source: { en: 'Counted', 'zh-CN': '计入项' },
  uses: { en: 'Uses', 'zh-CN': '使用次数' },
  users: { en: 'Users', 'zh-CN': '用户' },
  accounts: { en: 'Accounts', 'zh-CN': '客户' },
  lastUsed: { en: 'Last used', 'zh-CN': '最近使用' },
  never: { en: 'Never', 'zh-CN': '从未' },
  usesDefinition: { en: 'Times it was used in the last 28 days.', 'zh-CN': '最近 28 天的使用次数。' },
  usersDefinition: {
    en: 'Different users who used it in the last 28 days.',
    'zh-CN': '最近 28 天使用过它的不同用户数。',
  },
  accountsDefinition: {
    en: 'Different accounts with a user who used it in the last 28 days.',
    'zh-CN': '最近 28 天有用户使用过它的不同客户数。',
  },
  saved: { en: 'Saved and counted', 'zh-CN': '已保存并完成计数' },
  conflict: {
    en: 'Someone else has changed this feature. Close this window and open it again to see their version.',
    'zh-CN': '他人已修改此功能。请关闭窗口后重新打开，查看对方的版本。',
  },
  archive: { en: 'Delete', 'zh-CN': '删除' },
  archiveTitle: { en: (name: string) => `Delete “${name}”?`, 'zh-CN': (name: string) => `删除“${name}”？` },
  archiveText: {
    en: 'It is counted no more and leaves every list. The events stay: a new feature with the same rules counts them all again.',
    'zh-CN': '它将不再计数，也不再出现在任何列表中。事件仍会保留：用相同规则新建功能即可重新计入。',
  },
  archived: { en: 'Feature deleted', 'zh-CN': '功能已删除' },
} satisfies Words;
