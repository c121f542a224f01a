import type { Words } from '../ui/i18n.ts';

/** Who sees a guide, when and how often. */
export const settingWords = {
  audience: { en: 'Who sees it', 'zh-CN': '谁能看到' },
  everybody: { en: 'Everybody', 'zh-CN': '所有人' },
  saveAsSegment: { en: 'Save as a segment', 'zh-CN': '保存为分群' },
  saveAsSegmentNote: {
    en: 'The guide then follows the segment’s changes at once.',
    'zh-CN': '之后引导会立即跟随该分群的更改。',
  },
  saveAsSegmentConfirm: { en: 'Save', 'zh-CN': '保存' },
  savedAsSegment: {
    en: (name: string) => `Segment “${name}” saved`,
    'zh-CN': (name: string) => `分群“${name}”已保存`,
  },
  situation: { en: 'Only in this situation', 'zh-CN': '仅在此情境下' },
  situationNote: { en: 'What the page must be like at that moment.', 'zh-CN': '当时页面需要满足的条件。' },
  anySituation: { en: 'In any situation', 'zh-CN': '任何情境' },
  trigger: { en: 'Start', 'zh-CN': '启动方式' },
  inactiveSeconds: { en: 'Without a key, click or scroll for seconds', 'zh-CN': '无按键、点击或滚动的秒数' },
  delay: { en: 'Wait before it starts, in seconds', 'zh-CN': '启动前等待秒数' },
  startByHand: { en: 'Start it by hand', 'zh-CN': '手动启动' },
  startByHandNote: {
    en: 'Whatever starts it by itself, your app, a link and the help can start it for anyone of its audience.',
    'zh-CN': '无论自动启动方式如何，应用、链接与帮助都可为目标用户启动它。',
  },
  openHelpByHand: {
    en: 'Your app can open the help from a button of its own.',
    'zh-CN': '应用可以用自己的按钮打开帮助。',
  },
  startByCall: { en: 'In your app’s code', 'zh-CN': '在应用代码中' },
  startByLink: { en: 'As a link, for e-mails and articles', 'zh-CN': '作为链接，用于邮件与文章' },
  eventName: { en: 'Event name', 'zh-CN': '事件名称' },
  frequency: { en: 'How often', 'zh-CN': '频率' },
  frequencyAndRank: { en: 'How often, and which first', 'zh-CN': '频率与优先级' },
  quietRule: {
    en: 'Across all guides, at most one starts by itself in a session and two in a day, and none while a form is being filled in.',
    'zh-CN': '所有引导合计：每次会话最多自动启动一个，每天最多两个；用户正在填写表单时不会启动。',
  },
  days: { en: 'Days', 'zh-CN': '天数' },
  priority: { en: 'Priority, 0 to 100', 'zh-CN': '优先级（0–100）' },
  priorityHint: {
    en: 'When several could start, the highest does.',
    'zh-CN': '多个引导都可启动时，优先级最高者启动。',
  },
  category: { en: 'Users mute it with', 'zh-CN': '用户屏蔽时所属类别' },
  categoryHint: {
    en: 'A user who mutes this sort of guide no longer gets it by itself.',
    'zh-CN': '屏蔽该类别的用户不会再自动看到它。',
  },
  schedule: { en: 'Schedule', 'zh-CN': '时间安排' },
  scheduleNote: {
    en: 'Days of your time zone. Empty: an open end.',
    'zh-CN': '按您所在时区的日期，留空表示不限。',
  },
  shownFrom: { en: 'First day', 'zh-CN': '开始日期' },
  shownUntil: { en: 'Last day', 'zh-CN': '结束日期' },
  inTheHelp: { en: 'In the help', 'zh-CN': '在帮助中' },
  listedAs: { en: 'Listed as', 'zh-CN': '列表中的名称' },
  listedAsHint: {
    en: 'What users read; without it they read the guide’s name',
    'zh-CN': '用户看到的名称；留空则显示引导名称',
  },
  searchWords: { en: 'Also found by', 'zh-CN': '其他搜索词' },
  searchWordsHint: {
    en: 'Other words people look for, separated by commas',
    'zh-CN': '用户可能搜索的其他词，以逗号分隔',
  },
} satisfies Words;
