import type { ChurnReason } from '../../shared/contract/account.ts';

/** Invented people and companies; who shares a name with a real one does so by chance. */
export const companies: readonly [name: string, industry: string, timeZone: string][] = [
  ['Aldgate Instruments', 'Medical devices', 'Europe/London'],
  ['Bellwether Textiles', 'Textiles', 'Europe/London'],
  ['Calder & Finch', 'Professional services', 'Europe/London'],
  ['Dunmore Packaging', 'Packaging', 'Europe/Dublin'],
  ['Ember Coffee Roasters', 'Food wholesale', 'America/New_York'],
  ['Fairhaven Marine', 'Marine supply', 'America/New_York'],
  ['Greyfield Optics', 'Optics', 'America/Chicago'],
  ['Hollis Building Supply', 'Building materials', 'America/Chicago'],
  ['Ironwood Tools', 'Hardware', 'America/Denver'],
  ['Juno Labs', 'Laboratory supply', 'America/Los_Angeles'],
  ['Kiln & Clay', 'Retail', 'America/Los_Angeles'],
  ['Lumen Lighting', 'Lighting', 'Europe/Amsterdam'],
  ['Meridian Freight', 'Logistics', 'Europe/Berlin'],
  ['Norrland Timber', 'Building materials', 'Europe/Stockholm'],
  ['Orchard Health', 'Healthcare', 'Australia/Sydney'],
  ['Pacific Bearing', 'Machinery', 'Australia/Sydney'],
  ['Quill Stationers', 'Office supply', 'Asia/Singapore'],
  ['Straits Chemical', 'Chemicals', 'Asia/Singapore'],
];

export const chineseCompanies: readonly [name: string, industry: string][] = [
  ['云帆物流', 'Logistics'],
  ['恒泰医疗器械', 'Medical devices'],
  ['青禾农业', 'Agriculture'],
  ['蓝鲸软件', 'Software'],
  ['鼎峰建材', 'Building materials'],
  ['万象家居', 'Furniture'],
  ['远航电气', 'Electrical equipment'],
  ['春晖食品', 'Food wholesale'],
  ['智联电子', 'Electronics'],
  ['宏图包装', 'Packaging'],
  ['锦绣纺织', 'Textiles'],
  ['新瀚能源', 'Energy'],
  ['百川化工', 'Chemicals'],
  ['金石矿业', 'Mining'],
  ['优行汽配', 'Automotive'],
  ['启明教育装备', 'Education'],
  ['海纳仓储', 'Logistics'],
  ['博远仪器', 'Laboratory supply'],
  ['盛世文具', 'Office supply'],
];

/**
 * Customers that were lost during the year: the day, why, and what one wrote down; `isSudden`: nothing had shown it.
 */
export const lostCompanies: readonly {
  name: string;
  industry: string;
  timeZone: string;
  lostOn: number;
  reason: ChurnReason;
  note: string;
  isSudden?: boolean;
}[] = [
  {
    name: 'Ravenscar Printing',
    industry: 'Office supply',
    timeZone: 'Europe/London',
    lostOn: 158,
    reason: 'roiUnclear',
    note: 'Could not say at the renewal what it had saved them.',
  },
  {
    name: 'Tidewater Logistics',
    industry: 'Logistics',
    timeZone: 'America/New_York',
    lostOn: 187,
    reason: 'decisionMakerChanged',
    note: 'The new operations director brought his own system along.',
  },
  {
    name: 'Uplands Dairy',
    industry: 'Food wholesale',
    timeZone: 'Europe/Dublin',
    lostOn: 214,
    reason: 'wrongCustomer',
    note: 'They sell through two wholesalers and have no sales team at all.',
  },
  {
    name: 'Vantage Interiors',
    industry: 'Furniture',
    timeZone: 'America/Chicago',
    lostOn: 243,
    reason: 'priceOrRival',
    note: 'A rival gave the first year away; they told us after they had signed.',
    isSudden: true,
  },
  {
    name: 'Westmark Tiles',
    industry: 'Building materials',
    timeZone: 'Europe/Amsterdam',
    lostOn: 276,
    reason: 'productGap',
    note: 'Waited two quarters for stock by warehouse, then went back to their old system.',
  },
  {
    name: '瑞丰模具',
    industry: 'Machinery',
    timeZone: 'Asia/Shanghai',
    lostOn: 229,
    reason: 'roiUnclear',
    note: '续约时说不清系统带来了什么收益。',
  },
  {
    name: '东湖印务',
    industry: 'Packaging',
    timeZone: 'Asia/Shanghai',
    lostOn: 297,
    reason: 'service',
    note: '关键用户离职后无人培训，问题也没有人跟进。',
  },
  {
    name: '嘉禾贸易',
    industry: 'Retail',
    timeZone: 'Asia/Shanghai',
    lostOn: 321,
    reason: 'ownBusiness',
    note: '公司停业清算。',
    isSudden: true,
  },
];

export const givenNames = (
  'Amelia Oliver Zara Hugo Freya Idris Nora Felix Leila Jonas Clara Mateo Ines Callum Anika Rafael Tessa Viktor Hana Elias ' +
  'Rosa Declan Mina Gabriel Edith Kofi Liv Samuel Yara Conrad Bianca Theo Greta Malik Ivy Stefan Nadia Arlo Celine Dev'
).split(' ');
export const familyNames = (
  'Abbott Bergman Castellano Dawson Eriksen Fitzgerald Gallagher Haddad Ivarsson Jensen Kaplan Lindgren Marchetti Nakamura ' +
  'Osei Petrov Quigley Rosenthal Sandoval Thornton Underhill Varga Whitfield Yilmaz Zimmer Bauer Chowdhury Doyle Fraser Hughes'
).split(' ');
export const chineseFamilyNames = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹'];
export const chineseGivenNames = (
  '伟 芳 娜 敏 静 强 磊 洋 艳 勇 军 杰 涛 明 超 霞 平 刚 桂英 建华 子涵 雨桐 浩然 思源 嘉怡 梓轩 欣妍 俊熙 诗涵 一鸣 ' +
  '晓东 文博 海燕 志强 佳琪 丽华 天宇 雪梅 国栋 若曦'
).split(' ');

export const units: Record<'sales' | 'admin' | 'support', { en: string[]; 'zh-CN': string[] }> = {
  sales: {
    en: ['Field sales', 'Inside sales', 'Key accounts'],
    'zh-CN': ['华东销售部', '华南销售部', '大客户部'],
  },
  admin: { en: ['Operations', 'Finance'], 'zh-CN': ['信息部', '运营部'] },
  support: { en: ['Customer care', 'After-sales'], 'zh-CN': ['客服部', '售后部'] },
};
