import { formatNumber, plural, type Words } from '../ui/i18n.ts';

export const words = {
  segments: { en: 'Segments', 'zh-CN': '分群' },
  segmentsNote: {
    en: 'Audiences with a name. Guides that use one follow its changes at once.',
    'zh-CN': '已命名的目标人群；一经更改，使用它的引导立即生效。',
  },
  newSegment: { en: 'New segment', 'zh-CN': '新建分群' },
  exportCsv: { en: 'Export CSV', 'zh-CN': '导出 CSV' },
  uploadList: { en: 'Upload a list', 'zh-CN': '上传名单' },
  replaceList: { en: 'Replace the list', 'zh-CN': '替换名单' },
  upload: { en: 'Upload', 'zh-CN': '上传' },
  uploading: {
    en: (percent: number) => `Uploading ${percent}%`,
    'zh-CN': (percent: number) => `正在上传 ${percent}%`,
  },
  uploadNote: {
    en: 'A CSV file whose first column holds ids as your app gives them, or a text file with one id a line.',
    'zh-CN': 'CSV 文件的第一列为应用中的 ID，或每行一个 ID 的文本文件。',
  },
  file: { en: 'File', 'zh-CN': '文件' },
  fileNeeded: { en: 'Choose a file that holds at least one id.', 'zh-CN': '请选择至少包含一个 ID 的文件。' },
  idsFound: {
    en: (count: number, first: string) => `${plural(count, 'id')}: ${first} …`,
    'zh-CN': (count: number, first: string) => `${formatNumber(count)} 个 ID：${first} …`,
  },
  listOf: { en: 'The ids are of', 'zh-CN': 'ID 类型' },
  ofUsers: { en: 'Users', 'zh-CN': '用户' },
  ofAccounts: { en: 'Accounts', 'zh-CN': '客户' },
  usersListed: {
    en: (size: number, known: number) =>
      `An uploaded list of ${plural(size, 'user')}, of whom this environment has seen ${formatNumber(known)}.`,
    'zh-CN': (size: number, known: number) =>
      `上传的名单含 ${formatNumber(size)} 位用户，此环境见过其中 ${formatNumber(known)} 位。`,
  },
  accountsListed: {
    en: (size: number, known: number) =>
      `An uploaded list of ${plural(size, 'account')}, of which this environment has seen ${formatNumber(known)}.`,
    'zh-CN': (size: number, known: number) =>
      `上传的名单含 ${formatNumber(size)} 个客户，此环境见过其中 ${formatNumber(known)} 个。`,
  },
  name: { en: 'Name', 'zh-CN': '名称' },
  nameNeeded: { en: 'Give the segment a name.', 'zh-CN': '请为分群起个名称。' },
  means: { en: 'Who it means', 'zh-CN': '包含哪些人' },
  who: { en: 'Who it means', 'zh-CN': '包含哪些人' },
  everybody: { en: 'Everybody, until you add a condition', 'zh-CN': '所有人（尚未添加条件）' },
  usedIn: { en: 'Used in', 'zh-CN': '使用处' },
  usedInNote: { en: 'They change with it.', 'zh-CN': '它们会随之变化。' },
  usedNowhere: { en: 'No guide and no segment uses it yet.', 'zh-CN': '还没有引导或分群使用它。' },
  anybody: { en: 'Everybody', 'zh-CN': '所有人' },
  nowhere: { en: 'Nowhere yet', 'zh-CN': '尚未使用' },
  changed: { en: 'Changed', 'zh-CN': '更新时间' },
  search: { en: 'Search segments', 'zh-CN': '搜索分群' },
  noneFound: { en: 'No segment matches', 'zh-CN': '没有符合条件的分群' },
  noSegments: { en: 'No segments yet', 'zh-CN': '还没有分群' },
  noSegmentsText: {
    en: 'A segment is an audience that several guides share: admins of large accounts, users who never exported a report, the customers of a pilot. Build it from conditions, or upload a list.',
    'zh-CN':
      '分群是多个引导共用的目标人群，例如大客户的管理员、从未导出报表的用户、试点客户。可以用条件组合，也可以上传名单。',
  },
  andConditions: {
    en: (count: number) => `and ${count} more`,
    'zh-CN': (count: number) => `另有 ${count} 项`,
  },
  save: { en: 'Save', 'zh-CN': '保存' },
  saved: { en: (name: string) => `“${name}” saved`, 'zh-CN': (name: string) => `“${name}”已保存` },
  notSaved: { en: 'Not saved', 'zh-CN': '未能保存' },
  archive: { en: 'Delete', 'zh-CN': '删除' },
  archiveTitle: { en: (name: string) => `Delete “${name}”?`, 'zh-CN': (name: string) => `删除“${name}”？` },
  archiveText: {
    en: 'It goes off the list. Guides that use it must drop it first.',
    'zh-CN': '它将从列表中移除；使用它的引导需先取消使用。',
  },
  archived: { en: 'Segment deleted', 'zh-CN': '分群已删除' },
} satisfies Words;
