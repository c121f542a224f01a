import type { GuideKind } from '../../../../shared/contract/guide.ts';

/** The bar itself: its modes, saving, and what it says of the session. */
export interface BarWords {
  editing(name: string): string;
  navigate: string;
  pick: string;
  howToPick: string;
  saved: string;
  unsaved: string;
  saving: string;
  notSaved: string;
  conflictTitle: string;
  conflict: string;
  takeTheirs: string;
  keepMine: string;
  undo: string;
  redo: string;
  tryIt: string;
  tryAll: string;
  trying(name: string): string;
  stopTrying: string;
  tag: string;
  heat: string;
  done: string;
  move: string;
  fold: string;
  unfold: string;
  close: string;
  cancel: string;
  set: string;
  choose: string;
  change: string;
  /** What a draft names is not there any more. */
  gone: string;
  failed: string;
  tryAgain: string;
  finished: string;
  kinds: Record<GuideKind, string>;
  live: string;
  notLive: string;
}

export const barWords: Record<'en' | 'zh-CN', BarWords> = {
  en: {
    editing: (name) => `Editing “${name}”`,
    navigate: 'Navigate',
    pick: 'Pick',
    howToPick:
      'Point at the element and click · Tab to the next · ↑ wider · ↓ narrower · Enter picks · Esc leaves it',
    saved: 'Saved',
    unsaved: 'Unsaved',
    saving: 'Saving…',
    notSaved: 'Not saved. Try again',
    conflictTitle: 'Somebody else has saved this guide meanwhile.',
    conflict: 'Nothing is overwritten until you choose.',
    takeTheirs: 'Take theirs',
    keepMine: 'Keep mine',
    undo: 'Undo',
    redo: 'Redo',
    tryIt: 'Try it from here',
    tryAll: 'Try it',
    trying: (name) => `Trying “${name}”. Nothing of it is recorded.`,
    stopTrying: 'Stop',
    tag: 'Tag a feature',
    heat: 'Heat',
    done: 'Done',
    move: 'Move the bar to the other edge',
    fold: 'Show less',
    unfold: 'Show the steps',
    close: 'Close',
    cancel: 'Cancel',
    set: 'Set',
    choose: 'Choose…',
    change: 'Change…',
    gone: 'No longer there',
    failed: 'Cairn can’t be reached. Check the connection.',
    tryAgain: 'Try again',
    finished: 'Saved. You can return to the studio.',
    kinds: {
      walkthrough: 'Walkthrough',
      hint: 'Hint',
      banner: 'Banner',
      announcement: 'Announcement',
      checklist: 'Checklist',
      survey: 'Survey',
      help: 'Help',
    },
    live: 'live',
    notLive: 'not live',
  },
  'zh-CN': {
    editing: (name) => `正在编辑“${name}”`,
    navigate: '浏览',
    pick: '选取',
    howToPick: '指向元素并点击 · Tab 下一个 · ↑ 扩大 · ↓ 缩小 · 回车选取 · Esc 退出',
    saved: '已保存',
    unsaved: '未保存',
    saving: '正在保存…',
    notSaved: '未能保存，点击重试',
    conflictTitle: '其他人已保存了此引导。',
    conflict: '在您选择之前，不会覆盖任何内容。',
    takeTheirs: '采用对方的',
    keepMine: '保留我的',
    undo: '撤销',
    redo: '重做',
    tryIt: '从这里试运行',
    tryAll: '试运行',
    trying: (name) => `正在试运行“${name}”，不会记录任何数据。`,
    stopTrying: '停止',
    tag: '标记功能',
    heat: '热度',
    done: '完成',
    move: '将工具栏移到另一侧',
    fold: '收起',
    unfold: '显示步骤',
    close: '关闭',
    cancel: '取消',
    set: '设置',
    choose: '请选择…',
    change: '修改…',
    gone: '已不存在',
    failed: '无法连接 Cairn，请检查网络。',
    tryAgain: '重试',
    finished: '已保存，可以返回工作台。',
    kinds: {
      walkthrough: '分步引导',
      hint: '提示',
      banner: '横幅',
      announcement: '公告',
      checklist: '任务清单',
      survey: '问卷',
      help: '帮助',
    },
    live: '已上线',
    notLive: '未上线',
  },
};
