import type { Words } from '../ui/i18n.ts';

export const words = {
  title: { en: 'Second factor', 'zh-CN': '双重验证' },
  text: {
    en: 'After your password, Cairn asks for a code that an authenticator app on your phone shows.',
    'zh-CN': '输入密码后，还需输入手机验证器应用显示的验证码。',
  },
  isOn: { en: 'On', 'zh-CN': '已启用' },
  setUp: { en: 'Set up', 'zh-CN': '开始设置' },
  remove: { en: 'Remove', 'zh-CN': '移除' },
  removeTitle: { en: 'Remove the second factor?', 'zh-CN': '移除双重验证？' },
  removeText: { en: 'Your password alone then signs you in.', 'zh-CN': '移除后仅凭密码即可登录。' },
  removed: { en: 'The second factor was removed.', 'zh-CN': '双重验证已移除。' },
  password: { en: 'Your password', 'zh-CN': '您的密码' },
  next: { en: 'Next', 'zh-CN': '下一步' },
  scan: {
    en: 'Scan this with your authenticator app, then type the six digits that it shows.',
    'zh-CN': '用验证器应用扫描二维码，然后输入显示的六位数字。',
  },
  picture: { en: 'QR code of the secret', 'zh-CN': '密钥二维码' },
  byHand: { en: 'Or type this into the app', 'zh-CN': '或在应用中手动输入' },
  code: { en: 'Six digits', 'zh-CN': '六位数字' },
  prove: { en: 'Switch on', 'zh-CN': '启用' },
  codesTitle: { en: 'Keep these codes', 'zh-CN': '请保存恢复码' },
  codesText: {
    en: 'Each of them signs you in once when your phone is lost. They are not shown again.',
    'zh-CN': '手机丢失时，每个恢复码可登录一次。恢复码不会再次显示。',
  },
  codes: { en: 'Recovery codes', 'zh-CN': '恢复码' },
  done: { en: 'I have kept them', 'zh-CN': '我已保存' },
  mustTitle: { en: 'One more step', 'zh-CN': '还差一步' },
  mustText: {
    en: 'Your workspace asks everybody for a second factor. Set yours up to go on.',
    'zh-CN': '您的工作区要求所有成员启用双重验证。请完成设置后继续。',
  },
  signOut: { en: 'Sign out', 'zh-CN': '退出登录' },
} satisfies Words;
