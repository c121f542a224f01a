import type { Task } from '../../shared/contract/checklist.ts';
import type { Goal, GuideContent } from '../../shared/contract/guide.ts';
import { target } from './described-elements.ts';
import { both, done, heading, plain, stepDefaults, text, theme } from './pieces.ts';

/** What stays beside people after their first tour: a checklist, a hint, a banner with a goal, and the help. */

export const firstWeekTaskIds = [
  'take-tour',
  'add-customer',
  'log-note',
  'create-deal',
  'place-order',
] as const;
export const scheduleStepId = 'schedule';
export const draftsStepId = 'drafts';

const onEveryPage = { include: [], exclude: [] };
const sales = { type: 'userTrait', trait: 'role', operator: 'is', value: 'sales' } as const;

/** Five tasks for people in sales, which tick themselves by what the app tells of them. */
export function firstWeek(welcomeId: string): GuideContent {
  const taskAt = (
    id: (typeof firstWeekTaskIds)[number],
    label: Task['label'],
    hint: NonNullable<Task['hint']>,
    url: string,
    name: string,
  ): Task => ({
    id,
    label,
    hint,
    action: { type: 'openUrl', url, inNewTab: false },
    doneWhen: { type: 'event', name },
  });
  return {
    v: 1,
    defaultLocale: 'en',
    trigger: { on: 'pageLoad', delaySeconds: 0, pages: onEveryPage },
    audience: sales,
    frequency: { type: 'untilCompleted' },
    // One that a visitor of the demo makes takes its place.
    priority: 30,
    title: both('Your first week', '第一周任务'),
    theme,
    steps: [],
    checklist: {
      title: both('Your first week', '第一周任务'),
      launcher: { label: both('First week', '第一周'), corner: 'bottomEnd' },
      items: [
        {
          id: 'take-tour',
          label: both('Take the tour', '完成新手导览'),
          hint: both('Four steps, a minute', '共四步，约一分钟'),
          action: { type: 'startGuide', guideId: welcomeId },
          doneWhen: { type: 'guideCompleted', guideId: welcomeId },
        },
        taskAt(
          'add-customer',
          both('Add a customer', '添加一位客户'),
          both('A name is enough to begin with', '先填名称即可'),
          '/customers',
          'Customer added',
        ),
        taskAt(
          'log-note',
          both('Log a note after a call', '通话后记一条备注'),
          both('Colleagues see where you stopped', '同事可以接着跟进'),
          '/customers',
          'Note logged',
        ),
        taskAt(
          'create-deal',
          both('Create a deal', '创建一个商机'),
          both('It appears on the board', '会出现在看板上'),
          '/deals',
          'Deal created',
        ),
        taskAt(
          'place-order',
          both('Place your first order', '提交第一张订单'),
          both('Prices come from the customer', '价格随客户自动带出'),
          '/orders/new',
          'Order created',
        ),
      ],
    },
  };
}

/** A mark at the button that few know, for those who make the reports. */
export const scheduleHint = (appUrl: string): GuideContent => ({
  v: 1,
  defaultLocale: 'en',
  trigger: { on: 'pageLoad', delaySeconds: 0, pages: { include: ['/reports'], exclude: [] } },
  audience: { type: 'userTrait', trait: 'role', operator: 'is', value: 'admin' },
  frequency: { type: 'untilCompleted' },
  priority: 30,
  theme,
  steps: [
    {
      ...stepDefaults,
      id: scheduleStepId,
      layout: 'beacon',
      target: target('schedule-report', appUrl),
      blocks: [
        heading('schedule-title', 'No more Monday exports', '不必再每周一导出'),
        text(
          'schedule-text',
          plain('Choose a day and who gets it: the report arrives by mail.'),
          plain('选好日期和收件人，报表会自动发到邮箱。'),
        ),
        { id: 'schedule-buttons', type: 'buttons', buttons: [{ id: 'schedule-done', ...done }] },
      ],
    },
  ],
});

/** Drawn by user, so that the difference shows with the demo's few hundred sellers. */
export const draftsHoldout = { of: 'user', percent: 30 } as const satisfies NonNullable<Goal['holdout']>;
export const draftsWithinDays = 14;

/** Tells sellers of a feature that saves them work; a part is kept from it to see what it brings. */
export const orderDrafts = (featureId: number): GuideContent => ({
  v: 1,
  defaultLocale: 'en',
  trigger: { on: 'pageLoad', delaySeconds: 0, pages: { include: ['/orders'], exclude: [] } },
  audience: sales,
  frequency: { type: 'once' },
  priority: 20,
  goal: { featureId, withinDays: draftsWithinDays, holdout: draftsHoldout },
  theme,
  steps: [
    {
      ...stepDefaults,
      id: draftsStepId,
      layout: 'bannerTop',
      blocks: [
        text(
          'drafts-text',
          [
            { type: 'text', text: 'Customer still thinking it over? ' },
            { type: 'text', text: 'Save the order as a draft', bold: true },
            { type: 'text', text: ' and place it with one press when they call back.' },
          ],
          [
            { type: 'text', text: '客户还在犹豫？' },
            { type: 'text', text: '先把订单存为草稿', bold: true },
            { type: 'text', text: '，等对方确认后一键提交。' },
          ],
        ),
        {
          id: 'drafts-buttons',
          type: 'buttons',
          buttons: [{ id: 'drafts-done', ...done, label: both('Got it', '知道了') }],
        },
      ],
    },
  ],
});

/** What people can start again by hand. */
export const helpCentre = (): GuideContent => ({
  v: 1,
  defaultLocale: 'en',
  trigger: { on: 'pageLoad', delaySeconds: 0, pages: onEveryPage },
  // Not before the app has said who is there: what is listed depends on it.
  audience: { type: 'userTrait', trait: 'role', operator: 'isSet' },
  frequency: { type: 'always' },
  priority: 50,
  theme,
  steps: [],
  help: {
    title: both('Help with Harbour', 'Harbour 使用帮助'),
    launcher: { label: both('Help', '帮助'), corner: 'bottomStart' },
  },
});
