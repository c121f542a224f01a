import type { Block } from '../../shared/contract/block.ts';
import type { GuideContent } from '../../shared/contract/guide.ts';
import type { Step } from '../../shared/contract/step.ts';
import type { RichText } from '../../shared/contract/text.ts';
import { target } from './described-elements.ts';
import type { HostElementKey } from './host-elements.ts';
import { back, both, done, heading, next, plain, stepDefaults, text, theme } from './pieces.ts';

/** The tour, the news and the survey of the demo, as an author would have made them in the studio. */

export const welcomeStepIds = ['your-day', 'start-order', 'choose-customer', 'place-order'] as const;
export const whatsNewStepIds = ['whats-new'] as const;
export const npsIds = {
  steps: {
    score: 'score',
    whyHigh: 'why-high',
    commentHigh: 'comment-high',
    better: 'better',
    whyLow: 'why-low',
    commentLow: 'comment-low',
  },
  questions: {
    score: 'ask-score',
    whyHigh: 'ask-why-high',
    commentHigh: 'ask-comment-high',
    better: 'ask-better',
    whyLow: 'ask-why-low',
    commentLow: 'ask-comment-low',
  },
} as const;

/** Four steps for people in sales, over two pages; the second moves on with the click it asks for. */
export function welcomeTour(appUrl: string): GuideContent {
  const step = (
    index: number,
    at: HostElementKey,
    path: string,
    rest: Partial<Step>,
    blocks: Block[],
  ): Step => ({
    ...stepDefaults,
    id: welcomeStepIds[index] ?? '',
    layout: 'tooltip',
    target: target(at, appUrl),
    pages: { include: [path], exclude: [] },
    ...rest,
    blocks,
  });
  const greet = (before: string, fallback: string, after: string): RichText => [
    { type: 'text', text: before },
    { type: 'variable', of: 'user', trait: 'name', fallback },
    { type: 'text', text: after },
  ];
  return {
    v: 1,
    defaultLocale: 'en',
    trigger: { on: 'pageLoad', delaySeconds: 0, pages: { include: ['/'], exclude: [] } },
    audience: { type: 'userTrait', trait: 'role', operator: 'is', value: 'sales' },
    frequency: { type: 'untilCompleted' },
    priority: 80,
    title: both('Around Harbour in a minute', '一分钟认识 Harbour'),
    theme,
    steps: [
      step(0, 'today', '/', { placement: 'bottom' }, [
        heading('your-day-title', 'Your day, in one place', '今天的工作，一目了然'),
        text(
          'your-day-text',
          greet(
            'Welcome aboard, ',
            'colleague',
            '. Calls and visits that are due today wait here: tick them off as you go.',
          ),
          greet('欢迎，', '同事', '。今天要打的电话、要拜访的客户都在这里，做完打个勾就好。'),
        ),
        { id: 'your-day-buttons', type: 'buttons', buttons: [{ id: 'your-day-next', ...next }] },
      ]),
      step(1, 'new-order', '/', { placement: 'bottom', advanceOn: 'targetClick' }, [
        heading('start-order-title', 'Orders start here', '从这里开始下单'),
        text(
          'start-order-text',
          [
            { type: 'text', text: 'From any page. Press ' },
            { type: 'text', text: 'New order', bold: true },
            { type: 'text', text: ' now and we go on together.' },
          ],
          [
            { type: 'text', text: '在任何页面都可以。现在点击' },
            { type: 'text', text: '“新建订单”', bold: true },
            { type: 'text', text: '，我们继续下一步。' },
          ],
        ),
        { id: 'start-order-buttons', type: 'buttons', buttons: [{ id: 'start-order-back', ...back }] },
      ]),
      step(2, 'order-customer', '/orders/new', { placement: 'bottom' }, [
        heading('choose-customer-title', 'Who is it for?', '为哪位客户下单？'),
        text(
          'choose-customer-text',
          plain('Choose the customer first: their prices and delivery address come along.'),
          plain('先选择客户，对应的价格和收货地址会自动带出。'),
        ),
        {
          id: 'choose-customer-buttons',
          type: 'buttons',
          buttons: [{ id: 'choose-customer-next', ...next }],
        },
      ]),
      step(3, 'place-order', '/orders/new', { placement: 'left' }, [
        heading('place-order-title', 'One press and it is on its way', '一键提交'),
        text(
          'place-order-text',
          plain('The warehouse sees it at once. Not ready yet? Save a draft and come back.'),
          plain('仓库会立即收到。还没想好？可以先保存草稿，稍后再来。'),
        ),
        {
          id: 'place-order-buttons',
          type: 'buttons',
          buttons: [
            { id: 'place-order-back', ...back },
            { id: 'place-order-done', ...done },
          ],
        },
      ]),
    ],
  };
}

/** One modal for everybody who is signed in, with what it does for the reader. */
export function whatsNew(): GuideContent {
  const item = (en: string, zh: string) => ({ byLocale: { en: plain(en), 'zh-CN': plain(zh) } });
  return {
    v: 1,
    defaultLocale: 'en',
    trigger: { on: 'pageLoad', delaySeconds: 1, pages: { include: [], exclude: ['/orders/new'] } },
    // Not before the app has said who is there: a visit's one start by itself would go to nobody, and the tour wait.
    audience: { type: 'userTrait', trait: 'role', operator: 'isSet' },
    frequency: { type: 'once' },
    priority: 40,
    title: both('Reports that send themselves', '报表自动发送'),
    theme,
    steps: [
      {
        ...stepDefaults,
        id: whatsNewStepIds[0],
        layout: 'modal',
        blocks: [
          heading('whats-new-title', 'Reports that send themselves', '报表自动发送'),
          text(
            'whats-new-text',
            plain('Your Monday numbers arrive before the meeting does, without anyone building a sheet.'),
            plain('周一开会前，数据已经在邮箱里，不用再有人做表。'),
          ),
          {
            id: 'whats-new-list',
            type: 'list',
            isOrdered: false,
            items: [
              item('Open Reports and press Schedule', '打开“报表”，点击“定时发送”'),
              item('Three, six or twelve months at a glance', '近 3、6、12 个月一键切换'),
              item('Export by owner as CSV', '按负责人导出 CSV'),
            ],
          },
          {
            id: 'whats-new-buttons',
            type: 'buttons',
            buttons: [
              {
                id: 'whats-new-later',
                label: both('Later', '以后再看'),
                look: 'secondary',
                action: { type: 'close' },
              },
              { id: 'whats-new-done', ...next, label: both('Got it', '知道了') },
            ],
          },
        ],
      },
    ],
  };
}

/** One score; after it, by its group, one reason or one neutral question; a comment as one likes. */
export function npsSurvey(): GuideContent {
  const { steps, questions } = npsIds;
  const ask = (
    key: keyof typeof steps,
    question: Extract<Block, { type: 'question' }>['question'],
    when?: Step['when'],
  ): Step => ({
    ...stepDefaults,
    id: steps[key],
    layout: 'corner',
    ...(when && { when }),
    blocks: [{ id: questions[key], type: 'question', question }],
  });
  const of = (group: { min?: number; max?: number }) => ({ questionId: questions.score, ...group });
  const comment = (en: string, zh: string) => ({
    kind: 'text' as const,
    prompt: both(en, zh),
    placeholder: both('Optional', '选填'),
  });
  return {
    v: 1,
    defaultLocale: 'en',
    trigger: { on: 'pageLoad', delaySeconds: 1, pages: { include: [], exclude: ['/orders/new'] } },
    audience: { type: 'all', conditions: [] },
    // Half a year of quiet after an answer is a rule of all surveys; this is only how soon a dismissed one returns.
    frequency: { type: 'everyDays', days: 14 },
    priority: 60,
    theme,
    steps: [
      ask('score', {
        kind: 'nps',
        scale: '1-10',
        prompt: both(
          'Would you recommend Harbour to a friend or colleague?',
          '您愿意把 Harbour 推荐给朋友或同事吗？',
        ),
        lowLabel: both('Not at all', '完全不推荐'),
        highLabel: both('Strongly recommend', '强烈推荐'),
      }),
      ask(
        'whyHigh',
        {
          kind: 'choice',
          prompt: both('What is the main reason?', '主要原因是什么？'),
          options: [
            { id: 'product', label: both('The product', '产品体验') },
            { id: 'service', label: both('The service', '服务') },
          ],
        },
        of({ min: 9 }),
      ),
      ask('commentHigh', comment('Anything you want to add?', '还有什么想补充的吗？'), of({ min: 9 })),
      ask('better', comment('What could we do better?', '我们哪里可以做得更好？'), of({ min: 7, max: 8 })),
      ask(
        'whyLow',
        {
          kind: 'choice',
          prompt: both('What is the main reason?', '主要原因是什么？'),
          options: [
            { id: 'service', label: both('The service was not professional', '服务不够专业') },
            { id: 'product', label: both('The product does not meet my need', '产品不能满足需求') },
          ],
        },
        of({ max: 6 }),
      ),
      ask('commentLow', comment('Anything you want to add?', '还有什么想补充的吗？'), of({ max: 6 })),
    ],
  };
}
