import { accountOf, type HostUser, hostUsers } from './people.ts';

export const segments = ['key', 'growth', 'standard'] as const;
export type Segment = (typeof segments)[number];
export const statuses = ['active', 'atRisk', 'prospect'] as const;
export type Status = (typeof statuses)[number];
export const stages = ['qualified', 'proposal', 'negotiation', 'won'] as const;
export type Stage = (typeof stages)[number];

export interface Customer {
  id: string;
  name: string;
  city: string;
  segment: Segment;
  status: Status;
  owner: string;
  revenue: number;
  lastContactAt: string;
  since: number;
  contacts: { name: string; title: string; email: string }[];
}
export interface Deal {
  id: string;
  customerId: string;
  name: string;
  amount: number;
  stage: Stage;
  owner: string;
  closesOn: string;
}
export interface Order {
  id: string;
  customerId: string;
  total: number;
  state: 'draft' | 'placed' | 'shipped' | 'delivered';
  placedAt: string;
}
export interface Approval {
  id: string;
  customerId: string;
  kind: 'discount' | 'credit';
  value: number;
  askedBy: string;
  askedAt: string;
  answer: 'approved' | 'declined' | null;
}
export interface Activity {
  id: string;
  customerId: string;
  text: string;
  by: string;
  at: string;
}
export interface Task {
  id: string;
  text: string;
  time: string;
  isDone: boolean;
}
export interface Product {
  id: string;
  name: string;
  price: number;
}

/** What one customer of this CRM has in it. Kept as one piece in the browser. */
export interface Books {
  customers: Customer[];
  deals: Deal[];
  orders: Order[];
  approvals: Approval[];
  activities: Activity[];
  tasks: Task[];
  products: Product[];
  connected: string[];
  apiKeys: string[];
  customFields: string[];
  monthlyRevenue: number[];
}

const dayMs = 86_400_000;
const ago = (now: number, days: number) => new Date(now - days * dayMs).toISOString();
const on = (now: number, days: number) => new Date(now + days * dayMs).toISOString().slice(0, 10);
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

interface Vocabulary {
  companies: [name: string, city: string][];
  owners: string[];
  people: [name: string, title: string][];
  deals: string[];
  products: [name: string, price: number][];
  activities: string[];
  tasks: [text: string, time: string][];
  customFields: string[];
}

const food: Vocabulary = {
  companies: [
    ['Ashdown Bakery', 'Lewes'],
    ['The Copper Kettle', 'Brighton'],
    ['Fenwick & Daughters', 'Cambridge'],
    ['Harrow Lane Deli', 'London'],
    ['Kestrel Catering', 'Guildford'],
    ['Larkspur Hotels', 'Bath'],
    ['Marlow Street Market', 'Oxford'],
    ['Northgate Schools Trust', 'Reading'],
    ['Old Mill Restaurant', 'Winchester'],
    ['Pebble & Pine', 'Hastings'],
    ['Quayside Kitchens', 'Bristol'],
    ['Rowan Care Homes', 'Salisbury'],
    ['Saltmarsh Seafood', 'Whitstable'],
    ['Tilbury Canteens', 'London'],
    ['Wren & Co. Grocers', 'Canterbury'],
    ['Yew Tree Farm Shop', 'Tonbridge'],
  ],
  owners: ['Maya Okafor', 'Tom Lindqvist', 'Hannah Price', 'Owen Clarke'],
  people: [
    ['Isla Grant', 'Head buyer'],
    ['Ravi Menon', 'Chef'],
    ['Claire Dunn', 'Owner'],
    ['Peter Walsh', 'Finance'],
    ['Ada Novak', 'Purchasing'],
  ],
  deals: [
    'Autumn assortment',
    'Weekly dairy contract',
    'School lunch programme',
    'Christmas hampers',
    'Second kitchen opening',
    'Organic range trial',
    'Chilled delivery upgrade',
    'Three-year supply',
  ],
  products: [
    ['Organic flour, 16 kg', 21.5],
    ['Farmhouse butter, 40 × 250 g', 96],
    ['Free-range eggs, 15 dozen', 38.4],
    ['Cold-pressed rapeseed oil, 10 l', 44],
    ['Seasonal vegetables, crate', 27.9],
  ],
  activities: [
    'Tasting went well, they want samples of the new butter',
    'Called about the late delivery on Tuesday',
    'Sent the revised price list',
    'Met the new head chef',
    'Agreed on a trial in two kitchens',
  ],
  tasks: [
    ['Call Isla Grant about the autumn assortment', '09:30'],
    ['Send prices to Kestrel Catering', '11:00'],
    ['Check the discount for Larkspur Hotels', '14:15'],
    ['Visit Quayside Kitchens', '16:00'],
  ],
  customFields: ['Allergen contact', 'Delivery window'],
};

const machinery: Vocabulary = {
  companies: [
    ['华晟汽车零部件', '苏州'],
    ['东岭重工', '无锡'],
    ['明川电子', '深圳'],
    ['沪江轴承', '上海'],
    ['海宁纺机', '嘉兴'],
    ['瑞丰包装机械', '温州'],
    ['天工模具', '宁波'],
    ['永安阀门', '台州'],
    ['锦程物流装备', '杭州'],
    ['太湖新能源', '湖州'],
    ['北辰机床', '沈阳'],
    ['信达仪表', '合肥'],
    ['长风泵业', '南京'],
    ['凯越自动化', '东莞'],
    ['金陵铸造', '南京'],
    ['云峰轨道设备', '株洲'],
  ],
  owners: ['陈思远', '林岚', '周敏', '吴昊'],
  people: [
    ['王建国', '采购总监'],
    ['李静', '设备经理'],
    ['张伟', '总经理'],
    ['赵芳', '财务经理'],
    ['孙磊', '生产主管'],
  ],
  deals: [
    '五轴加工中心',
    '产线改造一期',
    '年度备件框架',
    '刀具管理系统',
    '售后维保续签',
    '二号车间扩产',
    '自动上下料',
    '检测设备升级',
  ],
  products: [
    ['主轴单元 HSK-A63', 18600],
    ['直线导轨 35 型', 2380],
    ['伺服电机 3.0 kW', 4560],
    ['刀库总成 24 位', 26800],
    ['冷却泵组', 1980],
  ],
  activities: [
    '现场试切合格，客户要求补充验收标准',
    '沟通交期，客户希望提前一周',
    '已发送修订报价',
    '拜访新任设备经理',
    '确认先在一号车间试用',
  ],
  tasks: [
    ['致电王建国，确认试切时间', '09:30'],
    ['给明川电子发送报价', '11:00'],
    ['核对天工模具的折扣', '14:15'],
    ['拜访长风泵业', '16:00'],
  ],
  customFields: ['设备编号', '验收负责人'],
};

const outdoor: Vocabulary = {
  companies: [
    ['Alpine & Ash', 'Bend'],
    ['Basecamp Supply', 'Boulder'],
    ['Cedar Ridge Sports', 'Boise'],
    ['Driftline Surf', 'Santa Cruz'],
    ['Evergreen Trails', 'Seattle'],
    ['Foothill Cycles', 'Denver'],
    ['Granite Gear House', 'Bozeman'],
    ['High Desert Co-op', 'Flagstaff'],
    ['Juniper Mercantile', 'Taos'],
    ['Lakeshore Paddle', 'Tahoe City'],
    ['Mesa Climbing', 'Moab'],
    ['North Fork Anglers', 'Missoula'],
    ['Pine Hollow Camps', 'Portland'],
    ['Redwood Runners', 'Eureka'],
    ['Summit Ski Haus', 'Park City'],
    ['Tidewater Kayaks', 'Astoria'],
  ],
  owners: ['Diego Ramos', 'Priya Nair', 'Ellen Brandt', 'Marcus Lee'],
  people: [
    ['June Castillo', 'Store manager'],
    ['Beth Olsen', 'Buyer'],
    ['Sam Whitaker', 'Owner'],
    ['Grace Kim', 'Finance'],
    ['Noah Fields', 'Merchandising'],
  ],
  deals: [
    'Spring line order',
    'Tent demo fleet',
    'Holiday restock',
    'New store opening',
    'Rental programme',
    'Footwear wall',
    'Clearance buyout',
    'Two-season agreement',
  ],
  products: [
    ['Ridgeline tent, 2 person', 289],
    ['Down bag, −7 °C', 219],
    ['Trail pack, 45 l', 164],
    ['Trekking poles, pair', 89],
    ['Titanium cook set', 74],
  ],
  activities: [
    'They sold out of the demo tents in a week',
    'Asked for a later delivery, the store is being rebuilt',
    'Sent the spring line sheet',
    'Met the new buyer',
    'Agreed to try the rental programme in May',
  ],
  tasks: [
    ['Call June Castillo about the spring line', '9:30 am'],
    ['Send line sheet to Mesa Climbing', '11:00 am'],
    ['Check the discount for Evergreen Trails', '2:15 pm'],
    ['Visit Pine Hollow Camps', '4:00 pm'],
  ],
  customFields: ['Season', 'Dock hours'],
};

const vocabularies: Record<string, Vocabulary> = {
  'acc-brightwater': food,
  'acc-jiangnan': machinery,
  'acc-cascade': outdoor,
};

/** The books as they are before anyone has changed them; dates are relative to `now`. */
export function freshBooks(user: HostUser, now: number): Books {
  const words = vocabularies[user.accountId] ?? food;
  const scale = { GBP: 1, USD: 1.3, CNY: 9 }[accountOf(user).currency];
  const money = (amount: number) => Math.round((amount * scale) / 10) * 10;
  const customers = words.companies.map(([name, city], i): Customer => {
    const contacts = [0, 1].map((n) => {
      const [person, title] = at(words.people, i + n * 2);
      return { name: person, title, email: `contact${n + 1}@customer-${101 + i}.example` };
    });
    return {
      id: String(101 + i),
      name,
      city,
      segment: at(['key', 'growth', 'standard', 'standard', 'growth'] as const, i),
      status: at(['active', 'active', 'atRisk', 'active', 'prospect', 'active', 'active'] as const, i),
      owner: at(words.owners, i * 3),
      revenue: money(8_400 + ((i * 7919) % 61) * 1_370),
      lastContactAt: ago(now, 1 + ((i * 13) % 47)),
      since: 2017 + (i % 8),
      contacts,
    };
  });
  return {
    customers,
    deals: words.deals.map((name, i) => ({
      id: `d${i + 1}`,
      customerId: at(customers, i * 5 + 2).id,
      name,
      amount: money(4_200 + ((i * 5563) % 37) * 910),
      stage: at(stages, i),
      owner: at(words.owners, i),
      closesOn: on(now, 6 + ((i * 11) % 60)),
    })),
    orders: Array.from({ length: 12 }, (_, i) => ({
      id: String(4_812 - i),
      customerId: at(customers, i * 7 + 1).id,
      total: money(620 + ((i * 3571) % 29) * 145),
      state: at(['placed', 'placed', 'shipped', 'delivered', 'shipped', 'delivered'] as const, i),
      placedAt: ago(now, 1 + i * 2),
    })),
    approvals: [18, 22, 9_000, 20].map((value, i) => ({
      id: `a${i + 1}`,
      customerId: at(customers, i * 4 + 5).id,
      kind: value > 100 ? 'credit' : 'discount',
      value: value > 100 ? money(value) : value,
      askedBy: at(words.owners, i + 2),
      askedAt: ago(now, 1 + i * 2),
      answer: null,
    })),
    activities: words.activities.flatMap((text, i) =>
      [0, 1].map((n) => ({
        id: `n${i}${n}`,
        customerId: at(customers, i * 3 + n * 8).id,
        text,
        by: at(words.owners, i + n),
        at: ago(now, i * 1.4 + n * 5 + 0.1),
      })),
    ),
    tasks: words.tasks.map(([text, time], i) => ({ id: `t${i}`, text, time, isDone: i === 0 })),
    products: words.products.map(([name, price], i) => ({ id: `p${i}`, name, price })),
    connected: ['mail'],
    apiKeys: [],
    customFields: words.customFields,
    monthlyRevenue: [31, 34, 33, 38, 36, 41, 44, 42, 47, 45, 51, 54].map((n) => money(n * 1_000)),
  };
}

export const colleagues = (user: HostUser) =>
  hostUsers.filter((candidate) => candidate.accountId === user.accountId);
