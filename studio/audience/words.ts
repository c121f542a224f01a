import type { Device, ScoreGroup, TraitOperator } from '../../shared/contract/audience.ts';
import { formatNumber, type Phrase, plural, type Words } from '../ui/i18n.ts';
import type { NewConditionKind } from './new-condition.ts';

export const conditionWords: Record<NewConditionKind, Phrase> = {
  userTrait: { en: 'User trait', 'zh-CN': '用户属性' },
  accountTrait: { en: 'Account trait', 'zh-CN': '客户属性' },
  feature: { en: 'Use of a feature', 'zh-CN': '功能使用' },
  event: { en: 'Event of your app', 'zh-CN': '应用事件' },
  guideState: { en: 'Saw or completed a guide', 'zh-CN': '看过或完成某引导' },
  score: { en: 'NPS score given', 'zh-CN': 'NPS 评分' },
  segment: { en: 'Segment', 'zh-CN': '分群' },
  language: { en: 'Language', 'zh-CN': '语言' },
  percentage: { en: 'Share of users or accounts', 'zh-CN': '用户或客户的一部分' },
  device: { en: 'Device', 'zh-CN': '设备' },
  url: { en: 'Page address', 'zh-CN': '页面地址' },
  element: { en: 'Element is there or not', 'zh-CN': '元素是否存在' },
  elementText: { en: 'Element says', 'zh-CN': '元素文字' },
};

export const operatorWords: Record<TraitOperator, Phrase> = {
  is: { en: 'is', 'zh-CN': '是' },
  isNot: { en: 'is not', 'zh-CN': '不是' },
  isOneOf: { en: 'is one of', 'zh-CN': '是其中之一' },
  contains: { en: 'contains', 'zh-CN': '包含' },
  startsWith: { en: 'begins with', 'zh-CN': '开头是' },
  greaterThan: { en: 'is more than', 'zh-CN': '大于' },
  lessThan: { en: 'is less than', 'zh-CN': '小于' },
  before: { en: 'is before', 'zh-CN': '早于' },
  after: { en: 'is after', 'zh-CN': '晚于' },
  isSet: { en: 'is known', 'zh-CN': '已知' },
  isNotSet: { en: 'is not known', 'zh-CN': '未知' },
};

export const guideStateWords: Record<'seen' | 'notSeen' | 'completed' | 'dismissed', Phrase> = {
  seen: { en: 'Has seen', 'zh-CN': '看过' },
  notSeen: { en: 'Has not seen', 'zh-CN': '未看过' },
  completed: { en: 'Has completed', 'zh-CN': '已完成' },
  dismissed: { en: 'Has closed', 'zh-CN': '已关闭' },
};

export const scoreGroupWords: Record<ScoreGroup, Phrase> = {
  promoters: { en: 'Promoter (9–10)', 'zh-CN': '推荐者（9–10）' },
  passives: { en: 'Passive (7–8)', 'zh-CN': '中立者（7–8）' },
  detractors: { en: 'Detractor (0–6)', 'zh-CN': '贬损者（0–6）' },
  none: { en: 'None given', 'zh-CN': '没有评分' },
};

export const deviceWords: Record<Device, Phrase> = {
  phone: { en: 'Phone', 'zh-CN': '手机' },
  tablet: { en: 'Tablet', 'zh-CN': '平板' },
  desktop: { en: 'Desktop', 'zh-CN': '桌面' },
};

export const words = {
  allOf: { en: 'All of these', 'zh-CN': '满足以下全部' },
  anyOf: { en: 'Any of these', 'zh-CN': '满足以下任一' },
  noneOf: { en: 'None of these', 'zh-CN': '不满足以下任何一项' },
  groupMode: { en: 'How the conditions are joined', 'zh-CN': '条件的组合方式' },
  addCondition: { en: 'Add a condition', 'zh-CN': '添加条件' },
  addGroup: { en: 'Add a group', 'zh-CN': '添加条件组' },
  removeCondition: { en: 'Remove this condition', 'zh-CN': '移除此条件' },
  removeGroup: { en: 'Remove this group', 'zh-CN': '移除此条件组' },
  ofUser: { en: 'User', 'zh-CN': '用户' },
  ofAccount: { en: 'Account', 'zh-CN': '客户' },
  whose: { en: 'Whose trait', 'zh-CN': '谁的属性' },
  trait: { en: 'Trait', 'zh-CN': '属性' },
  operator: { en: 'Comparison', 'zh-CN': '比较方式' },
  value: { en: 'Value', 'zh-CN': '值' },
  valuesHint: { en: 'Separated by commas', 'zh-CN': '以逗号分隔' },
  doneBy: { en: 'By whom', 'zh-CN': '由谁' },
  userUses: { en: 'The user used', 'zh-CN': '用户使用' },
  accountUses: { en: 'Anyone in the account used', 'zh-CN': '客户内任何人使用' },
  userDoes: { en: 'The user triggered', 'zh-CN': '用户触发' },
  accountDoes: { en: 'Anyone in the account triggered', 'zh-CN': '客户内任何人触发' },
  howOften: { en: 'How often', 'zh-CN': '频次' },
  atLeast: { en: 'at least', 'zh-CN': '至少' },
  atMost: { en: 'at most', 'zh-CN': '至多' },
  never: { en: 'not at all', 'zh-CN': '从未' },
  times: { en: 'times', 'zh-CN': '次' },
  inTheLast: { en: 'in the last', 'zh-CN': '最近' },
  days: { en: 'days', 'zh-CN': '天内' },
  scoreIs: { en: 'NPS score:', 'zh-CN': 'NPS 评分：' },
  guide: { en: 'Guide', 'zh-CN': '引导' },
  inSegment: { en: 'In segment', 'zh-CN': '属于分群' },
  percent: { en: '% of', 'zh-CN': '% 的' },
  percentOf: { en: 'Share of', 'zh-CN': '比例对象' },
  ofUsers: { en: 'users', 'zh-CN': '用户' },
  ofAccounts: { en: 'accounts', 'zh-CN': '客户' },
  languageIs: { en: 'Language is', 'zh-CN': '语言为' },
  languageHint: {
    en: 'Codes such as fr or zh-CN, separated by commas. A code holds for its regions too.',
    'zh-CN': '例如 fr 或 zh-CN，以逗号分隔；代码也涵盖其各地区。',
  },
  languageWrong: { en: 'Use codes such as fr or fr-CA.', 'zh-CN': '请使用 fr 或 fr-CA 这样的代码。' },
  onDevice: { en: 'On', 'zh-CN': '设备为' },
  elementPresent: { en: 'This element is on the page', 'zh-CN': '页面上有此元素' },
  elementAbsent: { en: 'This element is not on the page', 'zh-CN': '页面上没有此元素' },
  elementTextHint: { en: 'Text that it contains', 'zh-CN': '其中包含的文字' },
  reachOf: {
    en: (users: number, accounts: number) =>
      `${plural(users, 'user')} in ${plural(accounts, 'account')} at this moment`,
    'zh-CN': (users: number, accounts: number) =>
      `当前 ${formatNumber(users)} 位用户，来自 ${formatNumber(accounts)} 个客户`,
  },
  counting: { en: 'Counting who is meant …', 'zh-CN': '正在统计符合条件的用户…' },
  reachNobody: { en: 'Nobody at this moment', 'zh-CN': '当前没有符合条件的用户' },
  reachNoUsers: {
    en: 'No user has been seen in this environment yet. They count here once your app says who is signed in.',
    'zh-CN': '此环境中还没有出现过用户。应用告知登录用户后，用户会计入此处。',
  },
  howToSayWho: { en: 'See how', 'zh-CN': '查看方法' },
  reachUnfinished: {
    en: 'Finish the conditions, and whom they mean stands here.',
    'zh-CN': '填完条件后，这里会显示符合条件的用户。',
  },
  reachWithoutPage: {
    en: 'What only the page knows keeps nobody out of this number.',
    'zh-CN': '只有页面才知道的条件不计入此数。',
  },
  user: { en: 'User', 'zh-CN': '用户' },
  account: { en: 'Account', 'zh-CN': '客户' },
  meant: { en: 'Who is meant', 'zh-CN': '符合条件的用户' },
  meantCounted: {
    en: (count: number) => `Who is meant: ${plural(count, 'user')}`,
    'zh-CN': (count: number) => `符合条件的用户：${formatNumber(count)} 位`,
  },
  andMore: {
    en: (count: number) => `and ${formatNumber(count)} more`,
    'zh-CN': (count: number) => `另有 ${formatNumber(count)} 位`,
  },
} satisfies Words;
