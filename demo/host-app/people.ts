/**
 * Who can sign in to the demo: six people of three customers. The generated history knows the same people, so this
 * file stands alone, without a page around it.
 */
export type Language = 'en' | 'zh-CN';
export type Role = 'sales' | 'admin' | 'support';

export interface HostAccount {
  id: string;
  name: string;
  plan: 'Team' | 'Business' | 'Enterprise';
  industry: string;
  /** The day since which the customer works with the product, `YYYY-MM-DD`. */
  goLiveOn: string;
  timeZone: string;
  currency: 'GBP' | 'CNY' | 'USD';
}

export interface HostUser {
  id: string;
  accountId: string;
  name: string;
  email: string;
  role: Role;
  /** Part of the company. */
  unit: string;
  language: Language;
}

export const hostAccounts: readonly HostAccount[] = [
  {
    id: 'acc-brightwater',
    name: 'Brightwater Foods',
    plan: 'Business',
    industry: 'Food wholesale',
    goLiveOn: '2024-03-11',
    timeZone: 'Europe/London',
    currency: 'GBP',
  },
  {
    id: 'acc-jiangnan',
    name: '江南精工',
    plan: 'Enterprise',
    industry: 'Machinery',
    goLiveOn: '2023-09-04',
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
  },
  {
    id: 'acc-cascade',
    name: 'Cascade Outdoor',
    plan: 'Team',
    industry: 'Retail',
    goLiveOn: '2024-08-19',
    timeZone: 'America/Los_Angeles',
    currency: 'USD',
  },
];

export const hostUsers: readonly HostUser[] = [
  {
    id: 'usr-maya-okafor',
    accountId: 'acc-brightwater',
    name: 'Maya Okafor',
    email: 'maya.okafor@brightwater.example',
    role: 'sales',
    unit: 'Field sales South',
    language: 'en',
  },
  {
    id: 'usr-tom-lindqvist',
    accountId: 'acc-brightwater',
    name: 'Tom Lindqvist',
    email: 'tom.lindqvist@brightwater.example',
    role: 'admin',
    unit: 'Operations',
    language: 'en',
  },
  {
    id: 'usr-chen-siyuan',
    accountId: 'acc-jiangnan',
    name: '陈思远',
    email: 'chen.siyuan@jiangnan.example',
    role: 'sales',
    unit: '华东销售部',
    language: 'zh-CN',
  },
  {
    id: 'usr-lin-lan',
    accountId: 'acc-jiangnan',
    name: '林岚',
    email: 'lin.lan@jiangnan.example',
    role: 'admin',
    unit: '信息部',
    language: 'zh-CN',
  },
  {
    id: 'usr-diego-ramos',
    accountId: 'acc-cascade',
    name: 'Diego Ramos',
    email: 'diego.ramos@cascade.example',
    role: 'sales',
    unit: 'Wholesale',
    language: 'en',
  },
  {
    id: 'usr-priya-nair',
    accountId: 'acc-cascade',
    name: 'Priya Nair',
    email: 'priya.nair@cascade.example',
    role: 'support',
    unit: 'Customer care',
    language: 'en',
  },
];

export function accountOf(user: HostUser): HostAccount {
  const account = hostAccounts.find((candidate) => candidate.id === user.accountId);
  if (!account) throw new Error(`no account ${user.accountId}`);
  return account;
}
