import type { Words } from '../ui/i18n.ts';

export const words = {
  title: { en: 'Install', 'zh-CN': '安装' },
  note: {
    en: 'One script tag in your app. It can’t slow the page down or break it: everything it does is asynchronous and guarded.',
    'zh-CN': '只需在应用中加入一个脚本标签。它异步运行且有防护，不会拖慢或破坏您的页面。',
  },
  waiting: { en: 'Waiting for the first event', 'zh-CN': '正在等待第一个事件' },
  waitingText: {
    en: 'Add the tag and open your app; this turns green within seconds.',
    'zh-CN': '添加标签并打开您的应用，数秒内此处将变为绿色。',
  },
  connected: { en: 'Connected', 'zh-CN': '已连接' },
  connectedText: {
    en: (ago: string, first: string) => `Latest event ${ago}. First event on ${first}.`,
    'zh-CN': (ago: string, first: string) => `最新事件：${ago}。首个事件：${first}。`,
  },
  stepTag: { en: 'Add the tag', 'zh-CN': '添加标签' },
  stepTagText: {
    en: 'Put it into the head of every page, once. Single-page apps need it only in their index.html.',
    'zh-CN': '在每个页面的 head 中放置一次。单页应用只需放在 index.html 中。',
  },
  stepIdentify: { en: 'Say who is signed in', 'zh-CN': '告知当前登录者' },
  stepIdentifyText: {
    en: 'Call this after sign-in. Traits may be anything you want to choose an audience by; send no passwords or other secrets.',
    'zh-CN': '登录后调用。特征可以是任何用于选择受众的信息；请勿发送密码等敏感信息。',
  },
  stepCheck: { en: 'Open your app', 'zh-CN': '打开您的应用' },
  stepCheckText: {
    en: 'Page views and clicks are recorded by themselves, without anything typed into a field.',
    'zh-CN': '页面浏览与点击会自动记录，不包含任何输入框中的内容。',
  },
  openApp: { en: 'Open the app', 'zh-CN': '打开应用' },
  optional: { en: 'Also useful', 'zh-CN': '其他用法' },
  trackText: {
    en: 'Count something that is no click or page view, start a guide from your own button, and forget the user on sign-out:',
    'zh-CN': '统计点击和页面浏览之外的事件、用您自己的按钮启动引导，以及在退出登录时清除用户：',
  },
  policyText: {
    en: 'Where your app sends a Content-Security-Policy, allow this server:',
    'zh-CN': '如果您的应用设置了 Content-Security-Policy，请允许此服务器：',
  },
  tag: { en: 'Script tag', 'zh-CN': '脚本标签' },
  code: { en: 'Code', 'zh-CN': '代码' },
  policy: { en: 'Policy', 'zh-CN': '策略' },
  stagingNote: {
    en: 'Staging and production have tags of their own: choose the environment at the top left.',
    'zh-CN': '预发布环境与生产环境使用不同的标签，请在左上角切换环境。',
  },
  next: { en: 'What next?', 'zh-CN': '下一步' },
  makeGuide: { en: 'Make a guide', 'zh-CN': '创建引导' },
  defineFeatures: { en: 'Define features', 'zh-CN': '定义功能' },
  seeAccounts: { en: 'See your accounts', 'zh-CN': '查看客户' },
} satisfies Words;
