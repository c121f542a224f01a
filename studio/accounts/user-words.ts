import type { Words } from '../ui/i18n.ts';

/** What the page of a user says of what they do. */
export const userWords = {
  seeAs: { en: 'What they see now', 'zh-CN': '查看其当前所见' },
  used: { en: 'Features', 'zh-CN': '使用的功能' },
  usedNote: { en: 'in the last 28 days', 'zh-CN': '近 28 天' },
  usedNothing: { en: 'They have used no feature in the last 28 days.', 'zh-CN': '近 28 天未使用任何功能。' },
  guides: { en: 'Guides', 'zh-CN': '看过的引导' },
  guidesNote: { en: 'the latest first', 'zh-CN': '最近的在前' },
  seenNothing: { en: 'They have been shown no guide yet.', 'zh-CN': '尚未向其显示过引导。' },
  guide: { en: 'Guide', 'zh-CN': '引导' },
  shown: { en: 'Shown', 'zh-CN': '显示时间' },
  outcome: { en: 'Outcome', 'zh-CN': '结果' },
  completed: { en: 'Completed', 'zh-CN': '已完成' },
  dismissed: { en: 'Closed', 'zh-CN': '已关闭' },
  seen: { en: 'Seen', 'zh-CN': '已看到' },
  answers: { en: 'Answers', 'zh-CN': '回答' },
  answeredNothing: { en: 'They have answered no survey yet.', 'zh-CN': '尚未回答过问卷。' },
} satisfies Words;
