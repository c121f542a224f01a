import * as v from 'valibot';
import { daySchema } from '../../shared/contract/feature.ts';
import { externalIdSchema } from '../../shared/contract/id.ts';
import {
  type IssueChannel,
  type IssueKind,
  type IssueState,
  issueChannels,
  issueKinds,
  issueSchema,
  issueStates,
} from '../../shared/contract/issue.ts';
import {
  type Cells,
  type ColumnNames,
  dayIn,
  faultsOf,
  type LineFault,
  plain,
  readCells,
} from './read-csv.ts';

const columnNames: ColumnNames = {
  ticket: ['ticket', 'ticketid', 'id', 'key', 'number', '工单', '工单号', '编号'],
  account: ['account', 'accountid', 'customer', '客户', '客户id', '客户编号'],
  kind: ['kind', 'type', '类型'],
  title: ['title', 'subject', 'summary', '标题', '主题', '内容'],
  state: ['state', 'status', '状态'],
  openedOn: ['openedon', 'opened', 'created', 'createdat', 'createdon', '提出日期', '创建时间'],
  takenUpOn: ['takenupon', 'takenup', '受理日期', '受理时间'],
  closedOn: ['closedon', 'closed', 'closedat', '关闭日期', '关闭时间'],
  owner: ['owner', 'owneremail', 'assignee', '负责人'],
  raisedBy: ['raisedby', 'requester', 'reporter', '提出人'],
  channel: ['channel', '渠道'],
  url: ['url', 'link', '链接'],
};

const kindNames: Record<string, IssueKind> = {
  疑问: 'question',
  咨询: 'question',
  bug: 'problem',
  incident: 'problem',
  故障: 'problem',
  缺陷: 'problem',
  feature: 'requirement',
  需求: 'requirement',
};
const stateNames: Record<string, IssueState> = {
  new: 'open',
  todo: 'open',
  待处理: 'open',
  pending: 'inProgress',
  doing: 'inProgress',
  处理中: 'inProgress',
  solved: 'fixed',
  resolved: 'fixed',
  已修复: 'fixed',
  已解决: 'fixed',
  done: 'closed',
  已关闭: 'closed',
};
const channelNames: Record<string, IssueChannel> = {
  email: 'mail',
  邮件: 'mail',
  call: 'phone',
  电话: 'phone',
  会议: 'meeting',
  拜访: 'meeting',
  面板: 'panel',
  导入: 'import',
};

const optionalDay = v.optional(daySchema);
const { kind, state, channel, raisedBy, url } = issueSchema.entries;
const lineSchema = v.pipe(
  v.object({
    account: externalIdSchema,
    ticket: v.pipe(v.string('is missing'), v.maxLength(200)),
    title: issueSchema.entries.title,
    openedOn: daySchema,
    kind: v.optional(kind),
    state: v.optional(state),
    takenUpOn: optionalDay,
    closedOn: optionalDay,
    channel: v.optional(channel.wrapped.wrapped),
    raisedBy: v.optional(raisedBy.wrapped.wrapped),
    url: v.optional(url.wrapped),
    /** E-mail address of the member who sees to it. */
    owner: v.optional(v.string()),
  }),
  v.forward(
    v.check(({ openedOn, takenUpOn = openedOn }) => takenUpOn >= openedOn, 'must not be before openedOn'),
    ['takenUpOn'],
  ),
  v.forward(
    v.check(({ openedOn, closedOn = openedOn }) => closedOn >= openedOn, 'must not be before openedOn'),
    ['closedOn'],
  ),
);

/** An issue as a line tells it: what is absent is not said. */
export type IssueLine = v.InferOutput<typeof lineSchema> & { line: number };

/**
 * Reads issues of accounts from a CSV with a heading, such as a list of tickets.
 *
 * @throws invalid_request when it is no CSV, or a column is unknown
 */
export function readIssueRows(csv: string): { rows: IssueLine[]; faults: LineFault[] } {
  const rows: IssueLine[] = [];
  const { lines, faults } = readCells(csv, columnNames);
  for (const { line, cells } of lines) {
    const parsed = v.safeParse(lineSchema, valuesOf(cells));
    if (parsed.success) rows.push({ line, ...parsed.output });
    else faults.push({ line, message: faultsOf(parsed).join('; ') });
  }
  return { rows, faults };
}

const valuesOf = (cells: Cells) => ({
  ...cells,
  account: cells.account ?? '',
  title: cells.title ?? '',
  openedOn: dayOf(cells.openedOn) ?? '',
  takenUpOn: dayOf(cells.takenUpOn),
  closedOn: dayOf(cells.closedOn),
  kind: oneOf(issueKinds, kindNames, cells.kind),
  state: oneOf(issueStates, stateNames, cells.state),
  channel: oneOf(issueChannels, channelNames, cells.channel),
});

/** Without the time of the day, which lists of tickets often tell. */
const dayOf = (cell: string | undefined) => cell && dayIn(cell.split(/[T\s]/)[0] ?? '');

/** What nothing is called stays as it is, and the schema refuses it. */
const oneOf = <Name extends string>(
  names: readonly Name[],
  others: Record<string, Name>,
  cell: string | undefined,
): string | undefined =>
  cell && (others[plain(cell)] ?? names.find((name) => plain(name) === plain(cell)) ?? cell);
