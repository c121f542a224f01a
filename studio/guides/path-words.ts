import type { Words } from '../ui/i18n.ts';

/** Where a guide goes on, by what was answered. */
export const pathWords = {
  onlyAfter: { en: 'Show only after an answer', 'zh-CN': '仅在特定回答后显示' },
  always: { en: 'Always', 'zh-CN': '始终显示' },
  branches: { en: 'By the answers', 'zh-CN': '按回答分支' },
  branch: { en: (number: number) => `Branch ${number}`, 'zh-CN': (number: number) => `分支 ${number}` },
  addBranch: { en: 'Add a branch', 'zh-CN': '添加分支' },
  addFollowUps: { en: 'Ask each group a question of its own', 'zh-CN': '为每个分组添加追问' },
  ifAnswer: { en: 'If the answer to', 'zh-CN': '如果对此问题的回答' },
  chooseQuestion: { en: 'Choose a question…', 'zh-CN': '请选择问题…' },
  chosenOption: { en: 'Chosen option', 'zh-CN': '所选选项' },
  noOptionIsAny: { en: 'None chosen: any answer.', 'zh-CN': '不选则任意回答均可。' },
  scoreGroup: { en: 'Group', 'zh-CN': '分组' },
  scoreOwnRange: { en: 'Own range', 'zh-CN': '自定义范围' },
  scoreFrom: { en: 'Score from', 'zh-CN': '分数从' },
  scoreTo: { en: 'to', 'zh-CN': '到' },
  promoters: { en: 'Promoters', 'zh-CN': '推荐者' },
  passives: { en: 'Passives', 'zh-CN': '中立者' },
  detractors: { en: 'Detractors', 'zh-CN': '贬损者' },
  anyAnswer: { en: 'any answer', 'zh-CN': '任意回答' },
  unknownAnswer: { en: 'an answer that no longer exists', 'zh-CN': '已不存在的回答' },
  orBetween: { en: ' or ', 'zh-CN': ' 或 ' },
  stepGone: { en: 'a step that no longer exists', 'zh-CN': '已不存在的步骤' },
  shownAfter: {
    en: (answer: string) => `Only after ${answer}`,
    'zh-CN': (answer: string) => `仅当回答 ${answer}`,
  },
  leadsAfter: {
    en: (step: string, answer: string) => `→ ${step} after ${answer}`,
    'zh-CN': (step: string, answer: string) => `→ ${step}，当回答 ${answer}`,
  },
  leadsBy: {
    en: (step: string, button: string) => `→ ${step} by “${button}”`,
    'zh-CN': (step: string, button: string) => `→ ${step}，点按“${button}”`,
  },
} satisfies Words;
