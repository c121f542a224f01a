import type { PublishingFault } from '../../shared/rules/validate-for-publishing.ts';
import { formatNumber, type PhraseWith, t } from '../ui/i18n.ts';
import { languageName } from './language-picker.tsx';
import { words } from './words.ts';

type Params = Record<string, string>;

/** What each fault asks the author to do. */
const phrases: Record<PublishingFault['code'], PhraseWith<[Params]>> = {
  textMissing: {
    en: ({ locale = '' }) => `write the missing text in the default language (${languageName(locale)})`,
    'zh-CN': ({ locale = '' }) => `补上默认语言（${languageName(locale)}）缺少的文字`,
  },
  targetMissing: {
    en: () => 'choose the element that it points at',
    'zh-CN': () => '选择它指向的元素',
  },
  stepUnknown: {
    en: () => 'a button goes to a step that is no longer there: choose another',
    'zh-CN': () => '有按钮指向已不存在的步骤，请重新选择',
  },
  questionUnknown: {
    en: () => 'its condition asks for a question that is no longer there',
    'zh-CN': () => '显示条件引用了已不存在的问题',
  },
  optionUnknown: {
    en: () => 'its condition asks for an option that is no longer there',
    'zh-CN': () => '显示条件引用了已不存在的选项',
  },
  conditionImpossible: {
    en: () => 'its condition can never be met',
    'zh-CN': () => '显示条件永远无法满足',
  },
  idRepeated: {
    en: () => 'two parts have the same id: duplicate one and remove the other',
    'zh-CN': () => '有两处使用了相同的 id，请复制一处并删除另一处',
  },
  questionMissing: {
    en: () => 'a survey needs a question',
    'zh-CN': () => '问卷需要至少一个问题',
  },
  npsOutsideSurvey: {
    en: () => 'an NPS question belongs in a survey, where it is asked of the right people at the right pace',
    'zh-CN': () => 'NPS 问题只能放在问卷中，以保证合适的对象与频率',
  },
  npsRepeated: {
    en: () => 'ask for the NPS score only once in a survey',
    'zh-CN': () => '一份问卷只能有一个 NPS 问题',
  },
  linkUnsafe: {
    en: ({ link = '' }) => `use another link than “${link}”: https://… or a path such as /orders`,
    'zh-CN': ({ link = '' }) => `请更换链接“${link}”，使用 https://… 或 /orders 这样的路径`,
  },
  mediaUnsafe: {
    en: () => 'give the image an address that begins with https://',
    'zh-CN': () => '为图片填写以 https:// 开头的地址',
  },
  rewardPromised: {
    en: ({ words = '' }) => `a score must not be paid for: take out “${words}”`,
    'zh-CN': ({ words = '' }) => `不得以奖励换取评分，请删除“${words}”`,
  },
  scoreAsked: {
    en: ({ words = '' }) => `no particular score may be asked for: take out “${words}”`,
    'zh-CN': ({ words = '' }) => `不得要求特定的分数，请删除“${words}”`,
  },
  translationMissing: {
    en: ({ locale = '' }) =>
      `some text is missing in ${languageName(locale)}; readers see the default language`,
    'zh-CN': ({ locale = '' }) => `部分文字缺少${languageName(locale)}，读者将看到默认语言`,
  },
  altMissing: {
    en: () => 'say what the image shows, for people who can’t see it',
    'zh-CN': () => '请说明图片内容，方便无法看到图片的人',
  },
  steeringWords: {
    en: ({ words = '' }) => `“${words}” may steer the answer`,
    'zh-CN': ({ words = '' }) => `“${words}”可能会引导用户的回答`,
  },
  questionNotEarlier: {
    en: () => 'its condition asks for a question that comes later',
    'zh-CN': () => '显示条件引用了排在后面的问题',
  },
  noWayOn: {
    en: () => 'there is no button or click that leads on from here',
    'zh-CN': () => '此处没有能继续下一步的按钮或点击',
  },
  manySteps: {
    en: ({ count = '', advised = '' }) =>
      `${formatNumber(Number(count))} steps are a lot: few users finish more than ${formatNumber(Number(advised))}`,
    'zh-CN': ({ count = '', advised = '' }) =>
      `${formatNumber(Number(count))} 个步骤偏多，很少有用户能走完超过 ${formatNumber(Number(advised))} 步`,
  },
};

/** Where it is, and what to do: `Step 2: choose the element that it points at`. */
export function faultText(fault: PublishingFault): string {
  const step = /^steps\.(\d+)/.exec(fault.path)?.[1];
  const text = t(phrases[fault.code], fault.params);
  return step === undefined ? text : `${t(words.step, Number(step) + 1)}: ${text}`;
}
