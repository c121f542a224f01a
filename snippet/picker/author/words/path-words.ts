/** Where a guide goes on, by what was answered. */
export interface PathWords {
  paths: string;
  shown: string;
  always: string;
  answered(question: string): string;
  from: string;
  upTo: string;
  ifAnswer: string;
  goOnAt: string;
  branch(number: number): string;
  titled(step: string, title: string): string;
  addBranch: string;
  addFollowUps: string;
}

export const pathWords: Record<'en' | 'zh-CN', PathWords> = {
  en: {
    paths: 'Paths',
    shown: 'Shown',
    always: 'always',
    answered: (question) => `“${question}” is answered`,
    from: 'from',
    upTo: 'up to',
    ifAnswer: 'If',
    goOnAt: 'go on at',
    branch: (number) => `Path ${number}`,
    titled: (step, title) => `${step}: ${title}`,
    addBranch: 'Add a path',
    addFollowUps: 'Ask each group on',
  },
  'zh-CN': {
    paths: '路径',
    shown: '显示条件',
    always: '始终',
    answered: (question) => `回答了“${question}”`,
    from: '从',
    upTo: '到',
    ifAnswer: '如果',
    goOnAt: '则前往',
    branch: (number) => `路径 ${number}`,
    titled: (step, title) => `${step}：${title}`,
    addBranch: '添加路径',
    addFollowUps: '按分组继续追问',
  },
};
