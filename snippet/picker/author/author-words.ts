import type { Layout } from '../../../shared/contract/step.ts';

export interface AuthorWords {
  editing(name: string): string;
  navigate: string;
  pick: string;
  howToPick: string;
  saved: string;
  unsaved: string;
  saving: string;
  notSaved: string;
  conflictTitle: string;
  conflict: string;
  takeTheirs: string;
  keepMine: string;
  undo: string;
  redo: string;
  language: string;
  tryIt: string;
  trying(name: string): string;
  stopTrying: string;
  tag: string;
  heat: string;
  done: string;
  move: string;
  fold: string;
  unfold: string;
  close: string;
  steps: string;
  step(number: number): string;
  untitled: string;
  addStep: string;
  whatStep: string;
  layouts: Record<Layout, string>;
  layoutHints: Record<Layout, string>;
  layout: string;
  placement: string;
  placements: Record<'auto' | 'top' | 'right' | 'bottom' | 'left', string>;
  /** Whether its element is found on this page. */
  found: string;
  notFound: string;
  elsewhere(path: string): string;
  noElement: string;
  anyPage: string;
  here: string;
  pickElement: string;
  pickAnother: string;
  goThere: string;
  around: string;
  leadsTo(label: string): string;
  toNext: string;
  toBack: string;
  toStep(number: number): string;
  toClose: string;
  toUrl: string;
  other: string;
  address: string;
  set: string;
  moveBack: string;
  moveOn: string;
  duplicate: string;
  remove: string;
  removed(title: string): string;
  text: string;
  bold: string;
  italic: string;
  link: string;
  linkTo: string;
  unlink: string;
  badAddress: string;
  pickFeature: string;
  featureName: string;
  module: string;
  noModule: string;
  isCore: string;
  createFeature: string;
  cancel: string;
  counting: string;
  matches(uses: number, users: number, accounts: number): string;
  tagged(name: string): string;
  notTagged: string;
  heatLegend(uses: number, controls: number, days: number): string;
  noHeat(days: number): string;
  uses(count: number): string;
  readingHeat: string;
  failed: string;
  tryAgain: string;
  finished: string;
  refused: string;
  inStudio: string;
}

const english: AuthorWords = {
  editing: (name) => `Editing “${name}”`,
  navigate: 'Navigate',
  pick: 'Pick',
  howToPick:
    'Point at the element and click · Tab to the next · ↑ wider · ↓ narrower · Enter picks · Esc leaves it',
  saved: 'Saved',
  unsaved: 'Unsaved',
  saving: 'Saving…',
  notSaved: 'Not saved. Try again',
  conflictTitle: 'Somebody else has saved this guide meanwhile.',
  conflict: 'Nothing is overwritten until you choose.',
  takeTheirs: 'Take theirs',
  keepMine: 'Keep mine',
  undo: 'Undo',
  redo: 'Redo',
  language: 'Language',
  tryIt: 'Try it from here',
  trying: (name) => `Trying “${name}”. Nothing of it is recorded.`,
  stopTrying: 'Stop',
  tag: 'Tag a feature',
  heat: 'Heat',
  done: 'Done',
  move: 'Move the bar to the other edge',
  fold: 'Show less',
  unfold: 'Show the steps',
  close: 'Close',
  steps: 'Steps',
  step: (number) => `Step ${number}`,
  untitled: 'No text yet',
  addStep: 'Add a step',
  whatStep: 'What should it be?',
  layouts: {
    tooltip: 'Tooltip',
    modal: 'Window',
    corner: 'Corner card',
    slideOut: 'Side panel',
    bannerTop: 'Banner, top',
    bannerBottom: 'Banner, bottom',
    inline: 'In the page',
    beacon: 'Hint',
  },
  layoutHints: {
    tooltip: 'Points at an element',
    modal: 'In the middle, page dimmed',
    corner: 'Out of the way',
    slideOut: 'Along the page’s edge',
    bannerTop: 'Across the page',
    bannerBottom: 'Across the page',
    inline: 'Among what is there',
    beacon: 'A dot that opens',
  },
  layout: 'Kind of step',
  placement: 'Side',
  placements: { auto: 'Best side', top: 'Above', right: 'Right', bottom: 'Below', left: 'Left' },
  found: 'Found on this page',
  notFound: 'Not found on this page',
  elsewhere: (path) => `Its element is on ${path}`,
  noElement: 'It has no element yet',
  anyPage: 'Any page',
  here: 'This page',
  pickElement: 'Pick its element',
  pickAnother: 'Pick another',
  goThere: 'Go there',
  around: 'What is around it',
  leadsTo: (label) => `“${label}” leads to`,
  toNext: 'Next step',
  toBack: 'Step before',
  toStep: (number) => `Step ${number}`,
  toClose: 'The end',
  toUrl: 'An address…',
  other: 'Set in the studio',
  address: 'Address, such as /orders or https://…',
  set: 'Set',
  moveBack: 'Move it one to the front',
  moveOn: 'Move it one to the back',
  duplicate: 'Duplicate',
  remove: 'Delete',
  removed: (title) => `“${title}” is deleted.`,
  text: 'Text of the step',
  bold: 'Bold',
  italic: 'Italic',
  link: 'Link',
  linkTo: 'Where the link leads',
  unlink: 'No link',
  badAddress: 'Use https://…, or a path that begins with /',
  pickFeature: 'Click what is to be counted as one feature · Esc leaves it',
  featureName: 'Name of the feature',
  module: 'Module',
  noModule: 'None',
  isCore: 'A core feature',
  createFeature: 'Create feature',
  cancel: 'Cancel',
  counting: 'Counting what it matches…',
  matches: (uses, users, accounts) =>
    uses === 0
      ? 'Nobody has used it in the last 90 days.'
      : `Matches ${uses.toLocaleString('en')} ${uses === 1 ? 'use' : 'uses'} by ${users.toLocaleString('en')} ${users === 1 ? 'user' : 'users'} of ${accounts.toLocaleString('en')} ${accounts === 1 ? 'account' : 'accounts'} in the last 90 days.`,
  tagged: (name) => `“${name}” is counted from now on, and as far back as there are clicks.`,
  notTagged: 'It could not be made. Check the connection and try again.',
  heatLegend: (uses, controls, days) =>
    `${uses.toLocaleString('en')} clicks on ${controls} controls of pages like this one, last ${days} days`,
  noHeat: (days) => `Nothing was clicked on pages like this one in the last ${days} days.`,
  uses: (count) => `${count.toLocaleString('en')} clicks`,
  readingHeat: 'Counting…',
  failed: 'Cairn can’t be reached. Check the connection.',
  tryAgain: 'Try again',
  finished: 'Saved. You can return to the studio.',
  refused: 'This session is over. Open the app again from the studio; what was saved is there.',
  inStudio: 'This guide has no steps: its tasks and entries are edited in the studio.',
};

const chinese: AuthorWords = {
  editing: (name) => `正在编辑“${name}”`,
  navigate: '浏览',
  pick: '选取',
  howToPick: '指向元素并点击 · Tab 下一个 · ↑ 扩大 · ↓ 缩小 · 回车选取 · Esc 退出',
  saved: '已保存',
  unsaved: '未保存',
  saving: '正在保存…',
  notSaved: '未能保存，点击重试',
  conflictTitle: '其他人已保存了此引导。',
  conflict: '在您选择之前，不会覆盖任何内容。',
  takeTheirs: '采用对方的',
  keepMine: '保留我的',
  undo: '撤销',
  redo: '重做',
  language: '语言',
  tryIt: '从这里试运行',
  trying: (name) => `正在试运行“${name}”，不会记录任何数据。`,
  stopTrying: '停止',
  tag: '标记功能',
  heat: '热度',
  done: '完成',
  move: '将工具栏移到另一侧',
  fold: '收起',
  unfold: '显示步骤',
  close: '关闭',
  steps: '步骤',
  step: (number) => `第 ${number} 步`,
  untitled: '尚无文字',
  addStep: '添加步骤',
  whatStep: '要添加哪一种？',
  layouts: {
    tooltip: '气泡',
    modal: '弹窗',
    corner: '角落卡片',
    slideOut: '侧边面板',
    bannerTop: '顶部横幅',
    bannerBottom: '底部横幅',
    inline: '嵌入页面',
    beacon: '提示点',
  },
  layoutHints: {
    tooltip: '指向一个元素',
    modal: '居中，页面变暗',
    corner: '不遮挡页面',
    slideOut: '沿页面边缘',
    bannerTop: '横跨页面',
    bannerBottom: '横跨页面',
    inline: '位于页面内容之间',
    beacon: '点开的圆点',
  },
  layout: '步骤类型',
  placement: '方位',
  placements: { auto: '最佳方位', top: '上方', right: '右侧', bottom: '下方', left: '左侧' },
  found: '已在此页找到',
  notFound: '此页上找不到',
  elsewhere: (path) => `其元素位于 ${path}`,
  noElement: '尚未选取元素',
  anyPage: '任意页面',
  here: '当前页面',
  pickElement: '选取元素',
  pickAnother: '重新选取',
  goThere: '前往',
  around: '外层元素',
  leadsTo: (label) => `“${label}”通往`,
  toNext: '下一步',
  toBack: '上一步',
  toStep: (number) => `第 ${number} 步`,
  toClose: '结束',
  toUrl: '网址…',
  other: '在工作台中设置',
  address: '网址，如 /orders 或 https://…',
  set: '设置',
  moveBack: '前移一位',
  moveOn: '后移一位',
  duplicate: '复制',
  remove: '删除',
  removed: (title) => `已删除“${title}”。`,
  text: '步骤文字',
  bold: '加粗',
  italic: '斜体',
  link: '链接',
  linkTo: '链接地址',
  unlink: '取消链接',
  badAddress: '请使用 https://… 或以 / 开头的路径',
  pickFeature: '点击要计为一个功能的元素 · Esc 退出',
  featureName: '功能名称',
  module: '模块',
  noModule: '无',
  isCore: '核心功能',
  createFeature: '创建功能',
  cancel: '取消',
  counting: '正在统计匹配情况…',
  matches: (uses, users, accounts) =>
    uses === 0
      ? '过去 90 天内无人使用。'
      : `过去 90 天匹配 ${uses.toLocaleString('zh-CN')} 次使用，来自 ${accounts.toLocaleString('zh-CN')} 个客户的 ${users.toLocaleString('zh-CN')} 名用户。`,
  tagged: (name) => `“${name}”即刻开始统计，并追溯已有的点击。`,
  notTagged: '未能创建。请检查网络后重试。',
  heatLegend: (uses, controls, days) =>
    `过去 ${days} 天，同类页面的 ${controls} 个控件共被点击 ${uses.toLocaleString('zh-CN')} 次`,
  noHeat: (days) => `过去 ${days} 天内，同类页面没有任何点击。`,
  uses: (count) => `${count.toLocaleString('zh-CN')} 次点击`,
  readingHeat: '正在统计…',
  failed: '无法连接 Cairn，请检查网络。',
  tryAgain: '重试',
  finished: '已保存，可以返回工作台。',
  refused: '本次会话已结束，请从工作台重新打开应用。已保存的内容不会丢失。',
  inStudio: '此引导没有步骤，其任务与条目请在工作台中编辑。',
};

export const authorWords = (locale: 'en' | 'zh-CN'): AuthorWords => (locale === 'zh-CN' ? chinese : english);
