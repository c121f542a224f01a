import type { PickerTask } from '../../shared/contract/picker.ts';

export interface PickerWords {
  task(task: PickerTask): string;
  pick: string;
  navigate: string;
  /** Said in the bar while in that mode. */
  howToPick: string;
  howToNavigate: string;
  inPlace(name: string, place: string): string;
  wider: string;
  narrower: string;
  use: string;
  another: string;
  move: string;
  leave: string;
  close: string;
  tryAgain: string;
  foundFar(of: number): string;
  foundNear(of: number): string;
  foundOther: string;
  foundNone(of: number): string;
  noMarks: string;
  onlyByPlace(of: number): string;
  notAControl: string;
  foreignFrame: string;
  sending: string;
  notSent: string;
  refused: string;
  /** Of the edit of a guide, whose token opens nothing any more. */
  over: string;
  /** Then something was typed that is kept in this tab alone. */
  overUnsaved: string;
  renew: string;
  discardAsk: string;
  discard: string;
  keepIt: string;
  unreachable: string;
  done: string;
}

const english: PickerWords = {
  task: ({ purpose, subject }) =>
    purpose === 'step' ? `Pick the element for “${subject}”` : `Pick what counts as “${subject}”`,
  pick: 'Pick',
  navigate: 'Navigate',
  howToPick: 'Click an element · ↑ wider · ↓ narrower · Esc to use the page',
  howToNavigate: 'Use the page as ever · Alt+P to pick',
  inPlace: (name, place) => `${name}, in ${place}`,
  wider: 'Wider',
  narrower: 'Narrower',
  use: 'Use this element',
  another: 'Pick another',
  move: 'Move the bar to the other edge',
  leave: 'Stop picking',
  close: 'Close',
  tryAgain: 'Try again',
  foundFar: (of) => `Found again, 1 of ${of} · next best is far`,
  foundNear: (of) => `Found again, 1 of ${of} · next best is near`,
  foundOther: 'Another element would be found instead. Pick a wider or narrower one.',
  foundNone: (of) =>
    of > 1
      ? `It can’t be told from ${of - 1} others like it.`
      : 'It would not be found again. Pick a wider one.',
  noMarks: 'It has no name, text or id. A redesign may lose it.',
  onlyByPlace: (of) => `One of ${of} alike: only its place tells it apart.`,
  notAControl: 'This is not a control. Clicks on it may be rare.',
  foreignFrame: 'What is inside this frame belongs to another site and can’t be picked.',
  sending: 'Sending…',
  notSent: 'It could not be sent. Check the connection and try again.',
  refused: 'This picking session is over. Start it again in the studio.',
  over: 'Your session here has ended. Everything is saved.',
  overUnsaved: 'Your session here has ended. What isn’t saved is kept in this tab.',
  renew: 'Go on through the studio',
  discardAsk: 'Discard what isn’t saved?',
  discard: 'Discard',
  keepIt: 'Keep it',
  unreachable: 'Cairn can’t be reached. Check the connection and try again.',
  done: 'Done: you can return to the studio.',
};

const chinese: PickerWords = {
  task: ({ purpose, subject }) =>
    purpose === 'step' ? `为“${subject}”选取元素` : `选取计入“${subject}”的元素`,
  pick: '选取',
  navigate: '浏览',
  howToPick: '点击元素 · ↑ 扩大 · ↓ 缩小 · Esc 返回浏览',
  howToNavigate: '可正常操作页面 · Alt+P 开始选取',
  inPlace: (name, place) => `${name}，位于“${place}”`,
  wider: '扩大',
  narrower: '缩小',
  use: '使用此元素',
  another: '重新选取',
  move: '将工具栏移到另一侧',
  leave: '停止选取',
  close: '关闭',
  tryAgain: '重试',
  foundFar: (of) => `可再次找到（1/${of}）· 与次优差距大`,
  foundNear: (of) => `可再次找到（1/${of}）· 与次优差距小`,
  foundOther: '会找到另一个元素。请扩大或缩小范围。',
  foundNone: (of) => (of > 1 ? `无法与另外 ${of - 1} 个相似元素区分。` : '无法再次找到。请扩大范围。'),
  noMarks: '没有名称、文字或 ID，改版后可能找不到。',
  onlyByPlace: (of) => `共有 ${of} 个相似元素，只能靠位置区分。`,
  notAControl: '这不是可操作的控件，点击可能很少。',
  foreignFrame: '此框架的内容属于其他网站，无法选取。',
  sending: '正在发送…',
  notSent: '发送失败。请检查网络后重试。',
  refused: '本次选取已失效，请在工作台重新开始。',
  over: '本次会话已结束，所有内容均已保存。',
  overUnsaved: '本次会话已结束，未保存的内容已保留在此标签页中。',
  renew: '经工作台继续编辑',
  discardAsk: '要放弃未保存的内容吗？',
  discard: '放弃',
  keepIt: '保留',
  unreachable: '无法连接 Cairn。请检查网络后重试。',
  done: '完成，可以返回工作台。',
};

/** Before the task is known, the browser's language decides. */
export const pickerWords = (locale: string): PickerWords => (/^zh\b/i.test(locale) ? chinese : english);
