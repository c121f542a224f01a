import type { TraitOperator } from '../../shared/contract/audience.ts';
import type { FeatureClass } from '../../shared/contract/feature.ts';
import { formatNumber, type Phrase, plural, type Words } from '../ui/i18n.ts';

export const classWords: Record<FeatureClass, Phrase> = {
  record: { en: 'Record', 'zh-CN': '记录' },
  process: { en: 'Process', 'zh-CN': '流程' },
  integration: { en: 'Integration', 'zh-CN': '集成' },
  customised: { en: 'Customised', 'zh-CN': '定制' },
};

export const kindWords: Record<'click' | 'track' | 'page', Phrase> = {
  click: { en: 'a click', 'zh-CN': '点击' },
  track: { en: 'an event your app sends', 'zh-CN': '应用发送的事件' },
  page: { en: 'a page view', 'zh-CN': '页面浏览' },
};

export const operatorWords: Record<TraitOperator, Phrase> = {
  is: { en: 'is', 'zh-CN': '等于' },
  isNot: { en: 'is not', 'zh-CN': '不等于' },
  isOneOf: { en: 'is one of', 'zh-CN': '属于其中之一' },
  contains: { en: 'contains', 'zh-CN': '包含' },
  startsWith: { en: 'starts with', 'zh-CN': '开头为' },
  greaterThan: { en: 'is more than', 'zh-CN': '大于' },
  lessThan: { en: 'is less than', 'zh-CN': '小于' },
  before: { en: 'is before', 'zh-CN': '早于' },
  after: { en: 'is after', 'zh-CN': '晚于' },
  isSet: { en: 'is known', 'zh-CN': '已设置' },
  isNotSet: { en: 'is not known', 'zh-CN': '未设置' },
};

export const words = {
  whoUses: {
    en: (n: number, name: string) => `${n} use ${name}: see who`,
    'zh-CN': (n: number, name: string) => `${n} 人使用${name}：查看明细`,
  },
  features: { en: 'Features', 'zh-CN': '功能' },
  featuresNote: {
    en: 'What is worth counting in your app, and who uses it',
    'zh-CN': '应用中值得统计的功能，以及谁在使用',
  },
  exportCsv: { en: 'Export CSV', 'zh-CN': '导出 CSV' },
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
  matchesCounting: {
    en: (taken: number) => `${plural(taken, 'match', 'matches')}; counting the last 90 days`,
    'zh-CN': (taken: number) => `匹配 ${formatNumber(taken)} 项，正在统计最近 90 天`,
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

  featuresTab: { en: 'Features', 'zh-CN': '功能' },
  unnamedTab: { en: 'Unnamed clicks', 'zh-CN': '未命名点击' },
  repairTab: { en: 'To repair', 'zh-CN': '待修复' },
  notesTab: { en: 'Worth checking', 'zh-CN': '待检查' },
  coverage: { en: 'Clicks with a name', 'zh-CN': '已命名点击' },
  coverageOf: {
    en: (named: number, clicks: number) =>
      `${formatNumber(named)} of ${plural(clicks, 'click')} in the last 28 days`,
    'zh-CN': (named: number, clicks: number) =>
      `最近 28 天 ${formatNumber(clicks)} 次点击中的 ${formatNumber(named)} 次`,
  },
  coreOf: {
    en: (core: number) => `${formatNumber(core)} of them core`,
    'zh-CN': (core: number) => `其中核心功能 ${formatNumber(core)} 个`,
  },
  howToInstall: { en: 'Install', 'zh-CN': '安装' },
  noClicks: { en: 'No clicks yet', 'zh-CN': '还没有点击' },
  noClicksText: {
    en: 'Once people click in your app, the controls they use most and that no feature names are listed here, ready to be named with one press.',
    'zh-CN': '用户在应用中产生点击后，这里会列出使用最多但尚未归入任何功能的控件，一键即可命名。',
  },
  allNamed: { en: 'Every click has a name', 'zh-CN': '所有点击都已命名' },
  allNamedText: {
    en: 'All clicks of the last 28 days belong to a feature.',
    'zh-CN': '最近 28 天的所有点击都归入了某个功能。',
  },
  unnamedNote: {
    en: 'What most accounts click in your app and no feature counts yet. Naming one counts all its clicks, back to the first day.',
    'zh-CN': '最多客户点击、但还没有功能计入的控件。命名后会计入其过去的全部点击。',
  },
  control: { en: 'Control', 'zh-CN': '控件' },
  clicks: { en: 'Clicks', 'zh-CN': '点击次数' },
  nameIt: { en: 'Name it', 'zh-CN': '命名' },
  unnamedAccountsDefinition: {
    en: 'Different accounts with a user who clicked it in the last 28 days.',
    'zh-CN': '最近 28 天有用户点击过它的不同客户数。',
  },

  modules: { en: 'Modules', 'zh-CN': '模块' },
  withoutModule: { en: 'Without a module', 'zh-CN': '未归入模块' },
  moduleActions: { en: (name: string) => `Change ${name}`, 'zh-CN': (name: string) => `修改${name}` },
  rename: { en: 'Rename…', 'zh-CN': '重命名…' },
  renameModule: { en: (name: string) => `Rename “${name}”`, 'zh-CN': (name: string) => `重命名“${name}”` },
  moveUp: { en: 'Move up', 'zh-CN': '上移' },
  moveDown: { en: 'Move down', 'zh-CN': '下移' },
  removeModule: { en: 'Delete module', 'zh-CN': '删除模块' },
  removeModuleTitle: {
    en: (name: string) => `Delete the module “${name}”?`,
    'zh-CN': (name: string) => `删除模块“${name}”？`,
  },
  removeModuleText: {
    en: 'Its features stay and go on counting, without a module.',
    'zh-CN': '其中的功能会保留并继续计数，只是不再属于任何模块。',
  },
  moduleNameNeeded: { en: 'Give the module a name.', 'zh-CN': '请为模块起个名称。' },

  addPageCondition: { en: 'Only on some pages…', 'zh-CN': '仅限部分页面…' },
  onPage: { en: 'Only on pages like', 'zh-CN': '仅限页面' },
  removePageCondition: { en: 'Count it on every page', 'zh-CN': '在所有页面计入' },
  ruleOnPage: {
    en: (what: string, page: string) => `${what} on ${page}`,
    'zh-CN': (what: string, page: string) => `${page} 上的 ${what}`,
  },

  meaning: { en: 'Depth and availability', 'zh-CN': '使用深度与可用范围' },
  availability: { en: 'Available to', 'zh-CN': '可用范围' },
  availabilityHint: {
    en: 'Accounts are measured by the features they can use.',
    'zh-CN': '衡量客户时只看其可以使用的功能。',
  },
  toAll: { en: 'All accounts', 'zh-CN': '所有客户' },
  toPlans: { en: 'Accounts on some plans', 'zh-CN': '指定套餐的客户' },
  toModule: { en: 'Accounts that have its module', 'zh-CN': '已购买其模块的客户' },
  toTrait: { en: 'Accounts with a trait', 'zh-CN': '具有某属性的客户' },
  toModuleHint: {
    en: 'Those whose trait “modules” names the module of this feature.',
    'zh-CN': '属性“modules”中包含本功能所属模块的客户。',
  },
  toModuleNeeded: {
    en: 'Choose a module above; until then it is available to all.',
    'zh-CN': '请先在上方选择模块，否则视为对所有客户可用。',
  },
  plans: { en: 'Plans', 'zh-CN': '套餐' },
  plansHint: { en: 'Separated by commas', 'zh-CN': '用逗号分隔' },
  trait: { en: 'Trait', 'zh-CN': '属性' },
  comparison: { en: 'Comparison', 'zh-CN': '比较方式' },
  value: { en: 'Value', 'zh-CN': '值' },
  values: { en: 'Values', 'zh-CN': '值' },

  testMode: { en: 'Try it live', 'zh-CN': '实时测试' },
  testModeHint: {
    en: 'Use your app in another window: what meets these rules appears here within seconds. Nothing is saved.',
    'zh-CN': '在另一个窗口使用您的应用，符合规则的事件会在几秒内显示在这里，不会保存任何内容。',
  },
  startTest: { en: 'Start', 'zh-CN': '开始' },
  stopTest: { en: 'Stop', 'zh-CN': '停止' },
  waitingForHits: { en: 'Waiting for the first one…', 'zh-CN': '正在等待第一个事件…' },
  visitor: { en: 'Visitor', 'zh-CN': '访客' },

  rulesFrom: { en: 'From when on do the new rules count?', 'zh-CN': '新规则从何时起计数？' },
  correctAll: { en: 'From the beginning', 'zh-CN': '从头计数' },
  correctAllHint: {
    en: 'A correction: everything is counted anew by the new rules, on all days the old ones counted.',
    'zh-CN': '用于更正：旧规则计数的所有日期都改按新规则重新计数。',
  },
  fromADay: { en: 'From a day on', 'zh-CN': '从某天起' },
  fromADayHint: {
    en: 'After a redesign: the old rules count up to the day before, the new ones from then on, and the curve has no gap.',
    'zh-CN': '用于应用改版：旧规则计到前一天，新规则从当天开始计数，曲线不会中断。',
  },
  firstDay: { en: 'First day', 'zh-CN': '第一天' },
  startsTooEarly: {
    en: 'The new rules must begin after the day on which the ones before them began.',
    'zh-CN': '新规则的开始日期必须晚于上一版规则的开始日期。',
  },
  history: { en: 'History of the rules', 'zh-CN': '规则历史' },
  counting: { en: 'Counting', 'zh-CN': '计数中' },
  usesCounted: {
    en: (uses: number) => plural(uses, 'use'),
    'zh-CN': (uses: number) => `${formatNumber(uses)} 次使用`,
  },
  fromTheBeginning: { en: 'From the first day on', 'zh-CN': '自首日起' },
  since: { en: (day: string) => `Since ${day}`, 'zh-CN': (day: string) => `自 ${day}起` },
  until: { en: (day: string) => `Until ${day}`, 'zh-CN': (day: string) => `至 ${day}` },
  between: {
    en: (first: string, last: string) => `${first} to ${last}`,
    'zh-CN': (first: string, last: string) => `${first} 至 ${last}`,
  },
  endRules: { en: 'Stop counting…', 'zh-CN': '停止计数…' },
  keepCounting: { en: 'Keep counting', 'zh-CN': '继续计数' },
  reopenRules: { en: 'Count again', 'zh-CN': '恢复计数' },
  lastDay: { en: 'Last day', 'zh-CN': '最后一天' },
  endHint: {
    en: 'What was counted up to this day stays.',
    'zh-CN': '截至当天的计数会保留。',
  },
  endedOn: { en: (day: string) => `Until ${day}`, 'zh-CN': (day: string) => `计至 ${day}` },
  takeBack: { en: 'Take the newest back', 'zh-CN': '撤回最新规则' },
  takeBackTitle: { en: 'Take the newest rules back?', 'zh-CN': '撤回最新规则？' },
  takeBackText: {
    en: 'The rules before them go on counting from where they were ended.',
    'zh-CN': '上一版规则会从结束处继续计数。',
  },

  repairDefinition: {
    en: 'Targets of live guides that were missing in at least 5% of a day’s starts within a week, and tags whose element hardly anybody has clicked since the newest build of your app, which has a similar one instead.',
    'zh-CN':
      '一周内某天至少 5% 的启动找不到目标元素的在线引导步骤，以及自应用最新版本起几乎无人点击、且新版本中出现了相似元素的功能元素。',
  },
  allFound: { en: 'Everything is found', 'zh-CN': '全部正常' },
  someMissing: { en: 'Your app has changed', 'zh-CN': '应用已发生变化' },
  allFoundText: {
    en: 'Guides find their targets and tags their elements in the newest build of your app.',
    'zh-CN': '在应用的最新版本中，引导能找到目标，功能能找到元素。',
  },
  noBuilds: { en: 'Your app does not name its releases yet', 'zh-CN': '应用尚未标明版本' },
  noBuildsText: {
    en: 'Say which release a page is, by data-build on the script tag or a meta tag named cairn-build. You then see by release whether targets and tags are still found, and get the new element proposed where they are not.',
    'zh-CN':
      '在脚本标签上使用 data-build，或使用名为 cairn-build 的 meta 标签标明页面所属版本。之后即可按版本查看目标和功能元素是否仍能找到，并在找不到时获得新元素的建议。',
  },
  targetTitle: {
    en: (guide: string, step: number) => `${guide}, step ${step}`,
    'zh-CN': (guide: string, step: number) => `${guide}，第 ${step} 步`,
  },
  targetMissing: {
    en: (share: string, starts: number, day: string, build: string) =>
      `Missing in ${share} of ${plural(starts, 'start')} on ${day}, build ${build}`,
    'zh-CN': (share: string, starts: number, day: string, build: string) =>
      `${day}（版本 ${build}）的 ${formatNumber(starts)} 次启动中有 ${share} 未找到`,
  },
  tagMissing: {
    en: (build: string, expected: number) =>
      `Hardly clicked in build ${build}; about ${plural(expected, 'click')} would be usual`,
    'zh-CN': (build: string, expected: number) =>
      `在版本 ${build} 中几乎没有点击，通常应有约 ${formatNumber(expected)} 次`,
  },
  alike: { en: (share: string) => `${share} alike`, 'zh-CN': (share: string) => `相似度 ${share}` },
  noProposal: { en: 'Nothing similar has been clicked', 'zh-CN': '没有发现相似的元素' },
  repairGuide: { en: 'Point the draft at the new one', 'zh-CN': '草稿改用新元素' },
  repairTag: { en: 'Count the new one too', 'zh-CN': '同时计入新元素' },
  guideRepaired: {
    en: 'The draft points at the new element. Publish the guide to let users see it.',
    'zh-CN': '草稿已指向新元素，发布引导后用户即可看到。',
  },
  tagRepaired: { en: 'The new element counts since its first click', 'zh-CN': '新元素已从首次点击起计入' },
  byBuild: { en: 'By build of your app', 'zh-CN': '按应用版本' },
  byBuildDefinition: {
    en: 'Exactly: the element says of itself what it said when it was picked. By likeness: it has changed and was recognised. For guides, starts in which it was looked for; for features, clicks.',
    'zh-CN':
      '完全一致：元素与选取时一致；相似识别：元素有变化但仍被识别。引导按查找次数统计，功能按点击次数统计。',
  },
  build: { en: 'Build', 'zh-CN': '版本' },
  pointsAt: { en: 'Guide or feature', 'zh-CN': '引导或功能' },
  foundExactly: { en: 'Exactly', 'zh-CN': '完全一致' },
  foundHealed: { en: 'By likeness', 'zh-CN': '相似识别' },
  foundNot: { en: 'Not found', 'zh-CN': '未找到' },
  nothingInBuild: {
    en: 'Nothing was looked for or clicked in this build within the last 28 days.',
    'zh-CN': '最近 28 天内，此版本没有查找或点击记录。',
  },

  nothingWrong: { en: 'Nothing to check', 'zh-CN': '没有待检查项' },
  nothingWrongText: {
    en: 'No feature is without hits, counts what another counts, mixes different controls, or counts one act several times.',
    'zh-CN': '没有功能出现无命中、与其他功能重复计数、混合不同控件，或对同一操作多次计数的情况。',
  },
  worthALook: { en: 'Numbers that may mislead', 'zh-CN': '数字可能有误导' },
  noHits: { en: 'Counts nothing', 'zh-CN': '没有命中' },
  noHitsEver: { en: 'Nothing ever captured meets its rules.', 'zh-CN': '采集到的数据从未符合其规则。' },
  noHitsSince: {
    en: (day: string) => `Nothing in the last 28 days; last used on ${day}.`,
    'zh-CN': (day: string) => `最近 28 天没有命中，最近一次使用在 ${day}。`,
  },
  overlap: { en: 'Two features count the same', 'zh-CN': '两个功能重复计数' },
  overlapText: {
    en: (uses: number, share: string, what: string) =>
      `${plural(uses, 'use')} (${share} of the smaller one) come from ${what}.`,
    'zh-CN': (uses: number, share: string, what: string) =>
      `共有 ${formatNumber(uses)} 次使用（占较小功能的 ${share}）来自 ${what}。`,
  },
  differentControls: { en: 'One rule takes different controls', 'zh-CN': '一条规则匹配了不同控件' },
  differentControlsText: {
    en: (what: string) => `It counts ${what}. Pick the element anew, or limit the rule to some pages.`,
    'zh-CN': (what: string) => `它计入了 ${what}。请重新选取元素，或将规则限定在部分页面。`,
  },
  countedSeveralWays: { en: 'One act counts several times', 'zh-CN': '同一操作被多次计数' },
  countedSeveralWaysText: {
    en: (share: string, kinds: string) =>
      `On ${share} of its users’ days it counted more than one of ${kinds}. Keep the one that says it best.`,
    'zh-CN': (share: string, kinds: string) =>
      `在 ${share} 的用户使用日中，它同时计入了 ${kinds} 中的多种。请保留最能代表该操作的一种。`,
  },
} satisfies Words;
