import { languageName } from '../language-name.ts';
import type { PublishingErrorCode, PublishingFault, PublishingWarningCode } from './faults.ts';

type Language = 'en' | 'zh-CN';
type Code = PublishingErrorCode | PublishingWarningCode;

/** `{name}` stands for the fault's parameter of that name. */
const messages: Record<Language, Record<Code, string>> = {
  en: {
    textMissing: 'Write this text in the default language ({locale}).',
    targetMissing: 'Pick the element that this step points at.',
    stepUnknown: 'The button leads to a step that no longer exists: choose another.',
    questionUnknown: 'The condition asks about a question that no longer exists: choose another.',
    optionUnknown: 'The condition asks for an option that no longer exists: choose another.',
    conditionImpossible: 'No answer to this question can meet the condition: change it.',
    idRepeated: 'The id “{id}” is used twice: give one of them another.',
    questionMissing: 'A survey needs a question: add one.',
    npsOutsideSurvey: 'Only a survey may ask for a score, because only surveys keep the quiet rule.',
    npsRepeated: 'A survey asks for one score: remove this one.',
    linkUnsafe: 'Use a http(s), mailto or tel link, or a path that begins with /.',
    mediaUnsafe: 'Use an https address for the image.',
    rewardPromised: 'Do not promise anything for an answer (“{words}”): it makes the scores worthless.',
    scoreAsked: 'Do not ask for a certain score (“{words}”): it makes the scores worthless.',
    stepsMissing: 'A guide of this kind needs a step: add one.',
    partMissing: 'This part of the guide is missing: start it anew from the example.',
    guideMissing: 'Choose the guide that is meant.',
    eventMissing: 'Write the name of the event.',
    featureMissing: 'Choose the feature that is meant.',
    segmentMissing: 'Choose the segment that is meant.',
    traitMissing: 'Write the name of the trait.',
    valueMissing: 'Write the value that the trait is compared with.',
    pageMissing: 'Write the address of the page.',
    referenceUnknown: 'What this refers to ({id}) no longer exists: choose another.',
    benefitMissing: 'Say what it does for the reader: add a text or a list beside the heading.',
    targetUnseen: 'Nothing like this element was ever seen in your app: pick it in the running app.',
    linkBroken: 'This link leads nowhere ({link}): mend its address.',
    translationMissing: 'Not translated into {locale}: the default language is shown.',
    translationStale: 'The original has changed since it was translated into {locale}: read it again.',
    altMissing: 'Say what the image shows, unless it is only decoration.',
    steeringWords: '“{words}” may steer people towards a good score: ask neutrally.',
    questionNotEarlier: 'The condition asks about a question that comes later: the step may never be shown.',
    noWayOn: 'Nothing on this step leads to the next one: add a button.',
    manySteps: '{count} steps are many: people finish tours of up to {advised}.',
    manyTasks: '{count} tasks are many: people finish lists of up to {advised}.',
    longVideo: 'People rarely watch more than five minutes: cut the video or split it.',
    longText: 'This text is long ({locale}): people read a line or two, then close it.',
    lowContrast:
      'Little is left of the main colour on the card: it is drawn darker or lighter, so that it can be seen.',
    pageUnseen: 'Nobody has ever opened {link} in your app: check the link.',
  },
  'zh-CN': {
    textMissing: '请填写默认语言（{locale}）的文字。',
    targetMissing: '请选取这一步所指向的元素。',
    stepUnknown: '按钮指向的步骤已不存在，请另选一个。',
    questionUnknown: '条件引用的问题已不存在，请另选一个。',
    optionUnknown: '条件引用的选项已不存在，请另选一个。',
    conditionImpossible: '这个问题的任何回答都无法满足该条件，请修改。',
    idRepeated: '标识“{id}”重复使用，请更换其中一个。',
    questionMissing: '调查至少需要一个问题，请添加。',
    npsOutsideSurvey: '只有调查可以请用户打分，因为只有调查遵守免打扰规则。',
    npsRepeated: '一份调查只能有一个评分问题，请删除这一个。',
    linkUnsafe: '请使用 http(s)、mailto 或 tel 链接，或以 / 开头的路径。',
    mediaUnsafe: '图片请使用 https 地址。',
    rewardPromised: '请勿为回答许诺好处（“{words}”），否则评分将失去意义。',
    scoreAsked: '请勿索要特定分数（“{words}”），否则评分将失去意义。',
    stepsMissing: '该类型的引导至少需要一个步骤，请添加。',
    partMissing: '引导缺少这一部分，请从范例重新开始。',
    guideMissing: '请选择所指的引导。',
    eventMissing: '请填写事件名称。',
    featureMissing: '请选择所指的功能。',
    segmentMissing: '请选择所指的分群。',
    traitMissing: '请填写属性名称。',
    valueMissing: '请填写用于比较的属性值。',
    pageMissing: '请填写页面地址。',
    referenceUnknown: '所引用的对象（{id}）已不存在，请另选一个。',
    benefitMissing: '请说明它能为读者带来什么：在标题之外添加一段文字或列表。',
    targetUnseen: '应用中从未出现过与之相似的元素，请在运行中的应用里点选。',
    linkBroken: '该链接无法到达（{link}），请修正地址。',
    translationMissing: '尚未翻译成{locale}，将显示默认语言。',
    translationStale: '翻译成{locale}之后原文又有更改，请重新核对。',
    altMissing: '请说明图片内容；纯装饰图片除外。',
    steeringWords: '“{words}”可能诱导用户打高分，请使用中性的提问。',
    questionNotEarlier: '条件引用的问题在后面才出现，这一步可能永远不会显示。',
    noWayOn: '这一步没有通往下一步的途径，请添加按钮。',
    manySteps: '共 {count} 步，偏多：{advised} 步以内的引导更容易走完。',
    manyTasks: '共 {count} 项任务，偏多：{advised} 项以内的清单更容易完成。',
    longVideo: '很少有人看完五分钟以上的视频，请剪短或拆分。',
    longText: '这段文字偏长（{locale}）：用户通常只读一两行就会关闭。',
    lowContrast: '主色在卡片上对比度过低，会自动加深或减淡以便看清。',
    pageUnseen: '从未有人在应用中打开过 {link}，请检查链接。',
  },
};

/** What to tell an author about a fault, in the studio's language. */
export const publishingMessage = ({ code, params }: PublishingFault, language: Language): string =>
  messages[language][code].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return value === undefined ? whole : name === 'locale' ? languageName(value, language) : value;
  });
