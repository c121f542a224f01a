import type { FirstSteps } from '../../shared/contract/first-steps.ts';
import type { Phrase, Words } from '../ui/i18n.ts';

export const words = {
  title: { en: 'First steps', 'zh-CN': '快速开始' },
  taken: {
    en: (taken: number, all: number) => `${taken} of ${all} done`,
    'zh-CN': (taken: number, all: number) => `已完成 ${taken}/${all}`,
  },
  isTaken: { en: 'Done', 'zh-CN': '已完成' },
  hide: { en: 'Don’t show the first steps any more', 'zh-CN': '不再显示快速开始' },
} satisfies Words;

/** Of each step what it is, what comes of it, and what its button says. */
export const firstStepWords: Record<keyof FirstSteps, { title: Phrase; text: Phrase; action: Phrase }> = {
  isInstalled: {
    title: { en: 'Put the tag into your app', 'zh-CN': '在您的应用中加入脚本标签' },
    text: {
      en: 'One script tag. Page views and clicks are recorded from the first visit on.',
      'zh-CN': '只需一个脚本标签，从首次访问起即开始记录页面浏览和点击。',
    },
    action: { en: 'Install', 'zh-CN': '安装' },
  },
  hasAccounts: {
    title: { en: 'Say who is signed in, and for which customer', 'zh-CN': '告知当前登录的用户及其所属客户' },
    text: {
      en: 'Two lines of code. Adoption, health and audiences are all about people and their accounts.',
      'zh-CN': '两行代码。采用度、健康度和受众都以用户及其所属客户为基础。',
    },
    action: { en: 'See how', 'zh-CN': '查看方法' },
  },
  hasFeatures: {
    title: { en: 'Give your features their names', 'zh-CN': '为您的功能命名' },
    text: {
      en: 'Choose from the clicks that were recorded: a name counts them all, back to the first day.',
      'zh-CN': '从已记录的点击中选择：命名后，自第一天起的全部使用都会计入。',
    },
    action: { en: 'Name features', 'zh-CN': '命名功能' },
  },
  hasLiveGuide: {
    title: { en: 'Publish your first guide', 'zh-CN': '发布第一个引导' },
    text: {
      en: 'Start from a template and point at your running app; it is live within a minute.',
      'zh-CN': '从模板开始，在运行中的应用里点选元素，一分钟内即可上线。',
    },
    action: { en: 'Make a guide', 'zh-CN': '创建引导' },
  },
  hasColleagues: {
    title: { en: 'Invite those who look after your customers', 'zh-CN': '邀请负责客户的同事' },
    text: {
      en: 'Customer success managers see the accounts that are theirs; authors make guides.',
      'zh-CN': '客户成功经理查看自己负责的客户，作者编写引导。',
    },
    action: { en: 'Invite', 'zh-CN': '邀请' },
  },
};
