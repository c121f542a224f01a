import type { ReviewLocale, ReviewTexts } from '../contract/review.ts';
import type { Day } from './calendar.ts';

/** What the drafts are made of. Shares are 0 to 1; null: not known. */
export interface ReviewFacts {
  accountName: string;
  activeUsers: number;
  activeUsersBefore: number;
  /** By the last day of the document, in its days or before them. */
  hasAnybodyCome: boolean;
  activity: number | null;
  averageActivity: number | null;
  featureUsageRate: number | null;
  activationRate: number | null;
  activeMinutes: number | null;
  /** Most used first. */
  modules: readonly { name: string; users: number }[];
  /** Core features that nobody used. */
  unusedCore: readonly string[];
  criteria: { total: number; due: number; met: number };
  contractEndsOn: Day | null;
}

/** First words for every section of a business review, to be written on by a person. */
export const draftReview = (facts: ReviewFacts, locale: ReviewLocale): ReviewTexts =>
  locale === 'zh-CN' ? inChinese(facts) : inEnglish(facts);

/** As the document's tables write it, so that no figure stands there in two ways. */
const percent = (share: number) =>
  new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share);
const dayIn = (locale: ReviewLocale, day: Day) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
const changeOf = ({ activeUsers, activeUsersBefore }: ReviewFacts) =>
  activeUsersBefore === 0 ? null : Math.round(((activeUsers - activeUsersBefore) / activeUsersBefore) * 100);
/** So many per cent fewer people, and whoever stopped comes before whatever could be new. */
const notableFall = 20;

/** What the next step has to be about: the first people, those who stopped, what is unused yet, or new goals. */
function situationOf(facts: ReviewFacts): 'untouched' | 'fading' | 'unused' | 'used' {
  const change = changeOf(facts);
  if (facts.activeUsers === 0) return facts.hasAnybodyCome ? 'fading' : 'untouched';
  if (change !== null && change <= -notableFall) return 'fading';
  return facts.unusedCore.length > 0 ? 'unused' : 'used';
}

const lines = (...texts: (string | false | null | undefined)[]) => texts.filter(Boolean).join('\n');

function inEnglish(facts: ReviewFacts): ReviewTexts {
  const { accountName, activeUsers, activity, averageActivity, activationRate, criteria, unusedCore } = facts;
  const change = changeOf(facts);
  const situation = situationOf(facts);
  const people = activeUsers === 0 ? 'nobody' : `${activeUsers} ${activeUsers === 1 ? 'person' : 'people'}`;
  const behind = criteria.due - criteria.met;
  const top = facts.modules.slice(0, 3).map(({ name, users }) => `${name} (${users})`);
  const core = unusedCore.slice(0, 3).join(', ');
  return {
    summary: lines(
      `Result: ${people} of ${accountName} worked with the product${criteria.due > 0 ? `, and ${criteria.met} of ${criteria.due} agreed goals that are due were met` : ''}.`,
      change === null
        ? 'Change: there is no period before to compare with.'
        : `Change: ${change === 0 ? 'as many' : `${Math.abs(change)}% ${change > 0 ? 'more' : 'fewer'}`} people than in the period before.`,
      situation === 'untouched'
        ? 'In the way: nobody has signed in yet.'
        : criteria.total === 0
          ? 'In the way: no success criterion is agreed yet, so that success cannot be shown.'
          : behind > 0
            ? `In the way: ${behind} of ${criteria.due} goals ${behind === 1 ? 'is' : 'are'} behind.`
            : core !== '' && `In the way: not used yet: ${core}.`,
      {
        untouched: 'Next step: bring the first people in.',
        fading: 'Next step: win back those who no longer come.',
        unused: `Next step: begin with ${unusedCore[0]}.`,
        used: 'Next step: agree on the goals of the next quarter.',
      }[situation],
    ),
    use: lines(
      activationRate !== null && `${percent(activationRate)} of the seats bought have been activated.`,
      facts.activeMinutes !== null &&
        `On a day of work, people spend ${Math.round(facts.activeMinutes)} minutes in it (median).`,
      activity !== null &&
        `${percent(activity)} of the registered users were active in the last week${averageActivity === null ? '' : `; the average of all customers is ${percent(averageActivity)}`}.`,
    ),
    effect: lines(
      top.length > 0 && `Most people work with ${top.join(', ')}.`,
      criteria.total === 0
        ? 'No success criterion is agreed yet: which number shall the product move?'
        : `${criteria.met} of ${criteria.due} goals that are due were met.`,
    ),
    nextSteps: lines(
      situation === 'untouched' && 'Invite the first people, and be there on their first day.',
      situation === 'fading' && 'Ask those who no longer come what keeps them away.',
      situation !== 'untouched' && core !== '' && `Introduce ${core} to the people whose work it concerns.`,
      criteria.total === 0
        ? 'Agree on success criteria with targets by quarter.'
        : 'Agree on the targets of the next quarter.',
      facts.contractEndsOn !== null &&
        `The contract runs until ${dayIn('en', facts.contractEndsOn)}: talk about what comes after.`,
    ),
    outlook: 'Write here what the product will bring next.',
  };
}

function inChinese(facts: ReviewFacts): ReviewTexts {
  const { accountName, activeUsers, activity, averageActivity, activationRate, criteria, unusedCore } = facts;
  const change = changeOf(facts);
  const situation = situationOf(facts);
  const top = facts.modules.slice(0, 3).map(({ name, users }) => `${name}（${users} 人）`);
  const core = unusedCore.slice(0, 3).join('、');
  return {
    summary: lines(
      `成果：${accountName} ${activeUsers === 0 ? '本期无人' : `共有 ${activeUsers} 人`}使用产品${criteria.due > 0 ? `，已到期的 ${criteria.due} 项目标中达成 ${criteria.met} 项` : ''}。`,
      change === null
        ? '变化：没有可对比的上一时段。'
        : `变化：使用人数较上一时段${change === 0 ? '持平' : `${change > 0 ? '增加' : '减少'} ${Math.abs(change)}%`}。`,
      situation === 'untouched'
        ? '阻碍：尚无人登录。'
        : criteria.total === 0
          ? '阻碍：尚未约定成功标准，成效无法衡量。'
          : criteria.due > criteria.met
            ? `阻碍：${criteria.due} 项目标中有 ${criteria.due - criteria.met} 项落后。`
            : core !== '' && `阻碍：尚未使用 ${core}。`,
      {
        untouched: '下一步：帮助首批用户登录并开始使用。',
        fading: '下一步：挽回不再使用的用户。',
        unused: `下一步：从“${unusedCore[0]}”开始。`,
        used: '下一步：约定下一季度的目标。',
      }[situation],
    ),
    use: lines(
      activationRate !== null && `已购席位中 ${percent(activationRate)} 已激活。`,
      facts.activeMinutes !== null &&
        `每个活跃日人均在线 ${Math.round(facts.activeMinutes)} 分钟（中位数）。`,
      activity !== null &&
        `最近一周注册用户中有 ${percent(activity)} 活跃${averageActivity === null ? '' : `，全部客户平均为 ${percent(averageActivity)}`}。`,
    ),
    effect: lines(
      top.length > 0 && `使用人数最多的模块：${top.join('、')}。`,
      criteria.total === 0
        ? '尚未约定成功标准：希望产品带来哪项指标的改善？'
        : `已到期的 ${criteria.due} 项目标中达成 ${criteria.met} 项。`,
    ),
    nextSteps: lines(
      situation === 'untouched' && '邀请首批用户，并在首日现场支持。',
      situation === 'fading' && '回访不再使用的用户，了解原因。',
      situation !== 'untouched' && core !== '' && `向相关人员推广 ${core}。`,
      criteria.total === 0 ? '约定成功标准及分季度目标。' : '约定下一季度的目标值。',
      facts.contractEndsOn !== null &&
        `合同至${dayIn('zh-CN', facts.contractEndsOn)}到期，需提前沟通后续合作。`,
    ),
    outlook: '在此填写产品的后续规划。',
  };
}
