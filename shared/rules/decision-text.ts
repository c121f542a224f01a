import type { Condition, ServerCondition } from '../contract/audience.ts';
import type { DecisionDetail, DecisionReason } from '../contract/decision.ts';

type Language = 'en' | 'zh-CN';
type TraitOperatorOf = Extract<ServerCondition, { type: 'userTrait' | 'accountTrait' }>['operator'];

/** What ids stand for, as far as it is known. */
export interface KnownNames {
  segments?: ReadonlyMap<string, string>;
  features?: ReadonlyMap<number, string>;
  guides?: ReadonlyMap<string, string>;
}

const operatorTexts: Record<Language, Record<TraitOperatorOf, string>> = {
  en: {
    is: 'is',
    isNot: 'is not',
    isOneOf: 'is one of',
    contains: 'contains',
    startsWith: 'begins with',
    greaterThan: 'is more than',
    lessThan: 'is less than',
    before: 'is before',
    after: 'is after',
    isSet: 'is known',
    isNotSet: 'is not known',
  },
  'zh-CN': {
    is: '是',
    isNot: '不是',
    isOneOf: '是其中之一：',
    contains: '包含',
    startsWith: '开头是',
    greaterThan: '大于',
    lessThan: '小于',
    before: '早于',
    after: '晚于',
    isSet: '已知',
    isNotSet: '未知',
  },
};

/** A condition as a short phrase, such as “role is admin” or “in segment Trial”. */
export function conditionText(condition: Condition, language: Language, names: KnownNames = {}): string {
  const isEnglish = language === 'en';
  const say = (en: string, zh: string) => (isEnglish ? en : zh);
  switch (condition.type) {
    case 'userTrait':
    case 'accountTrait': {
      const whose = condition.type === 'userTrait' ? say('user', '用户') : say('account', '客户');
      const value = Array.isArray(condition.value) ? condition.value.join(', ') : (condition.value ?? '');
      return `${whose} ${condition.trait} ${operatorTexts[language][condition.operator]} ${value}`.trim();
    }
    case 'event':
    case 'feature': {
      const what =
        condition.type === 'event'
          ? condition.name
          : (names.features?.get(condition.featureId) ?? `#${condition.featureId}`);
      const { times, withinDays } = condition;
      const isAtLeast = condition.operator === 'atLeast';
      const who = condition.by === 'user' ? say('', '') : say(' by anyone in the account', '客户内任何人');
      return say(
        `“${what}” at ${isAtLeast ? 'least' : 'most'} ${times}× in ${withinDays} days${who}`,
        `${withinDays} 天内${who}“${what}”${isAtLeast ? '至少' : '最多'} ${times} 次`,
      );
    }
    case 'guideState': {
      const name = names.guides?.get(condition.guideId) ?? condition.guideId;
      const state = {
        seen: say('seen', '看过'),
        notSeen: say('not seen', '未看过'),
        completed: say('completed', '已完成'),
        dismissed: say('closed', '已关闭'),
      }[condition.state];
      return say(`has ${state} “${name}”`, `${state}“${name}”`);
    }
    case 'score': {
      const group = {
        promoters: say('a promoter’s score', '推荐者评分'),
        passives: say('a passive’s score', '中立者评分'),
        detractors: say('a detractor’s score', '贬损者评分'),
        none: say('no score', '无评分'),
      }[condition.group];
      return say(`gave ${group} in ${condition.withinDays} days`, `${condition.withinDays} 天内${group}`);
    }
    case 'list':
      return condition.of === 'user'
        ? say('on an uploaded list of users', '在上传的用户名单中')
        : say('of an account on an uploaded list', '客户在上传的名单中');
    case 'segment': {
      const name = names.segments?.get(condition.segmentId) ?? condition.segmentId;
      return say(`in segment ${name}`, `属于分群“${name}”`);
    }
    case 'percentage':
      return condition.of === 'user'
        ? say(`among ${condition.percent}% of users`, `在 ${condition.percent}% 的用户之内`)
        : say(`in ${condition.percent}% of accounts`, `在 ${condition.percent}% 的客户之内`);
    case 'dates': {
      const { from, to } = condition;
      if (from && to) return say(`from ${day(from)} to ${day(to)}`, `${day(from)} 至 ${day(to)}`);
      if (from) return say(`from ${day(from)}`, `${day(from)} 起`);
      return to ? say(`before ${day(to)}`, `${day(to)} 之前`) : say('at any time', '任何时间');
    }
    case 'language':
      return say(`language ${condition.isOneOf.join(' or ')}`, `语言为 ${condition.isOneOf.join(' 或 ')}`);
    case 'device':
      return say(
        `on ${condition.isOneOf.join(' or ')}`,
        `设备为${condition.isOneOf.map((device) => ({ phone: '手机', tablet: '平板', desktop: '桌面' })[device]).join('或')}`,
      );
    case 'url':
      return say(`on ${condition.pattern}`, `在 ${condition.pattern}`);
    case 'element': {
      const name = targetName(condition.target);
      return condition.is === 'present'
        ? say(`element ${name} is there`, `元素${name}存在`)
        : say(`element ${name} is not there`, `元素${name}不存在`);
    }
    case 'elementText':
      return say(
        `element ${targetName(condition.target)} says “${condition.text}”`,
        `元素${targetName(condition.target)}包含“${condition.text}”`,
      );
  }
}

const day = (time: string) => time.slice(0, 10);

const targetName = (target: { signature: { name?: string; text?: string; tag: string } } | undefined) =>
  `“${target?.signature.name ?? target?.signature.text ?? target?.signature.tag ?? '…'}”`;

/** `{name}` stands for the detail of that name; a sentence in [brackets] is left out where one of its details is. */
const reasonTexts: Record<Language, Record<DecisionReason, string>> = {
  en: {
    starts: 'Starts now.',
    notLive: 'Not live in this environment.',
    deactivated: 'The user is deactivated.',
    notMeant: 'Not in the audience[: {conditions}].',
    heldOut: 'Kept from it, to tell what the guide brings.',
    askedRecently: 'Surveys keep a quiet time[: {rule}][; may ask from {mayAskOn}].',
    stopped: 'Everything is stopped in this environment.',
    manual: 'Starts only when asked for.',
    page: 'Not meant for this page[ ({path})].',
    conditions: 'A condition of the page does not hold[: {conditions}].',
    muted: 'The user has muted this sort of guide[ ({category})].',
    snoozed: 'The user has put it off[ until {until}].',
    frequency: 'Shown often enough[: {count}×][, last on {lastShownAt}].',
    missingTarget: 'Its target was missing[ on {path}].',
    alreadyRunning: 'A guide is running already.',
    quietVisit: 'Quiet rule: {count} of {limit} started in this visit.',
    quietDay: 'Quiet rule: {count} of {limit} started today.',
    quietWalkthrough: 'Quiet rule: no score is asked for in a visit with a walkthrough.',
    unsavedInput: 'The user is filling in a form.',
    trigger: 'What it waits for has not happened[: {trigger}].',
    delay: 'Waits[ {waitSeconds} s more].',
    lowerPriority: 'Another guide goes first.',
  },
  'zh-CN': {
    starts: '现在启动。',
    notLive: '未在此环境上线。',
    deactivated: '该用户已停用。',
    notMeant: '不在目标用户之内[：{conditions}]。',
    heldOut: '属于对照组，不予展示，以衡量引导的效果。',
    askedRecently: '处于问卷免打扰期[：{rule}][，{mayAskOn}起可再询问]。',
    stopped: '此环境已紧急停止所有引导。',
    manual: '仅在主动启动时显示。',
    page: '不适用于此页面[（{path}）]。',
    conditions: '页面条件不满足[：{conditions}]。',
    muted: '用户已屏蔽此类引导[（{category}）]。',
    snoozed: '用户已选择稍后再看[（{until}）]。',
    frequency: '已达到显示频率[：{count} 次][，最近一次 {lastShownAt}]。',
    missingTarget: '未找到目标元素[（{path}）]。',
    alreadyRunning: '已有引导正在进行。',
    quietVisit: '免打扰规则：本次访问已启动 {count} 个，上限 {limit} 个。',
    quietDay: '免打扰规则：今天已启动 {count} 个，上限 {limit} 个。',
    quietWalkthrough: '免打扰规则：同一次访问启动过分步引导后不再请求评分。',
    unsavedInput: '用户正在填写表单。',
    trigger: '等待的触发条件尚未发生[：{trigger}]。',
    delay: '等待中[，还需 {waitSeconds} 秒]。',
    lowerPriority: '优先级更高的引导先启动。',
  },
};

const ruleTexts: Record<Language, Record<string, string>> = {
  en: {
    notIdentified: 'only identified users are asked',
    accountTooNew: 'the account is too new',
    userTooNew: 'the user is too new',
    tooFewDays: 'the user was active on too few days',
    answeredRecently: 'answered recently',
    dismissedRecently: 'closed it recently',
    turnComes: 'people are asked one after another',
  },
  'zh-CN': {
    notIdentified: '仅询问已识别的用户',
    accountTooNew: '客户上线时间太短',
    userTooNew: '用户使用时间太短',
    tooFewDays: '用户活跃天数太少',
    answeredRecently: '最近已回答',
    dismissedRecently: '最近已关闭',
    turnComes: '分批邀请，尚未轮到',
  },
};

/** For whoever's time zone is not known. */
const inUtc = (time: string) => time.replace(/^(.{10})T(\d{2}:\d{2}).*$/, '$1 $2 UTC');

/**
 * Why a guide does or does not start, as a sentence for the people who ask.
 * @param tellTime how a day (`YYYY-MM-DD`) or a time (ISO 8601 in UTC) is written
 */
export function decisionText(
  { reason, detail }: { reason: DecisionReason; detail?: DecisionDetail | null | undefined },
  language: Language,
  tellTime: (time: string) => string = inUtc,
): string {
  const value = (name: string): string | undefined => {
    const given = detail?.[name];
    if (given === undefined) return undefined;
    if (name === 'rule') return ruleTexts[language][given] ?? String(given);
    return String(given).replace(/^\d{4}-\d{2}-\d{2}(T[\d:.]+Z)?$/, tellTime);
  };
  return reasonTexts[language][reason]
    .replace(/\[([^\]]*)\]/g, (_, part: string) => {
      const names = [...part.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      return names.every((name) => value(name) !== undefined) ? part : '';
    })
    .replace(/\{(\w+)\}/g, (_, name: string) => value(name) ?? '?');
}
