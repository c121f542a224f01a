import type { Checklist, DoneWhen, Task } from '../../../../shared/contract/checklist.ts';

/** The tasks of a checklist, and what the help lists. */
export interface PanelWords {
  tasks: string;
  task(number: number): string;
  addTask: string;
  whatTicks: string;
  doneWhen: string;
  doneBy: Record<DoneWhen['type'], string>;
  doneByHints: Record<DoneWhen['type'], string>;
  /** The same in a word, before what it is. */
  tickedBy: Record<DoneWhen['type'], string>;
  ticksNever: string;
  pageAddress: string;
  thisPage: string;
  eventName: string;
  feature: string;
  guide: string;
  onPress: string;
  taskActions: Record<Task['action']['type'], string>;
  launcher: string;
  corners: Record<Checklist['launcher']['corner'], string>;
  helpLists: string;
  listAll: string;
  listChosen: string;
  listsAll: string;
  listed: string;
  addListed: string;
  whichGuide: string;
  noMoreGuides: string;
}

export const panelWords: Record<'en' | 'zh-CN', PanelWords> = {
  en: {
    tasks: 'Tasks',
    task: (number) => `Task ${number}`,
    addTask: 'Add a task',
    whatTicks: 'What ticks it?',
    doneWhen: 'Done when',
    doneBy: {
      click: 'an element is clicked',
      page: 'a page is opened',
      feature: 'a feature is used',
      guideCompleted: 'a guide is completed',
      event: 'the app tracks an event',
    },
    doneByHints: {
      click: 'Point at it now',
      page: 'Such as this one',
      feature: 'One that is counted already',
      guideCompleted: 'Such as a tour',
      event: 'By cairn.track(…)',
    },
    tickedBy: { click: 'Click', page: 'Page', feature: 'Feature', guideCompleted: 'Guide', event: 'Event' },
    ticksNever: 'Nothing ticks it yet',
    pageAddress: 'Address of the page, * for any part',
    thisPage: 'This page',
    eventName: 'Name of the event',
    feature: 'Feature',
    guide: 'Guide',
    onPress: 'Its button',
    taskActions: { none: 'none', startGuide: 'starts a guide', openUrl: 'opens an address…' },
    launcher: 'Launcher',
    corners: { bottomEnd: 'bottom right', bottomStart: 'bottom left' },
    helpLists: 'It lists',
    listAll: 'all that users can start again',
    listChosen: 'what I choose',
    listsAll: 'Every live guide that can be had again, those for the page the user is on first.',
    listed: 'What it lists',
    addListed: 'Add a guide',
    whichGuide: 'Which guide?',
    noMoreGuides: 'There is no other guide that it could list.',
  },
  'zh-CN': {
    tasks: '任务',
    task: (number) => `任务 ${number}`,
    addTask: '添加任务',
    whatTicks: '如何算完成？',
    doneWhen: '完成条件',
    doneBy: {
      click: '点击某个元素',
      page: '打开某个页面',
      feature: '使用某项功能',
      guideCompleted: '完成某个引导',
      event: '应用记录某个事件',
    },
    doneByHints: {
      click: '现在就去指向它',
      page: '例如当前页面',
      feature: '已在统计的功能',
      guideCompleted: '例如一个导览',
      event: '通过 cairn.track(…)',
    },
    tickedBy: { click: '点击', page: '页面', feature: '功能', guideCompleted: '引导', event: '事件' },
    ticksNever: '尚无完成条件',
    pageAddress: '页面地址，* 表示任意部分',
    thisPage: '当前页面',
    eventName: '事件名称',
    feature: '功能',
    guide: '引导',
    onPress: '按钮',
    taskActions: { none: '无', startGuide: '启动引导', openUrl: '打开网址…' },
    launcher: '入口按钮',
    corners: { bottomEnd: '右下角', bottomStart: '左下角' },
    helpLists: '列出',
    listAll: '用户可重新启动的全部内容',
    listChosen: '由我选择',
    listsAll: '所有可再次查看的已上线引导，适用于用户当前页面的排在前面。',
    listed: '列出的内容',
    addListed: '添加引导',
    whichGuide: '选择哪个引导？',
    noMoreGuides: '没有其他可列出的引导。',
  },
};
