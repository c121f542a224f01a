import type { Block, ButtonAction } from '../../../../shared/contract/block.ts';
import type { NewBlockKind } from '../../../../shared/draft/new-block.ts';

/** What a step says: its texts, its blocks, and where its buttons lead. */
export interface BlockWords {
  content: string;
  addBlock: string;
  whichBlock: string;
  newBlocks: Record<NewBlockKind, string>;
  blocks: Record<Block['type'], string>;
  blockUp: string;
  blockDown: string;
  removeBlock(name: string): string;
  writtenThere: string;
  text: string;
  bold: string;
  italic: string;
  link: string;
  linkTo: string;
  unlink: string;
  /** Pale, where nothing is written yet. */
  toWrite: string;
  toDo: string;
  hint: string;
  imageAddress: string;
  imageAlt: string;
  videoAddress: string;
  videoTitle: string;
  isLong: string;
  isOrdered: string;
  addItem: string;
  removeLast: string;
  addButton: string;
  looks: Record<'primary' | 'secondary', string>;
  scale: string;
  isMultiple: string;
  addOption: string;
  placeholder: string;
  leadsTo(label: string): string;
  leads: Record<Exclude<ButtonAction['type'], 'goToStep'>, string>;
  /** Instead of the next step, where there is none. */
  leadsToEnd: string;
  address: string;
  badAddress: string;
  days: string;
  inDays(days: number): string;
}

export const blockWords: Record<'en' | 'zh-CN', BlockWords> = {
  en: {
    content: 'What it says',
    addBlock: 'Add a block',
    whichBlock: 'What should come next?',
    newBlocks: {
      heading: 'Heading',
      text: 'Text',
      image: 'Picture',
      video: 'Video',
      list: 'List',
      buttons: 'Buttons',
      npsQuestion: 'NPS question',
      csatQuestion: 'Satisfaction, 1–5',
      cesQuestion: 'Effort, 1–7',
      ratingQuestion: 'Stars',
      choiceQuestion: 'One of several',
      multipleChoiceQuestion: 'Several of several',
      textQuestion: 'Open question',
      divider: 'Divider',
    },
    blocks: {
      heading: 'Heading',
      text: 'Text',
      image: 'Picture',
      video: 'Video',
      list: 'List',
      buttons: 'Buttons',
      question: 'Question',
      divider: 'Divider',
    },
    blockUp: 'Move the block up',
    blockDown: 'Move the block down',
    removeBlock: (name) => `Delete: ${name}`,
    writtenThere: 'Written where it stands.',
    text: 'Text of the step',
    bold: 'Bold',
    italic: 'Italic',
    link: 'Link',
    linkTo: 'Where the link leads',
    unlink: 'No link',
    toWrite: 'Write here',
    toDo: 'What there is to do',
    hint: 'How to, in a sentence (optional)',
    imageAddress: 'Address of the picture, https://…',
    imageAlt: 'What it shows, in words',
    videoAddress: 'Address of the film, https://… .mp4 or .webm',
    videoTitle: 'What it is about',
    isLong: 'Longer than five minutes',
    isOrdered: 'Numbered',
    addItem: 'Add an item',
    removeLast: 'Delete the last',
    addButton: 'Add a button',
    looks: { primary: 'stands out', secondary: 'plain' },
    scale: 'Scale',
    isMultiple: 'Several may be chosen',
    addOption: 'Add an option',
    placeholder: 'Pale, in the empty field',
    leadsTo: (label) => `“${label}” leads to`,
    leads: {
      next: 'Next step',
      back: 'Step before',
      close: 'Closes the guide',
      openUrl: 'An address…',
      startGuide: 'Another guide',
      openHelp: 'The help',
      snooze: 'Later, again',
      mute: 'No more of this kind',
      track: 'An event, and stays',
    },
    leadsToEnd: 'Completes the guide',
    address: 'Address, such as /orders or https://…',
    badAddress: 'Use https://…, or a path that begins with /',
    days: 'After how many days',
    inDays: (days) => (days === 1 ? 'in a day' : `in ${days} days`),
  },
  'zh-CN': {
    content: '内容',
    addBlock: '添加内容块',
    whichBlock: '接下来放什么？',
    newBlocks: {
      heading: '标题',
      text: '文字',
      image: '图片',
      video: '视频',
      list: '列表',
      buttons: '按钮',
      npsQuestion: 'NPS 问题',
      csatQuestion: '满意度，1–5',
      cesQuestion: '费力度，1–7',
      ratingQuestion: '星级',
      choiceQuestion: '单选',
      multipleChoiceQuestion: '多选',
      textQuestion: '开放问题',
      divider: '分隔线',
    },
    blocks: {
      heading: '标题',
      text: '文字',
      image: '图片',
      video: '视频',
      list: '列表',
      buttons: '按钮',
      question: '问题',
      divider: '分隔线',
    },
    blockUp: '上移',
    blockDown: '下移',
    removeBlock: (name) => `删除：${name}`,
    writtenThere: '直接在卡片上编辑。',
    text: '步骤文字',
    bold: '加粗',
    italic: '斜体',
    link: '链接',
    linkTo: '链接地址',
    unlink: '取消链接',
    toWrite: '在此输入',
    toDo: '要做什么',
    hint: '用一句话说明怎么做（选填）',
    imageAddress: '图片地址，https://…',
    imageAlt: '用文字说明图片内容',
    videoAddress: '视频地址，https://… .mp4 或 .webm',
    videoTitle: '视频主题',
    isLong: '超过五分钟',
    isOrdered: '编号',
    addItem: '添加一项',
    removeLast: '删除最后一项',
    addButton: '添加按钮',
    looks: { primary: '突出', secondary: '普通' },
    scale: '量表',
    isMultiple: '可多选',
    addOption: '添加选项',
    placeholder: '输入框内的提示文字',
    leadsTo: (label) => `“${label}”通往`,
    leads: {
      next: '下一步',
      back: '上一步',
      close: '关闭引导',
      openUrl: '网址…',
      startGuide: '另一个引导',
      openHelp: '帮助',
      snooze: '稍后再来',
      mute: '不再显示此类内容',
      track: '记录事件，停留原处',
    },
    leadsToEnd: '完成引导',
    address: '网址，如 /orders 或 https://…',
    badAddress: '请使用 https://… 或以 / 开头的路径',
    days: '多少天之后',
    inDays: (days) => `${days} 天后`,
  },
};
