/** A feature that is tagged on the page, and the heat. */
export interface FeatureWords {
  pickFeature: string;
  featureName: string;
  module: string;
  noModule: string;
  isCore: string;
  createFeature: string;
  counting: string;
  matches(uses: number, users: number, accounts: number): string;
  tagged(name: string): string;
  notTagged: string;
  heatLegend(uses: number, controls: number, days: number): string;
  noHeat(days: number): string;
  uses(count: number): string;
  readingHeat: string;
}

export const featureWords: Record<'en' | 'zh-CN', FeatureWords> = {
  en: {
    pickFeature:
      'Click what is to be counted as one feature · Tab to the next · ↑ wider · ↓ narrower · Enter picks · Esc leaves it',
    featureName: 'Name of the feature',
    module: 'Module',
    noModule: 'None',
    isCore: 'A core feature',
    createFeature: 'Create feature',
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
  },
  'zh-CN': {
    pickFeature: '点击要计为一个功能的元素 · Tab 下一个 · ↑ 扩大 · ↓ 缩小 · 回车选取 · Esc 退出',
    featureName: '功能名称',
    module: '模块',
    noModule: '无',
    isCore: '核心功能',
    createFeature: '创建功能',
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
  },
};
