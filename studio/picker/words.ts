import type { Words } from '../ui/i18n.ts';

export const words = {
  pick: { en: 'Pick in your app', 'zh-CN': '在应用中点选' },
  pickAgain: { en: 'Pick another', 'zh-CN': '重新点选' },
  title: { en: 'Point at it in your app', 'zh-CN': '在您的应用中点选' },
  waiting: {
    en: 'Your app opens in a new tab. Move the pointer to the element and click it; the choice appears here by itself.',
    'zh-CN': '您的应用会在新标签页打开。把指针移到元素上并点击，选择结果会自动出现在这里。',
  },
  opened: {
    en: 'Your app is ready. Click the element there.',
    'zh-CN': '您的应用已就绪，请在其中点击元素。',
  },
  openAgain: { en: 'Open the app', 'zh-CN': '打开应用' },
  blocked: {
    en: 'Did no tab open? Your browser may have blocked it: use the button.',
    'zh-CN': '没有打开新标签页？浏览器可能拦截了它，请点击按钮。',
  },
  expired: {
    en: 'The time for picking is over (15 minutes). Start again.',
    'zh-CN': '点选已超时（15 分钟），请重新开始。',
  },
  notInstalled: {
    en: 'Nothing happens in your app? Check under Install that the tag is in this page.',
    'zh-CN': '应用里没有反应？请在“安装”中确认该页面已加入脚本标签。',
  },
  startAgain: { en: 'Start again', 'zh-CN': '重新开始' },
  cancel: { en: 'Cancel', 'zh-CN': '取消' },
  foundSure: { en: 'Found again with certainty', 'zh-CN': '可以可靠地再次找到' },
  foundUnsure: {
    en: 'Hard to tell from others like it: the guide may not find it. Pick something around it, or give it an id.',
    'zh-CN': '与其他元素难以区分，引导可能找不到它。请改选周围的元素，或为它设置 id。',
  },
  pickedAt: { en: (path: string) => `picked on ${path}`, 'zh-CN': (path: string) => `点选于 ${path}` },
  howFound: { en: 'How it is told from others', 'zh-CN': '如何与其他元素区分' },
  ignoresText: { en: 'Find it whatever its text says', 'zh-CN': '忽略文字，按其他特征查找' },
  ignoresTextHint: {
    en: 'For a text that is data, or differs from user to user.',
    'zh-CN': '适用于文字是数据或因用户而异的元素。',
  },
  isExactPlace: {
    en: (place: number, count: number) => `Always number ${place} of the ${count} in its list`,
    'zh-CN': (place: number, count: number) => `始终是列表中的第 ${place} 个（共 ${count} 个）`,
  },
  isExactPlaceHint: { en: 'Whatever stands there.', 'zh-CN': '无论那里是什么内容。' },
  unnamed: { en: 'Unnamed', 'zh-CN': '未命名' },
} satisfies Words;

/** Roles as people call them; others are shown by their own name. */
export const roleWords: Words = {
  button: { en: 'Button', 'zh-CN': '按钮' },
  link: { en: 'Link', 'zh-CN': '链接' },
  textbox: { en: 'Text field', 'zh-CN': '输入框' },
  searchbox: { en: 'Search field', 'zh-CN': '搜索框' },
  checkbox: { en: 'Checkbox', 'zh-CN': '复选框' },
  radio: { en: 'Radio button', 'zh-CN': '单选按钮' },
  combobox: { en: 'Select', 'zh-CN': '下拉框' },
  tab: { en: 'Tab', 'zh-CN': '标签页' },
  menuitem: { en: 'Menu item', 'zh-CN': '菜单项' },
  heading: { en: 'Heading', 'zh-CN': '标题' },
  img: { en: 'Image', 'zh-CN': '图片' },
  row: { en: 'Row', 'zh-CN': '行' },
  listitem: { en: 'List item', 'zh-CN': '列表项' },
  region: { en: 'Section', 'zh-CN': '区域' },
  section: { en: 'Section', 'zh-CN': '区域' },
  form: { en: 'Form', 'zh-CN': '表单' },
  table: { en: 'Table', 'zh-CN': '表格' },
  dialog: { en: 'Dialog', 'zh-CN': '对话框' },
  switch: { en: 'Switch', 'zh-CN': '开关' },
  navigation: { en: 'Navigation', 'zh-CN': '导航' },
};
