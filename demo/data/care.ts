import type {
  AccountFields,
  Churn,
  Contact,
  Criterion,
  Note,
  RiskReason,
} from '../../shared/contract/account.ts';
import type { Issue } from '../../shared/contract/issue.ts';
import type { PlanItem } from '../../shared/contract/plan.ts';
import { startOfQuarter } from '../../shared/rules/calendar.ts';
import { addDays } from './calendar.ts';
import { type CastAccount, lastDayOfYear, type Story } from './cast.ts';
import * as names from './names.ts';
import { type RandomStream, randomStream } from './random-stream.ts';

/** Who looks after the demo's customers; the first is the member whom the demo signs in. */
export const carers = ['dana', 'lena', 'minzhou', 'marco'] as const;
export type Carer = (typeof carers)[number];

/** A success criterion with the names of the features that serve it. */
export type Wish = Omit<Criterion, 'featureIds'> & { features: readonly string[] };

/** What the customer success team of the demo has written down about an account. */
export interface Care {
  owner: Carer;
  fields: AccountFields;
  /** What the contract before the present one was; null: there was none. */
  formerContract: Pick<
    AccountFields,
    'contractStartsOn' | 'contractEndsOn' | 'contractValue' | 'currency'
  > | null;
  criteria: Wish[];
  contacts: Contact[];
  notes: Omit<Note, 'contactId'>[];
  reasons: RiskReason[];
  churn: Churn | null;
  plan: PlanItem[];
  issues: Issue[];
}

/** Customers are compared within these, so that there are enough of each. */
const industryGroups: Record<string, string> = {
  'Medical devices': 'Manufacturing',
  Textiles: 'Manufacturing',
  'Professional services': 'Services',
  Packaging: 'Manufacturing',
  'Food wholesale': 'Trade',
  'Marine supply': 'Trade',
  Optics: 'Manufacturing',
  'Building materials': 'Trade',
  Hardware: 'Trade',
  'Laboratory supply': 'Trade',
  Retail: 'Trade',
  Lighting: 'Manufacturing',
  Logistics: 'Services',
  Healthcare: 'Services',
  Machinery: 'Manufacturing',
  'Office supply': 'Trade',
  Chemicals: 'Manufacturing',
  Agriculture: 'Trade',
  Software: 'Services',
  Furniture: 'Manufacturing',
  'Electrical equipment': 'Manufacturing',
  Electronics: 'Manufacturing',
  Energy: 'Services',
  Mining: 'Manufacturing',
  Automotive: 'Trade',
  Education: 'Services',
};

/** Harbour is billed in one currency everywhere, so that its revenue adds up. */
const currency = 'EUR';
const pricePerSeatAndMonth = 24;

const isDoingWell = (story: Story) => story === 'growing' || story === 'steady';

/** The same for the same seed and account; `madeOn` is the day on which the demo is made. */
export function careFor(account: CastAccount, seed: string, madeOn: string): Care {
  const stream = randomStream(seed, 'care', account.id);
  const churn = churnOf(account, madeOn);
  // Of an account that was lost nothing was written down afterwards.
  const today = churn?.churnedOn ?? madeOn;
  const owner = ownerOf(account, stream);
  const fields = fieldsOf(account, stream, today);
  return {
    owner,
    fields,
    formerContract: formerContractOf(account, fields),
    criteria: criteriaOf(account, stream, today),
    contacts: contactsOf(account, stream, today),
    notes: notesOf(account, stream, today),
    reasons: reasonsOf(account),
    churn,
    plan: planOf(account, today),
    issues: issuesOf(account, today),
  };
}

function ownerOf({ language, region, id }: CastAccount, stream: RandomStream): Carer {
  if (id === 'acc-brightwater' || id === 'acc-cascade') return 'dana';
  if (language === 'zh-CN') return 'minzhou';
  return stream.happens(0.4) ? 'dana' : region === 'EMEA' ? 'lena' : 'marco';
}

function churnOf({ name, lostOn }: CastAccount, madeOn: string): Churn | null {
  const company = names.lostCompanies.find((each) => each.name === name);
  if (!company || lostOn === undefined) return null;
  return {
    churnedOn: addDays(madeOn, lostOn - lastDayOfYear),
    reason: company.reason,
    note: company.note,
    beganInSales: company.reason === 'wrongCustomer',
  };
}

function fieldsOf(account: CastAccount, stream: RandomStream, today: string): AccountFields {
  const { goLiveOn, industry, seats, story, users, tier } = account;
  const signedOn = addDays(goLiveOn, -stream.whole(30, 60));
  let contractStartsOn = signedOn;
  // Contracts run for a year and were renewed each time, until one was not.
  if (story === 'lost') contractStartsOn = addDays(today, -364);
  while (addDays(contractStartsOn, 365) <= today) contractStartsOn = addDays(contractStartsOn, 365);
  const worth =
    tier === 'strategic'
      ? stream.whole(70, 95)
      : tier === 'enterprise'
        ? stream.whole(40, 75)
        : stream.whole(10, 45);
  // Where it goes well, nearly every seat is in use.
  const seatsBought = story === 'growing' ? Math.ceil(users.length * 0.96) : seats;
  return {
    industry: industryGroups[industry] ?? industry,
    seats: seatsBought,
    signedOn,
    contractStartsOn,
    contractEndsOn: addDays(contractStartsOn, 364),
    contractValue: seatsBought * 12 * pricePerSeatAndMonth,
    currency,
    amountScore: worth,
    fitScore: isDoingWell(story) ? stream.whole(65, 95) : stream.whole(25, 70),
    ...(tier !== 'longTail' && {
      expectedDailyUsers: Math.round(users.length * (isDoingWell(story) ? 0.2 : 0.4)),
      expectedModules: stream.happens(0.5) ? ['Customers', 'Orders'] : ['Customers', 'Deals', 'Reports'],
    }),
  };
}

/** Who does well has bought more seats since. */
function formerContractOf({ story }: CastAccount, fields: AccountFields): Care['formerContract'] {
  const { signedOn, contractStartsOn, contractEndsOn, contractValue } = fields;
  if (!contractStartsOn || !contractEndsOn || !signedOn || signedOn >= contractStartsOn) return null;
  return {
    contractStartsOn: addDays(contractStartsOn, -365),
    contractEndsOn: addDays(contractEndsOn, -365),
    contractValue: Math.round((contractValue ?? 0) * (story === 'growing' ? 0.72 : 0.95)),
    currency,
  };
}

const wishes = [
  {
    name: ['Leads that become orders', '商机转化率'],
    features: ['Create a deal', 'Move a deal'],
    family: 'revenue',
    unit: '%',
    from: 5,
    to: 10,
    isLowerBetter: false,
  },
  {
    name: ['Days from order to approval', '订单审批天数'],
    features: ['Approval list', 'Give an approval'],
    family: 'time',
    unit: 'd',
    from: 6,
    to: 2,
    isLowerBetter: true,
  },
  {
    name: ['Orders entered without a mistake', '订单准确率'],
    features: ['Place an order', 'Order drafts'],
    family: 'quality',
    unit: '%',
    from: 88,
    to: 97,
    isLowerBetter: false,
  },
] as const;

/** The quarters that were agreed upon, counted from the present one: those before a year ago were reviewed too. */
const reviewed = [-5, -4, -3, -2, -1, 0, 1];

/** Who fades reached what was agreed while they were in full use; who grows began behind. */
function isReached(story: Story, quarter: number, isMetNow: boolean): boolean {
  if (story === 'fading') return quarter <= -3 || isMetNow;
  if (story === 'growing') return quarter >= -3 && isMetNow;
  return isMetNow;
}

function criteriaOf(
  { story, tier, language, seats }: CastAccount,
  stream: RandomStream,
  today: string,
): Wish[] {
  if (story === 'neverActivated' || story === 'onboarding') return [];
  if (tier === 'longTail' && !stream.happens(0.45)) return [];
  const count = tier === 'longTail' ? 1 : 2;
  const first = stream.whole(0, wishes.length - 1);
  const quarter = startOfQuarter(today);
  return Array.from({ length: count }, (_, n) => {
    const wish = wishes[(first + n) % wishes.length]!;
    const isMet = isDoingWell(story) ? stream.happens(0.85) : stream.happens(0.15);
    const step = (wish.to - wish.from) / reviewed.length;
    const quarters = reviewed.map((offset, index) => {
      const target = Math.round((wish.from + step * (index + 1)) * 10) / 10;
      const reached = Math.round((target + step * (isReached(story, offset, isMet) ? 0.2 : -0.7)) * 10) / 10;
      return {
        startsOn: startOfQuarter(addDays(quarter, offset * 91 + 45)),
        target,
        value: offset < 0 ? reached : null,
      };
    });
    return {
      name: wish.name[language === 'zh-CN' ? 1 : 0],
      family: wish.family,
      unit: wish.unit,
      isLowerBetter: wish.isLowerBetter,
      baseline: wish.from,
      industryValue: wish.to,
      quarters,
      features: wish.features,
      roiCost: n === 0 ? seats * 290 : null,
      roiGain: n === 0 ? Math.round(seats * 290 * (isMet ? stream.whole(4, 12) : 1.2)) : null,
      roiMethod:
        n === 0 ? (language === 'zh-CN' ? '节省工时 × 平均时薪' : 'Hours saved × what an hour costs') : null,
    };
  });
}

function contactsOf(
  { story, tier, language, users }: CastAccount,
  stream: RandomStream,
  today: string,
): Contact[] {
  const isChinese = language === 'zh-CN';
  const name = () =>
    isChinese
      ? stream.pick(names.chineseFamilyNames) + stream.pick(names.chineseGivenNames)
      : `${stream.pick(names.givenNames)} ${stream.pick(names.familyNames)}`;
  const spokenDaysAgo = isDoingWell(story) ? stream.whole(6, 60) : stream.whole(100, 190);
  const [admin, , third] = users;
  // Where it goes well, who decides works with the product too.
  const whoDecides = isDoingWell(story) ? third : undefined;
  const decisionMaker: Contact = {
    name: whoDecides?.name ?? name(),
    title: isChinese ? '副总经理' : 'Managing director',
    role: 'decisionMaker',
    stance: isDoingWell(story) ? 'positive' : stream.pick(['neutral', 'negative']),
    userId: whoDecides?.id ?? null,
    lastContactOn: addDays(today, -spokenDaysAgo),
    leftOn: null,
  };
  const keyUser: Contact = {
    name: admin?.name ?? name(),
    title: isChinese ? '信息部经理' : 'Operations lead',
    role: 'keyUser',
    stance: isDoingWell(story) ? 'positive' : 'neutral',
    userId: admin?.id ?? null,
    lastContactOn: addDays(today, -stream.whole(5, 80)),
    leftOn: null,
  };
  return tier === 'longTail' ? (stream.happens(0.4) ? [keyUser] : []) : [decisionMaker, keyUser];
}

function planOf({ story, tier, language }: CastAccount, today: string): PlanItem[] {
  if (tier === 'longTail' || story === 'lost' || story === 'neverActivated') return [];
  const zh = language === 'zh-CN';
  const common = { memberId: null, contactId: null, everyMonths: null, doneOn: null };
  return [
    {
      ...common,
      ...{
        kind: 'meeting',
        side: 'ours',
        everyMonths: 3,
        dueOn: addDays(today, isDoingWell(story) ? 24 : -5),
      },
      title: zh ? '季度复盘' : 'Quarterly review',
    },
    {
      ...common,
      ...{ kind: 'task', side: 'theirs', dueOn: addDays(today, isDoingWell(story) ? 12 : -9) },
      title: zh ? '指定新的关键用户' : 'Name a new key user',
    },
    {
      ...common,
      ...{ kind: 'milestone', side: 'ours', dueOn: addDays(startOfQuarter(today), 91) },
      title: zh ? '所有部门上线审批' : 'Approvals in every department',
    },
  ];
}

/** What customers of a story have asked, reported or required: how many days ago, in both languages. */
const reported: Partial<Record<Story, readonly [Issue['kind'], Issue['state'], number, string, string][]>> = {
  growing: [
    [
      'requirement',
      'inProgress',
      21,
      'Approvals on the phone without signing in again',
      '手机审批无需重复登录',
    ],
    ['problem', 'fixed', 9, 'The map of visits loads slowly for the field team', '外勤拜访地图加载缓慢'],
    ['question', 'closed', 34, 'How to bring in a second price list', '如何导入第二份价格表'],
  ],
  steady: [['question', 'closed', 27, 'Who may see deals of other teams', '谁可以查看其他团队的商机']],
  fading: [
    ['problem', 'open', 26, 'The quarterly export breaks off after 10,000 rows', '季度导出超过一万行时中断'],
    [
      'requirement',
      'inProgress',
      62,
      'Own fields on the deal, as they had in the old system',
      '商机自定义字段（与旧系统一致）',
    ],
  ],
  shallow: [
    ['question', 'inProgress', 12, 'Whether deals can be filled from e-mails', '能否由邮件自动生成商机'],
  ],
  lost: [['requirement', 'open', 140, 'A link to their accounting', '与财务系统对接']],
};

function issuesOf({ story, tier, language }: CastAccount, today: string): Issue[] {
  if (tier === 'longTail') return [];
  return (reported[story] ?? []).map(([kind, state, daysAgo, english, chinese], index) => ({
    kind,
    state,
    openedOn: addDays(today, -daysAgo),
    title: language === 'zh-CN' ? chinese : english,
    memberId: null,
    url: kind === 'question' ? null : `https://tickets.example/${4700 + index * 31 + daysAgo}`,
  }));
}

const occasions: Record<Story, readonly [Note['kind'], string, string][]> = {
  growing: [
    [
      'review',
      'Quarterly review: they want to bring the field team in next quarter.',
      '季度复盘：下季度计划让外勤团队也使用。',
    ],
    ['call', 'Asked for a quote for twenty more seats.', '询问增加二十个席位的报价。'],
  ],
  steady: [
    [
      'visit',
      'Showed the approvals on the phone; the operations lead takes it up.',
      '现场演示手机审批，信息部经理会推广。',
    ],
    [
      'review',
      'Half-year review with the board, results on one page.',
      '与管理层做半年复盘，一页纸说明成果。',
    ],
  ],
  fading: [
    [
      'call',
      'Half of the team works in spreadsheets again since the reorganisation.',
      '组织调整后，一半团队又回去用表格了。',
    ],
    ['message', 'No answer to two messages about the next review.', '两次约复盘都没有回复。'],
  ],
  shallow: [['call', 'Everybody looks customers up; nobody enters deals.', '大家只查客户，没人录入商机。']],
  neverActivated: [['message', 'The kick-off was put off for the third time.', '启动会第三次延期。']],
  lost: [
    ['call', 'The renewal was put off again; nobody could name a result.', '续约再次推迟，说不出成果。'],
    ['message', 'No answer since the reminder.', '催促后再无回复。'],
  ],
  onboarding: [
    ['visit', 'Kick-off with all team leads; the import is next.', '与各组长开启动会，下一步导入数据。'],
  ],
};

/** What one speaks about between the occasions, newest first; every third time it is a review. */
const rounds: readonly [Note['kind'], string, string][] = [
  ['call', 'Went through the open questions of the team leads.', '与各组长逐条过了未解决的问题。'],
  [
    'visit',
    'Looked over their shoulders for a morning; two small wishes noted.',
    '现场观摩半天，记下两个小需求。',
  ],
  ['review', 'Review of the last quarters against what was agreed.', '对照约定目标复盘前几个季度。'],
  ['call', 'Told them what the new release brings them.', '介绍了新版本对他们的价值。'],
  ['message', 'Sent the figures of the month with two hints.', '发送当月数据和两条建议。'],
];

const daysBetweenContacts = { strategic: 29, enterprise: 57, longTail: 70 } as const;

/** As the cadence of the tier asks, as long as it goes well; the long tail only where there is an occasion. */
function notesOf(account: CastAccount, stream: RandomStream, today: string): Care['notes'] {
  const { story, language, tier, goLiveOn } = account;
  if (tier === 'longTail' && story !== 'neverActivated' && !stream.happens(0.5)) return [];
  const own = occasions[story];
  const reviewAt = own.findIndex(([kind]) => kind === 'review');
  const newest = story === 'fading' ? stream.whole(34, 62) : stream.whole(4, 26);
  const notes = [];
  for (let index = 0; index < (tier === 'longTail' ? own.length : 13); index++) {
    const happenedOn = addDays(today, -newest - index * daysBetweenContacts[tier] - stream.whole(0, 3));
    if (index >= own.length && happenedOn < goLiveOn) break;
    const isReview = index % 3 === (reviewAt < 0 ? 2 : reviewAt);
    const usual = isReview ? rounds[2] : rounds.filter(([kind]) => kind !== 'review')[index % 4];
    const [kind, en, zh] = own[index] ?? usual!;
    notes.push({ kind, text: language === 'zh-CN' ? zh : en, happenedOn });
  }
  if (stream.happens({ growing: 0.6, steady: 0.35 }[story as string] ?? 0)) {
    const [en, zh] = stream.pick(referrals);
    notes.push({
      kind: 'referral' as const,
      text: language === 'zh-CN' ? zh : en,
      happenedOn: addDays(today, -stream.whole(9, 80)),
    });
  }
  return notes;
}

const referrals = [
  ['Recommended us to a supplier and introduced us by e-mail.', '向一家供应商推荐了我们，并邮件引荐。'],
  ['Named us at the meeting of their trade association.', '在行业协会会议上推荐了我们。'],
  [
    'Their sister company asked for a demonstration after a word from them.',
    '经其推荐，兄弟公司预约了演示。',
  ],
] as const;

function reasonsOf({ id, story, tier, language, isSudden }: CastAccount): RiskReason[] {
  const isChinese = language === 'zh-CN';
  if (story === 'lost' && !isSudden && tier !== 'longTail') {
    const evidence = isChinese
      ? '问到续约时，说不清带来了什么收益。'
      : 'Could not name what it has brought them.';
    return [{ reason: 'valueUnclear', evidence }];
  }
  if (id === 'acc-cascade') {
    return [
      { reason: 'valueUnclear', evidence: 'Asked what the fee buys them that the spreadsheet does not.' },
      { reason: 'championChanged', evidence: 'Their operations lead moved to another team in August.' },
    ];
  }
  if (story === 'fading' && tier !== 'longTail') {
    return [
      {
        reason: 'decisionMakerChanged',
        evidence: isChinese
          ? '新任副总经理，尚未见面。'
          : 'New managing director, whom nobody of us has met.',
      },
    ];
  }
  if (story === 'shallow' && tier !== 'longTail') {
    return [
      {
        reason: 'requirementUnmet',
        evidence: isChinese ? '希望商机可以批量导入。' : 'They want to import deals in bulk.',
      },
    ];
  }
  return [];
}

/** The last day of the first year, as a date: when the demo is made. */
export const dayOfMaking = (startsOn: string): string => addDays(startsOn, lastDayOfYear);
