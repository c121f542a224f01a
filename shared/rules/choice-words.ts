import type { ButtonAction } from '../contract/block.ts';
import type { Checklist, DoneWhen, Task } from '../contract/checklist.ts';
import type { Frequency, GuideCategory, GuideKind, Trigger } from '../contract/guide.ts';
import type { Step } from '../contract/step.ts';
import type { QuestionKind } from '../contract/survey.ts';
import type { Theme, ThemeFont } from '../contract/theme.ts';

type Language = 'en' | 'zh-CN';
type Said = Record<Language, string>;
type Choices<Value extends string> = Record<Value, Said>;

const said = (en: string, zh: string): Said => ({ en, 'zh-CN': zh });

// What an author can choose, in the order in which it is offered.

export const kindWords: Choices<GuideKind> = {
  walkthrough: said('Walkthrough', '分步引导'),
  hint: said('Hint', '提示'),
  banner: said('Banner', '横幅'),
  announcement: said('Announcement', '公告'),
  checklist: said('Checklist', '任务清单'),
  survey: said('Survey', '问卷'),
  help: said('Help', '帮助'),
};

export const layoutWords: Choices<Step['layout']> = {
  tooltip: said('Tooltip', '气泡'),
  modal: said('Window', '弹窗'),
  corner: said('Corner card', '角落卡片'),
  slideOut: said('Side panel', '侧边面板'),
  bannerTop: said('Banner above', '顶部横幅'),
  bannerBottom: said('Banner below', '底部横幅'),
  inline: said('Within the page', '嵌入页面'),
  beacon: said('Mark', '标记'),
};

export const placementWords: Choices<Step['placement']> = {
  auto: said('Automatic', '自动'),
  top: said('Above', '上方'),
  right: said('Right', '右侧'),
  bottom: said('Below', '下方'),
  left: said('Left', '左侧'),
};

export const markerWords: Choices<NonNullable<Step['marker']>> = {
  beacon: said('A pulsing dot', '跳动的圆点'),
  icon: said('A small i', '小图标'),
};

export const inlineAtWords: Choices<NonNullable<Step['inlineAt']>> = {
  before: said('Before the element', '元素之前'),
  after: said('After the element', '元素之后'),
  inside: said('Inside the element', '元素内部'),
};

export const advanceOnWords: Choices<Step['advanceOn']> = {
  button: said('A button of the guide', '点击引导中的按钮'),
  targetClick: said('Clicking the element itself', '点击该元素本身'),
};

export const whenMissingWords: Choices<Step['whenMissing']> = {
  skip: said('Skip this step', '跳过此步骤'),
  end: said('End the guide', '结束引导'),
  unanchored: said('Show it in the corner', '在角落显示'),
};

export const lookWords: Choices<'primary' | 'secondary'> = {
  primary: said('Main', '主要'),
  secondary: said('Second', '次要'),
};

export const modeWords: Choices<Theme['mode']> = {
  auto: said('As the user’s device', '跟随用户设备'),
  light: said('Light', '浅色'),
  dark: said('Dark', '深色'),
};

export const fontWords: Choices<ThemeFont> = {
  system: said('The reader’s device', '跟随用户设备'),
  page: said('Your app’s page', '跟随您的应用页面'),
  serif: said('Serif', '衬线'),
  rounded: said('Rounded', '圆体'),
};

export const triggerWords: Choices<Trigger['on']> = {
  pageLoad: said('By itself, when a page opens', '打开页面时自动启动'),
  elementAppears: said('When an element appears', '当某元素出现时'),
  elementClicked: said('When an element is clicked', '当某元素被点击时'),
  eventTracked: said('When your app tracks an event', '当应用记录某事件时'),
  inactivity: said('When the user pauses', '当用户停顿时'),
  exitIntent: said('When the pointer leaves the page', '当指针离开页面时'),
  manual: said('Only when your app or a user starts it', '仅由应用或用户启动'),
};

export const categoryWords: Choices<GuideCategory> = {
  help: said('Tours and tips', '引导与提示'),
  news: said('News', '新闻'),
  feedback: said('Questions', '问卷'),
};

export const frequencyWords: Choices<Frequency['type']> = {
  once: said('Once for each user', '每位用户一次'),
  untilCompleted: said('Until the user has completed it', '直到用户完成'),
  everyDays: said('Again after some days', '间隔若干天后再次显示'),
  always: said('Every time', '每次'),
};

export const cornerWords: Choices<Checklist['launcher']['corner']> = {
  bottomEnd: said('Bottom right', '右下角'),
  bottomStart: said('Bottom left', '左下角'),
};

export const questionWords: Choices<QuestionKind> = {
  nps: said('NPS question', 'NPS 问题'),
  csat: said('Satisfaction question', '满意度问题'),
  ces: said('Effort question', '费力度问题'),
  rating: said('Stars', '星级评分'),
  choice: said('Choice question', '选择题'),
  text: said('Open question', '开放问题'),
};

export const buttonActionWords: Choices<ButtonAction['type']> = {
  next: said('Next step', '下一步'),
  back: said('Step back', '上一步'),
  close: said('Close the guide', '关闭引导'),
  goToStep: said('Go to a step', '跳到某一步'),
  openUrl: said('Open a link', '打开链接'),
  snooze: said('Come again later', '稍后提醒'),
  startGuide: said('Start another guide', '启动另一个引导'),
  track: said('Track an event', '记录事件'),
  openHelp: said('Open the help', '打开帮助'),
  mute: said('Show none of this sort any more', '不再显示此类内容'),
};

export const taskActionWords: Choices<Task['action']['type']> = {
  none: said('Does nothing', '无动作'),
  startGuide: buttonActionWords.startGuide,
  openUrl: buttonActionWords.openUrl,
};

export const doneWhenWords: Choices<DoneWhen['type']> = {
  feature: said('Uses a feature', '使用了某功能'),
  event: said('Triggers an event', '触发了某事件'),
  guideCompleted: said('Completes a guide', '完成了某引导'),
  page: said('Visits a page', '访问了某页面'),
  click: said('Clicks an element', '点击了某元素'),
};

const wordsByField: Record<string, Record<string, Said>> = {
  layout: layoutWords,
  placement: placementWords,
  marker: markerWords,
  inlineAt: inlineAtWords,
  advanceOn: advanceOnWords,
  whenMissing: whenMissingWords,
  look: lookWords,
  mode: modeWords,
  font: fontWords,
  on: triggerWords,
  category: categoryWords,
  corner: cornerWords,
  of: { user: said('Users', '用户'), account: said('Accounts', '客户') },
  kind: questionWords,
  type: { ...frequencyWords, ...buttonActionWords, ...taskActionWords, ...doneWhenWords },
};

/** What was chosen for a field, in the editor's words. What this does not know is named as it is stored. */
export const choiceText = (field: string, value: string, language: Language): string =>
  wordsByField[field]?.[value]?.[language] ?? value;
