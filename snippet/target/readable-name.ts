import { roleOf } from './describe-click.ts';
import { accessibleName, foldText, readText } from './element-text.ts';

type Words = Record<string, string>;
const english: Words = {
  button: 'Button',
  link: 'Link',
  tab: 'Tab',
  menuitem: 'Menu item',
  textbox: 'Field',
  searchbox: 'Search field',
  combobox: 'Selection',
  checkbox: 'Checkbox',
  radio: 'Option',
  switch: 'Switch',
  slider: 'Slider',
  img: 'Image',
  heading: 'Heading',
  row: 'Row',
  cell: 'Cell',
  columnheader: 'Column',
  listitem: 'List item',
  list: 'List',
  table: 'Table',
  navigation: 'Navigation',
  dialog: 'Dialog',
  form: 'Form',
  element: 'Element',
};
const chinese: Words = {
  button: '按钮',
  link: '链接',
  tab: '标签页',
  menuitem: '菜单项',
  textbox: '输入框',
  searchbox: '搜索框',
  combobox: '选择框',
  checkbox: '复选框',
  radio: '单选项',
  switch: '开关',
  slider: '滑块',
  img: '图片',
  heading: '标题',
  row: '行',
  cell: '单元格',
  columnheader: '列',
  listitem: '列表项',
  list: '列表',
  table: '表格',
  navigation: '导航',
  dialog: '对话框',
  form: '表单',
  element: '元素',
};

/** How an author would call the element: `Button “Save”`, `按钮“保存”`. Shown while picking. */
export function readableName(element: Element, locale: 'en' | 'zh-CN'): string {
  const words = locale === 'zh-CN' ? chinese : english;
  const role = roleOf(element);
  const kind = words[role ?? ''] ?? words.element;
  const isField = element.matches('input,textarea,select') || (element as HTMLElement).isContentEditable;
  const name = foldText(accessibleName(element, role) || (isField ? '' : readText(element, 60)));
  if (!name) return kind ?? '';
  const short = name.length > 40 ? `${name.slice(0, 39)}…` : name;
  return locale === 'zh-CN' ? `${kind}“${short}”` : `${kind} “${short}”`;
}
