import * as v from 'valibot';
import {
  type AccountFields,
  accountFieldsSchema,
  type Churn,
  type ChurnReason,
  churnReasons,
  churnSchema,
  tiers,
} from '../../shared/contract/account.ts';
import { externalIdSchema } from '../../shared/contract/id.ts';
import { monthsOf } from '../../shared/rules/annual-value.ts';
import {
  type Cells,
  type ColumnNames,
  dayIn,
  faultsOf,
  type LineFault,
  plain,
  readCells,
} from './read-csv.ts';

export interface AccountLine {
  line: number;
  id: string;
  name: string | undefined;
  /** E-mail address of the owner. */
  owner: string | undefined;
  fields: AccountFields;
  /** How it was lost. */
  churn: Churn | undefined;
}

const columnNames: ColumnNames = {
  id: ['id', 'accountid', '客户id', '客户编号'],
  name: ['name', 'accountname', '名称', '客户名称'],
  tier: ['tier', '层级', '客户层级'],
  industry: ['industry', '行业'],
  region: ['region', '区域', '地区'],
  plan: ['plan', '套餐'],
  modules: ['modules', '模块'],
  seats: ['seats', 'seatsbought', '席位', '购买席位'],
  signedOn: ['signedon', '签约日期'],
  goLiveOn: ['goliveon', 'golive', '上线日期'],
  contractStartsOn: ['contractstartson', 'contractstart', '合同开始'],
  contractEndsOn: ['contractendson', 'contractend', 'renewson', '合同结束'],
  contractValue: ['contractvalue', '合同金额'],
  annualValue: ['annualvalue', 'arr', '年度金额'],
  currency: ['currency', '币种'],
  owner: ['owner', 'owneremail', '负责人'],
  amountScore: ['amountscore', '金额评分'],
  fitScore: ['fitscore', '匹配评分'],
  churnedOn: ['churnedon', '流失日期'],
  churnReason: ['churnreason', '流失原因'],
  churnNote: ['churnnote', '流失说明'],
  churnBeganInSales: ['churnbeganinsales', 'beganinsales', '源于销售'],
};

const churnReasonNames: Record<string, ChurnReason> = {
  客户不匹配: 'wrongCustomer',
  回报不清: 'roiUnclear',
  决策人变更: 'decisionMakerChanged',
  价格或竞品: 'priceOrRival',
  客户自身经营: 'ownBusiness',
  产品缺口: 'productGap',
  服务: 'service',
  其他: 'other',
};

const tierNames: Record<string, (typeof tiers)[number]> = {
  战略: 'strategic',
  战略客户: 'strategic',
  大客户: 'strategic',
  企业: 'enterprise',
  企业客户: 'enterprise',
  中型: 'enterprise',
  长尾: 'longTail',
  长尾客户: 'longTail',
};

const numberColumns = new Set(['seats', 'contractValue', 'annualValue', 'amountScore', 'fitScore']);

/**
 * Reads accounts from a CSV with a heading.
 *
 * @throws invalid_request when it is no CSV, or a column is unknown
 */
export function readAccountRows(csv: string): { rows: AccountLine[]; faults: LineFault[] } {
  const rows: AccountLine[] = [];
  const { lines, faults } = readCells(csv, columnNames);
  for (const { line, cells } of lines) {
    const { id, name, owner, annualValue, churnedOn, churnReason, churnNote, churnBeganInSales, ...told } =
      cells;
    const parsedId = v.safeParse(externalIdSchema, id ?? '');
    if (!parsedId.success) {
      faults.push({ line, message: 'id: is missing or longer than 200 characters' });
      continue;
    }
    const fields = v.safeParse(accountFieldsSchema, valuesOf(told, annualValue));
    const isLost = [churnedOn, churnReason, churnNote].some((cell) => cell !== undefined);
    const churn = v.safeParse(v.optional(churnSchema), isLost ? churnIn(cells) : undefined);
    if (fields.success && churn.success) {
      const named = { id: parsedId.output, name: name?.slice(0, 200), owner };
      rows.push({ line, ...named, fields: fields.output, churn: churn.output });
    } else {
      faults.push({ line, message: [...faultsOf(fields), ...faultsOf(churn, churnColumns)].join('; ') });
    }
  }
  return { rows, faults };
}

const churnColumns: Record<string, string> = {
  reason: 'churnReason',
  note: 'churnNote',
  beganInSales: 'churnBeganInSales',
};

/** What an account that was lost needs; the schema says what of it is missing. */
const churnIn = ({ churnedOn, churnReason, churnNote, churnBeganInSales }: Cells) => ({
  churnedOn: churnedOn && dayIn(churnedOn),
  reason: churnReason && reasonIn(churnReason),
  note: churnNote ?? '',
  beganInSales: /^(1|true|yes|y|是)$/i.test(churnBeganInSales ?? ''),
});

const reasonIn = (cell: string) =>
  churnReasonNames[cell] ?? churnReasons.find((reason) => plain(reason) === plain(cell)) ?? cell;

/** Texts as the values that the fields' schema checks. What is no number stays a text, which the schema refuses. */
function valuesOf(cells: Cells, annualValue: string | undefined) {
  const fields: Record<string, unknown> = {};
  for (const [name, cell] of Object.entries(cells)) {
    if (cell === undefined) continue;
    if (numberColumns.has(name)) fields[name] = numberIn(cell);
    else if (name === 'modules') fields[name] = cell.split(/[;|、]/).map((module) => module.trim());
    else if (name === 'tier') fields[name] = tierIn(cell);
    else fields[name] = /On$/.test(name) ? dayIn(cell) : cell;
  }
  if (annualValue !== undefined && fields.contractValue === undefined) {
    const value = numberIn(annualValue);
    fields.contractValue = typeof value === 'number' ? value * yearsOf(fields) : value;
  }
  return fields;
}

const numberIn = (cell: string) => {
  const number = Number(cell.replace(/[\s,，]/g, ''));
  return Number.isNaN(number) ? cell : number;
};
const tierIn = (cell: string) => tierNames[cell] ?? tiers.find((tier) => plain(tier) === plain(cell)) ?? cell;

function yearsOf({ contractStartsOn, contractEndsOn }: Record<string, unknown>): number {
  if (typeof contractStartsOn !== 'string' || typeof contractEndsOn !== 'string') return 1;
  const months = monthsOf(contractStartsOn, contractEndsOn);
  return Number.isFinite(months) ? months / 12 : 1;
}
