import { stringify } from 'csv-stringify/sync';
import type { AccountRow } from './account-rows.ts';

const columns: [heading: string, value: (row: AccountRow) => string | number | null][] = [
  ['id', (row) => row.id],
  ['name', (row) => row.name],
  ['users', (row) => row.users],
  ['activeUsers7', (row) => row.activeUsers7],
  ['activeUsers28', (row) => row.activeUsers28],
  ['featuresUsed', (row) => row.featuresUsed],
  ['featuresAvailable', (row) => row.featuresAvailable],
  ['lastSeenAt', (row) => row.lastSeenAt.toISOString()],
  ['npsScore', (row) => row.nps?.score ?? null],
  ['npsAnswers', (row) => row.nps?.n ?? null],
  ['weeklyActiveUsers', (row) => row.weeklyActiveUsers.join(' ')],
  ['tier', (row) => row.tier],
  ['industry', (row) => row.industry],
  ['region', (row) => row.region],
  ['owner', (row) => row.owner?.name ?? null],
  ['stage', (row) => row.stage],
  ['level', (row) => row.level],
  ['health', (row) => row.health],
  ['risk', (row) => row.risk],
  ['activatedUsers', (row) => row.activatedUsers],
  ['seatsBought', (row) => row.seatsBought],
  ['contractEndsOn', (row) => row.contractEndsOn],
  ['annualValue', (row) => row.annualValue],
  ['currency', (row) => row.currency],
  ['openAlerts', (row) => row.openAlerts],
];

/**
 * As spreadsheets take it: UTF-8 with a mark at the start, so that Chinese names survive Excel, and with what would
 * be run as a formula turned into text, because names come from strangers.
 */
export const accountsCsv = (rows: readonly AccountRow[]): string =>
  stringify(
    rows.map((row) => columns.map(([, value]) => value(row))),
    { header: true, columns: columns.map(([heading]) => heading), bom: true, escape_formulas: true },
  );
