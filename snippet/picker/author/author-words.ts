import type { Block, ButtonAction } from '../../../shared/contract/block.ts';
import type { Checklist, DoneWhen, Task } from '../../../shared/contract/checklist.ts';
import type { GuideKind } from '../../../shared/contract/guide.ts';
import type { Layout } from '../../../shared/contract/step.ts';
import type { NewBlockKind } from '../../../shared/draft/new-block.ts';

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
  tryAll: string;
  leads: Record<Exclude<ButtonAction['type'], 'goToStep'>, string>;
  days: string;
  inDays(days: number): string;
  content: string;
  addBlock: string;
  whichBlock: string;
  newBlocks: Record<NewBlockKind, string>;
  blockUp: string;
  blockDown: string;
  removeBlock(name: string): string;
  writtenThere: string;
  imageAddress: string;
  imageAlt: string;
  videoAddress: string;
  videoTitle: string;
  isLong: string;
  isOrdered: string;
  addItem: string;
  removeLast: string;
  addButton: string;
  looks: Record<'primary' | 'secondary', string>;
  scale: string;
  isMultiple: string;
  addOption: string;
  placeholder: string;
  paths: string;
  shown: string;
  always: string;
  answered(question: string): string;
  from: string;
  upTo: string;
  ifAnswer: string;
  goOnAt: string;
  branch(number: number): string;
  addBranch: string;
  addFollowUps: string;
  /** Pale, where nothing is written yet. */
  toWrite: string;
  toDo: string;
  hint: string;
  blocks: Record<Block['type'], string>;
  kinds: Record<GuideKind, string>;
  live: string;
  notLive: string;
  choose: string;
  /** What a draft names is not there any more. */
  gone: string;
  tasks: string;
  task(number: number): string;
  addTask: string;
  whatTicks: string;
  doneWhen: string;
  doneBy: Record<DoneWhen['type'], string>;
  doneByHints: Record<DoneWhen['type'], string>;
  /** The same in a word, before what it is. */
  tickedBy: Record<DoneWhen['type'], string>;
  change: string;
  ticksNever: string;
  pageAddress: string;
  thisPage: string;
  eventName: string;
  feature: string;
  guide: string;
  onPress: string;
  taskActions: Record<Task['action']['type'], string>;
  launcher: string;
  corners: Record<Checklist['launcher']['corner'], string>;
  helpLists: string;
  listAll: string;
  listChosen: string;
  listsAll: string;
  listed: string;
  addListed: string;
  whichGuide: string;
  noMoreGuides: string;
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
  tryAll: 'Try it',
  leads: {
    next: 'Next step',
    back: 'Step before',
    close: 'The end',
    openUrl: 'An address…',
    startGuide: 'Another guide',
    openHelp: 'The help',
    snooze: 'Later, again',
    mute: 'No more of this kind',
    track: 'An event, and stays',
  },
  days: 'After how many days',
  inDays: (days) => (days === 1 ? 'in a day' : `in ${days} days`),
  content: 'What it says',
  addBlock: 'Add a block',
  whichBlock: 'What should come next?',
  newBlocks: {
    heading: 'Heading',
    text: 'Text',
    image: 'Picture',
    video: 'Video',
    list: 'List',
    buttons: 'Buttons',
    npsQuestion: 'NPS question',
    csatQuestion: 'Satisfaction, 1–5',
    cesQuestion: 'Effort, 1–7',
    ratingQuestion: 'Stars',
    choiceQuestion: 'One of several',
    multipleChoiceQuestion: 'Several of several',
    textQuestion: 'Open question',
    divider: 'Divider',
  },
  blockUp: 'Move the block up',
  blockDown: 'Move the block down',
  removeBlock: (name) => `Delete: ${name}`,
  writtenThere: 'Written where it stands.',
  imageAddress: 'Address of the picture, https://…',
  imageAlt: 'What it shows, in words',
  videoAddress: 'Address of the film, https://… .mp4 or .webm',
  videoTitle: 'What it is about',
  isLong: 'Longer than five minutes',
  isOrdered: 'Numbered',
  addItem: 'Add an item',
  removeLast: 'Delete the last',
  addButton: 'Add a button',
  looks: { primary: 'stands out', secondary: 'plain' },
  scale: 'Scale',
  isMultiple: 'Several may be chosen',
  addOption: 'Add an option',
  placeholder: 'Pale, in the empty field',
  paths: 'Paths',
  shown: 'Shown',
  always: 'always',
  answered: (question) => `“${question}” is answered`,
  from: 'from',
  upTo: 'up to',
  ifAnswer: 'If',
  goOnAt: 'go on at',
  branch: (number) => `Path ${number}`,
  addBranch: 'Add a path',
  addFollowUps: 'Ask each group on',
  toWrite: 'Write here',
  toDo: 'What there is to do',
  hint: 'How to, in a sentence (optional)',
  blocks: {
    heading: 'Heading',
    text: 'Text',
    image: 'Picture',
    video: 'Video',
    list: 'List',
    buttons: 'Buttons',
    question: 'Question',
    divider: 'Divider',
  },
  kinds: {
    walkthrough: 'Walkthrough',
    hint: 'Hint',
    banner: 'Banner',
    announcement: 'Announcement',
    checklist: 'Checklist',
    survey: 'Survey',
    help: 'Help',
  },
  live: 'live',
  notLive: 'not live',
  choose: 'Choose…',
  gone: 'No longer there',
  tasks: 'Tasks',
  task: (number) => `Task ${number}`,
  addTask: 'Add a task',
  whatTicks: 'What ticks it?',
  doneWhen: 'Done when',
  doneBy: {
    click: 'an element is clicked',
    page: 'a page is opened',
    feature: 'a feature is used',
    guideCompleted: 'a guide is completed',
    event: 'the app tracks an event',
  },
  doneByHints: {
    click: 'Point at it now',
    page: 'Such as this one',
    feature: 'One that is counted already',
    guideCompleted: 'Such as a tour',
    event: 'By cairn.track(…)',
  },
  tickedBy: { click: 'Click', page: 'Page', feature: 'Feature', guideCompleted: 'Guide', event: 'Event' },
  change: 'Change…',
  ticksNever: 'Nothing ticks it yet',
  pageAddress: 'Address of the page, * for any part',
  thisPage: 'This page',
  eventName: 'Name of the event',
  feature: 'Feature',
  guide: 'Guide',
  onPress: 'Its button',
  taskActions: { none: 'none', startGuide: 'starts a guide', openUrl: 'opens an address…' },
  launcher: 'Launcher',
  corners: { bottomEnd: 'bottom right', bottomStart: 'bottom left' },
  helpLists: 'It lists',
  listAll: 'all that users can start again',
  listChosen: 'what I choose',
  listsAll: 'Every live guide that can be had again, those for the page the user is on first.',
  listed: 'What it lists',
  addListed: 'Add a guide',
  whichGuide: 'Which guide?',
  noMoreGuides: 'There is no other guide that it could list.',
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
  tryAll: '试运行',
  leads: {
    next: '下一步',
    back: '上一步',
    close: '结束',
    openUrl: '网址…',
    startGuide: '另一个引导',
    openHelp: '帮助',
    snooze: '稍后再来',
    mute: '不再显示此类内容',
    track: '记录事件，停留原处',
  },
  days: '多少天之后',
  inDays: (days) => `${days} 天后`,
  content: '内容',
  addBlock: '添加内容块',
  whichBlock: '接下来放什么？',
  newBlocks: {
    heading: '标题',
    text: '文字',
    image: '图片',
    video: '视频',
    list: '列表',
    buttons: '按钮',
    npsQuestion: 'NPS 问题',
    csatQuestion: '满意度，1–5',
    cesQuestion: '费力度，1–7',
    ratingQuestion: '星级',
    choiceQuestion: '单选',
    multipleChoiceQuestion: '多选',
    textQuestion: '开放问题',
    divider: '分隔线',
  },
  blockUp: '上移',
  blockDown: '下移',
  removeBlock: (name) => `删除：${name}`,
  writtenThere: '直接在卡片上编辑。',
  imageAddress: '图片地址，https://…',
  imageAlt: '用文字说明图片内容',
  videoAddress: '视频地址，https://… .mp4 或 .webm',
  videoTitle: '视频主题',
  isLong: '超过五分钟',
  isOrdered: '编号',
  addItem: '添加一项',
  removeLast: '删除最后一项',
  addButton: '添加按钮',
  looks: { primary: '突出', secondary: '普通' },
  scale: '量表',
  isMultiple: '可多选',
  addOption: '添加选项',
  placeholder: '输入框内的提示文字',
  paths: '路径',
  shown: '显示条件',
  always: '始终',
  answered: (question) => `回答了“${question}”`,
  from: '从',
  upTo: '到',
  ifAnswer: '如果',
  goOnAt: '则前往',
  branch: (number) => `路径 ${number}`,
  addBranch: '添加路径',
  addFollowUps: '按分组继续追问',
  toWrite: '在此输入',
  toDo: '要做什么',
  hint: '用一句话说明怎么做（选填）',
  blocks: {
    heading: '标题',
    text: '文字',
    image: '图片',
    video: '视频',
    list: '列表',
    buttons: '按钮',
    question: '问题',
    divider: '分隔线',
  },
  kinds: {
    walkthrough: '分步引导',
    hint: '提示',
    banner: '横幅',
    announcement: '公告',
    checklist: '任务清单',
    survey: '问卷',
    help: '帮助',
  },
  live: '已上线',
  notLive: '未上线',
  choose: '请选择…',
  gone: '已不存在',
  tasks: '任务',
  task: (number) => `任务 ${number}`,
  addTask: '添加任务',
  whatTicks: '如何算完成？',
  doneWhen: '完成条件',
  doneBy: {
    click: '点击某个元素',
    page: '打开某个页面',
    feature: '使用某项功能',
    guideCompleted: '完成某个引导',
    event: '应用记录某个事件',
  },
  doneByHints: {
    click: '现在就去指向它',
    page: '例如当前页面',
    feature: '已在统计的功能',
    guideCompleted: '例如一个导览',
    event: '通过 cairn.track(…)',
  },
  tickedBy: { click: '点击', page: '页面', feature: '功能', guideCompleted: '引导', event: '事件' },
  change: '修改…',
  ticksNever: '尚无完成条件',
  pageAddress: '页面地址，* 表示任意部分',
  thisPage: '当前页面',
  eventName: '事件名称',
  feature: '功能',
  guide: '引导',
  onPress: '按钮',
  taskActions: { none: '无', startGuide: '启动引导', openUrl: '打开网址…' },
  launcher: '入口按钮',
  corners: { bottomEnd: '右下角', bottomStart: '左下角' },
  helpLists: '列出',
  listAll: '用户可重新启动的全部内容',
  listChosen: '由我选择',
  listsAll: '所有可再次查看的已上线引导，适用于用户当前页面的排在前面。',
  listed: '列出的内容',
  addListed: '添加引导',
  whichGuide: '选择哪个引导？',
  noMoreGuides: '没有其他可列出的引导。',
};

export const authorWords = (locale: 'en' | 'zh-CN'): AuthorWords => (locale === 'zh-CN' ? chinese : english);
