/** Other words for the same thing, as an editor of texts would find them. */
const synonyms: Record<string, string[]> = {
  save: ['Save changes', 'Apply', 'Done'],
  'save changes': ['Save', 'Update'],
  delete: ['Remove', 'Move to bin'],
  remove: ['Delete', 'Take out'],
  cancel: ['Discard', 'Close'],
  edit: ['Change', 'Modify'],
  add: ['New', 'Create', 'Insert'],
  new: ['Create', 'Add'],
  create: ['New', 'Add'],
  search: ['Find', 'Look up'],
  settings: ['Preferences', 'Options'],
  share: ['Invite', 'Publish'],
  export: ['Download', 'Save as file'],
  import: ['Upload', 'Bring in'],
  close: ['Dismiss', 'Hide'],
  next: ['Continue', 'Forward'],
  back: ['Previous', 'Return'],
  send: ['Submit', 'Post'],
  contacts: ['People', 'Address book'],
  customers: ['Clients', 'Accounts'],
  customer: ['Client', 'Account'],
  reports: ['Insights', 'Analytics'],
  dashboard: ['Overview', 'Home'],
  home: ['Start', 'Overview'],
  orders: ['Sales orders', 'Purchases'],
  filter: ['Refine', 'Narrow down'],
  title: ['Name', 'Heading'],
  notes: ['Remarks', 'Memo'],
  more: ['Further', 'Other'],
  show: ['View', 'Open'],
  open: ['Show', 'View'],
  tags: ['Labels', 'Keywords'],
  invite: ['Add', 'Ask'],
};

/** The text with one of its words said otherwise, or with a word more or less. */
export function reworded(text: string, random: () => number): string {
  const whole = synonyms[text.toLowerCase()];
  const pick = (from: string[]) => from[Math.floor(random() * from.length)] ?? '';
  if (whole) return pick(whole);
  const words = text.split(' ');
  const at = words.findIndex((word) => Object.hasOwn(synonyms, word.toLowerCase()));
  if (at >= 0) {
    const other = pick(synonyms[words[at]?.toLowerCase() ?? ''] ?? []);
    words[at] = at ? other.toLowerCase() : other;
    return words.join(' ');
  }
  if (words.length > 2 && random() < 0.5) return words.slice(0, -1).join(' ');
  return text
    ? pick([`${text} …`, `Your ${text.toLowerCase()}`, `${text} (beta)`, `All ${text.toLowerCase()}`])
    : text;
}

const chinese: Record<string, string> = {
  save: '保存',
  delete: '删除',
  edit: '编辑',
  new: '新建',
  add: '添加',
  cancel: '取消',
  search: '搜索',
  settings: '设置',
  share: '分享',
  export: '导出',
  import: '导入',
  close: '关闭',
  next: '下一步',
  back: '返回',
  send: '发送',
  contacts: '联系人',
  contact: '联系人',
  customers: '客户',
  customer: '客户',
  reports: '报表',
  report: '报表',
  dashboard: '仪表盘',
  home: '首页',
  orders: '订单',
  order: '订单',
  filter: '筛选',
  title: '标题',
  notes: '备注',
  note: '备注',
  more: '更多',
  show: '显示',
  open: '打开',
  name: '名称',
  user: '用户',
  users: '用户',
  product: '产品',
  products: '产品',
  date: '日期',
  message: '消息',
  messages: '消息',
  file: '文件',
  files: '文件',
  details: '详情',
  status: '状态',
  type: '类型',
  button: '按钮',
};
const syllables = [
  ...'的一是在有人这中大来上个国和也子时道说出要就下得可自学对生能而那后小好去发然成会只如事把还用',
];

/**
 * The text in another language: common words as a translator would have them, the others by signs of that language.
 * What they mean does not matter to a matcher that reads letters: none of them is the same.
 */
export function inChinese(text: string): string {
  return text
    .split(/\s+/)
    .map((word) => {
      if (!/[a-z]{2}/i.test(word)) return word;
      const known = chinese[word.toLowerCase()];
      if (known) return known;
      let sum = 0;
      for (const letter of word.toLowerCase()) sum = (sum * 31 + letter.charCodeAt(0)) % 99991;
      return (syllables[sum % syllables.length] ?? '') + (syllables[(sum >> 5) % syllables.length] ?? '');
    })
    .join('');
}
