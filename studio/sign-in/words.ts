import { formatNumber, type Words } from '../ui/i18n.ts';

export const words = {
  signIn: { en: 'Sign in', 'zh-CN': '登录' },
  welcome: { en: 'Welcome back', 'zh-CN': '欢迎回来' },
  tagline: {
    en: 'Guide your users, and see which accounts get value from your product.',
    'zh-CN': '引导您的用户，看清哪些客户真正用好了您的产品。',
  },
  email: { en: 'Email', 'zh-CN': '邮箱' },
  password: { en: 'Password', 'zh-CN': '密码' },
  passwordHint: { en: 'At least 8 characters.', 'zh-CN': '至少 8 个字符。' },
  wrong: {
    en: 'Email and password don’t match. Check both and try again.',
    'zh-CN': '邮箱与密码不匹配，请检查后重试。',
  },
  code: { en: 'Code of your authenticator app', 'zh-CN': '验证器应用中的验证码' },
  codeHint: { en: 'Or one of your recovery codes.', 'zh-CN': '也可使用恢复码。' },
  wrongCode: {
    en: 'This code is wrong, or was used before. Wait for the next one.',
    'zh-CN': '验证码错误或已使用过，请等待下一个。',
  },
  byProvider: { en: 'Sign in with your company', 'zh-CN': '使用公司账号登录' },
  needEmailFirst: {
    en: 'Enter your email first: it says where you sign in.',
    'zh-CN': '请先输入邮箱，以便确定登录方式。',
  },
  noProvider: {
    en: 'Addresses of this domain sign in with a password.',
    'zh-CN': '该域名的邮箱使用密码登录。',
  },
  providerRefused: {
    en: 'Your company’s sign-in did not let you in here. Ask an admin of your workspace.',
    'zh-CN': '公司账号未能登录。请联系工作区管理员。',
  },
  forgotten: { en: 'Forgot your password?', 'zh-CN': '忘记密码？' },
  newPassword: { en: 'Choose a new password', 'zh-CN': '设置新密码' },
  askText: {
    en: 'We send a link to your address, if it has a sign-in here.',
    'zh-CN': '如果该邮箱已注册，我们会向其发送重置链接。',
  },
  cannotMail: {
    en: 'This server sends no mail. Ask an admin of your workspace for a link.',
    'zh-CN': '此服务器未配置邮件。请向工作区管理员索取链接。',
  },
  sendLink: { en: 'Send me a link', 'zh-CN': '发送链接' },
  linkSent: {
    en: 'If the address has a sign-in here, a link is on its way.',
    'zh-CN': '如果该邮箱已注册，链接已发送。',
  },
  savePassword: { en: 'Save and sign in', 'zh-CN': '保存并登录' },
  passwordSaved: {
    en: 'Your password was changed. Sign in with it.',
    'zh-CN': '密码已修改，请使用新密码登录。',
  },
  backToSignIn: { en: 'Back to signing in', 'zh-CN': '返回登录' },
  invitation: { en: 'This invitation can’t be opened', 'zh-CN': '无法打开此邀请' },
  invitationOver: {
    en: 'It was used, taken back or has run out, or part of its link is missing. If you have joined already, sign in; if not, ask whoever invited you for a new one.',
    'zh-CN':
      '邀请可能已使用、已撤回或已过期，也可能链接不完整。如已加入，请直接登录；否则请联系邀请人重新发送。',
  },
  invitationLater: {
    en: 'The invitation itself may be in order.',
    'zh-CN': '邀请本身可能仍然有效。',
  },
  join: { en: (name: string) => `Join ${name}`, 'zh-CN': (name: string) => `加入 ${name}` },
  joinText: {
    en: (email: string) => `You sign in with ${email}.`,
    'zh-CN': (email: string) => `您将使用 ${email} 登录。`,
  },
  joinNow: { en: 'Join', 'zh-CN': '加入' },
  tooMany: {
    en: (seconds: number) => `Too many attempts. Wait ${formatNumber(seconds)} seconds and try again.`,
    'zh-CN': (seconds: number) => `尝试次数过多，请等待 ${formatNumber(seconds)} 秒后重试。`,
  },
  demoTitle: { en: 'This is a demo', 'zh-CN': '这是演示环境' },
  demoText: {
    en: 'Sign in as the demo member. The data is made up, everything else is real.',
    'zh-CN': '使用演示成员登录。数据是虚构的，其余一切都是真实的。',
  },
  demoFill: { en: 'Use the demo sign-in', 'zh-CN': '填入演示账号' },
  demoProgress: { en: 'A year of demo data is being made', 'zh-CN': '正在生成一年的演示数据' },
  openHostApp: { en: 'Open the demo app', 'zh-CN': '打开演示应用' },
  setUp: { en: 'Set up Cairn', 'zh-CN': '设置 Cairn' },
  setUpText: {
    en: 'Two minutes: who you are, and which app your users work in.',
    'zh-CN': '只需两分钟：填写您的信息，以及用户所使用的应用。',
  },
  you: { en: 'You', 'zh-CN': '您' },
  name: { en: 'Your name', 'zh-CN': '您的姓名' },
  yourApp: { en: 'Your app', 'zh-CN': '您的应用' },
  workspaceName: { en: 'Company', 'zh-CN': '公司名称' },
  appName: { en: 'Name of the app', 'zh-CN': '应用名称' },
  appUrl: { en: 'Address of the app', 'zh-CN': '应用地址' },
  appUrlHint: {
    en: 'Where your users open it. You can add staging and more apps later.',
    'zh-CN': '用户打开应用的地址。之后可以再添加预发布环境和更多应用。',
  },
  create: { en: 'Create workspace', 'zh-CN': '创建工作区' },
  needEmail: {
    en: 'Enter an email address, such as kim@example.com.',
    'zh-CN': '请输入邮箱地址，例如 kim@example.com。',
  },
  needPassword: { en: 'Choose at least 8 characters.', 'zh-CN': '请设置至少 8 个字符。' },
  needUrl: {
    en: 'Enter the whole address, such as https://app.example.com.',
    'zh-CN': '请输入完整地址，例如 https://app.example.com。',
  },
  needText: { en: 'Fill this in.', 'zh-CN': '请填写此项。' },
  alreadySetUp: {
    en: 'Somebody has set up this server already. Sign in instead.',
    'zh-CN': '此服务器已完成设置，请直接登录。',
  },
  unreachable: { en: 'The studio can’t be opened', 'zh-CN': '无法打开工作室' },
} satisfies Words;
