import type { EventKind } from '../../shared/contract/event.ts';
import type { Phrase, Words } from '../ui/i18n.ts';
import type { InstallPlace } from './install-code.ts';

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
  place: { en: 'How your app is made', 'zh-CN': '您的应用类型' },
  stepTag: { en: 'Add the tag', 'zh-CN': '添加标签' },
  stepIdentify: { en: 'Say who is signed in', 'zh-CN': '告知当前登录者' },
  stepIdentifyText: {
    en: 'Call this after sign-in. Traits may be anything you want to choose an audience by; send no passwords or other secrets.',
    'zh-CN': '登录后调用。特征可以是任何用于选择受众的信息；请勿发送密码等敏感信息。',
  },
  stepCheck: { en: 'Open your app', 'zh-CN': '打开您的应用' },
  stepCheckText: {
    en: 'Page views and clicks are recorded by themselves, without anything typed into a field. They appear below within seconds.',
    'zh-CN': '页面浏览与点击会自动记录，不包含任何输入框中的内容，数秒内显示在下方。',
  },
  openApp: { en: 'Open the app', 'zh-CN': '打开应用' },
  eventsWanted: { en: 'Waiting for events of the last minutes', 'zh-CN': '正在等待最近几分钟的事件' },
  eventsCome: { en: 'Events arrive', 'zh-CN': '事件已到达' },
  userWanted: {
    en: 'No event says who the user is yet: call identify',
    'zh-CN': '尚无事件说明用户身份：请调用 identify',
  },
  userNamed: { en: 'Events say who the user is', 'zh-CN': '事件包含用户身份' },
  accountWanted: {
    en: 'No event says which customer it is for yet: call group',
    'zh-CN': '尚无事件说明所属客户：请调用 group',
  },
  accountNamed: { en: 'Events say which customer it is for', 'zh-CN': '事件包含所属客户' },
  latest: { en: 'Latest events', 'zh-CN': '最新事件' },
  what: { en: 'Event', 'zh-CN': '事件' },
  page: { en: 'Page', 'zh-CN': '页面' },
  who: { en: 'Who', 'zh-CN': '用户' },
  when: { en: 'When', 'zh-CN': '时间' },
  nobody: { en: 'Not identified', 'zh-CN': '未识别' },
  options: {
    en: 'Options: consent, privacy, releases, frames, pinning',
    'zh-CN': '选项：同意、隐私、版本、框架、锁定版本',
  },
  privacy: { en: 'Privacy', 'zh-CN': '隐私' },
  asksConsent: { en: 'Wait for the user’s consent', 'zh-CN': '先征得用户同意' },
  asksConsentText: {
    en: 'Nothing is kept and nothing is sent until your consent banner calls optIn. It is remembered; optOut takes it back and removes what was kept.',
    'zh-CN':
      '在您的同意横幅调用 optIn 之前，不保存也不发送任何内容。选择会被记住；调用 optOut 可撤回并清除已保存的内容。',
  },
  consentCode: { en: 'Calls of your consent banner', 'zh-CN': '同意横幅中的调用' },
  sendsNoText: { en: 'Send no words of our pages', 'zh-CN': '不发送页面文字' },
  sendsNoTextText: {
    en: 'Controls are then told apart by structure, ids and links alone. Fewer clicks can be named without a rule.',
    'zh-CN': '仅凭结构、id 与链接区分控件，可自动命名的点击会减少。',
  },
  ignoresSignals: {
    en: 'Count use even where the browser asks for privacy',
    'zh-CN': '即使浏览器要求隐私也统计使用情况',
  },
  ignoresSignalsText: {
    en: 'Otherwise nothing is captured of browsers that send Global Privacy Control or Do Not Track; guides go on. Only where another agreement holds, as inside your own company.',
    'zh-CN':
      '默认情况下，对发送 GPC（全球隐私控制）或 DNT（请勿跟踪）的浏览器不采集任何使用数据，引导仍会显示。仅在另有约定时启用，例如公司内部系统。',
  },
  ignoreText: {
    en: 'A part of a page can be kept out altogether: put data-cairn-ignore on its element.',
    'zh-CN': '如需完全排除页面的某个区域，请在其元素上添加 data-cairn-ignore。',
  },
  moreOptions: { en: 'More', 'zh-CN': '更多' },
  build: { en: 'Release of your app', 'zh-CN': '应用版本' },
  buildText: {
    en: 'Have your build put its version here. The studio then shows by release whether elements are still found.',
    'zh-CN': '由您的构建流程填入版本号，即可按版本查看元素是否仍能找到。',
  },
  frames: { en: 'Origins of frames', 'zh-CN': '框架来源' },
  framesText: {
    en: 'Where guides point into frames of another origin: that origin, several with a space between. The tag in the frame names this page’s.',
    'zh-CN': '如引导需指向其他来源的框架，请填写其来源，多个以空格分隔；框架内的标签填写本页面的来源。',
  },
  isPinned: { en: 'Hold this version by its hash', 'zh-CN': '以哈希锁定此版本' },
  isPinnedText: {
    en: 'Serve the files of dist/snippet yourself: s.js in any folder, all others in a folder named snippet beside it. A file that was changed does not run.',
    'zh-CN':
      '由您自行托管 dist/snippet 中的文件：s.js 可放在任意目录，其余文件放在其旁名为 snippet 的目录中。文件一旦被改动即不会运行。',
  },
  hashByHand: {
    en: 'This page came without encryption, so your browser makes no hash. Make it where the files are:',
    'zh-CN': '此页面未加密，浏览器无法计算哈希。请在文件所在处计算：',
  },
  hashCommand: { en: 'Command for the hash', 'zh-CN': '计算哈希的命令' },
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
  userCode: { en: 'Code that names the user', 'zh-CN': '识别用户的代码' },
  moreCode: { en: 'Further calls', 'zh-CN': '更多调用' },
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

export const placeWords: Record<InstallPlace, Phrase> = {
  html: { en: 'Any page', 'zh-CN': '任意页面' },
  react: { en: 'React', 'zh-CN': 'React' },
  next: { en: 'Next.js', 'zh-CN': 'Next.js' },
  vue: { en: 'Vue', 'zh-CN': 'Vue' },
  angular: { en: 'Angular', 'zh-CN': 'Angular' },
  gtm: { en: 'Tag Manager', 'zh-CN': 'Tag Manager' },
};

/** Where the tag goes. */
export const placeNotes: Record<InstallPlace, Phrase> = {
  html: {
    en: 'Put it into the head of every page, once.',
    'zh-CN': '在每个页面的 head 中放置一次。',
  },
  react: {
    en: 'Put it into the head of index.html. Changes of route are seen by themselves.',
    'zh-CN': '放入 index.html 的 head 中。路由变化会自动识别。',
  },
  next: {
    en: 'Put it into app/layout.js. It comes after hydration; changes of route are seen by themselves.',
    'zh-CN': '放入 app/layout.js。它在水合之后加载，路由变化会自动识别。',
  },
  vue: {
    en: 'Put it into the head of index.html (with Nuxt: into app.head.script of nuxt.config). Changes of route are seen by themselves.',
    'zh-CN': '放入 index.html 的 head 中（Nuxt 则放入 nuxt.config 的 app.head.script）。路由变化会自动识别。',
  },
  angular: {
    en: 'Put it into the head of src/index.html. Changes of route are seen by themselves, also without zone.js.',
    'zh-CN': '放入 src/index.html 的 head 中。路由变化会自动识别，无需 zone.js。',
  },
  gtm: {
    en: 'Make a tag of type Custom HTML with this code and the trigger “Initialization – All Pages”. Not all attributes of a script tag written there arrive, so the code sets them. Ad blockers often stop Tag Manager: a tag of your own reaches more users.',
    'zh-CN':
      '新建“自定义 HTML”类型的代码，触发器选择“Initialization - All Pages”。在其中书写的脚本标签属性未必全部生效，因此由代码设置。广告拦截器常会拦截 Tag Manager，直接放置标签可覆盖更多用户。',
  },
};

/** Where it is said who the user is. */
export const userNotes: Record<InstallPlace, Phrase> = {
  html: {
    en: 'Your server can write the values into the page. Calls made before the script has loaded wait for it.',
    'zh-CN': '可由您的服务器将值写入页面。脚本加载之前的调用会自动等待。',
  },
  react: {
    en: "Draw it once, inside what knows the user. On sign-out: window.cairn.push(['reset']).",
    'zh-CN': "在能获取用户信息的组件内渲染一次。退出登录时：window.cairn.push(['reset'])。",
  },
  next: {
    en: "A client component: draw it once, in the layout of the signed-in pages. On sign-out: window.cairn.push(['reset']).",
    'zh-CN': "客户端组件：在登录后页面的布局中渲染一次。退出登录时：window.cairn.push(['reset'])。",
  },
  vue: {
    en: "In App.vue, with your own store for session. On sign-out: window.cairn.push(['reset']).",
    'zh-CN': "放在 App.vue 中，session 换成您自己的 store。退出登录时：window.cairn.push(['reset'])。",
  },
  angular: {
    en: "In the root component, with your own service for Session. On sign-out: window.cairn.push(['reset']).",
    'zh-CN': "放在根组件中，Session 换成您自己的服务。退出登录时：window.cairn.push(['reset'])。",
  },
  gtm: {
    en: 'In your app itself, because Tag Manager does not know who is signed in. Calls made before the script has loaded wait for it.',
    'zh-CN': '请放在您的应用中，因为 Tag Manager 不知道当前登录者。脚本加载之前的调用会自动等待。',
  },
};

export const kindWords: Record<EventKind, Phrase> = {
  page: { en: 'Page view', 'zh-CN': '页面浏览' },
  click: { en: 'Click', 'zh-CN': '点击' },
  track: { en: 'Tracked', 'zh-CN': '自定义事件' },
  identify: { en: 'User named', 'zh-CN': '用户识别' },
  group: { en: 'Account named', 'zh-CN': '客户识别' },
  guide: { en: 'Guide', 'zh-CN': '引导' },
  survey: { en: 'Answer', 'zh-CN': '回答' },
  decision: { en: 'Decision on a guide', 'zh-CN': '引导判定' },
  form: { en: 'Form', 'zh-CN': '表单' },
  session: { en: 'Active time', 'zh-CN': '活跃时长' },
};
