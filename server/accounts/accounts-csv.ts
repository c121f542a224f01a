import { type Cell, csv } from '../http/csv.ts';
import type { AccountRow } from './account-rows.ts';

const columns: [heading: string, value: (row: AccountRow) => Cell][] = [
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

export const accountsCsv = (rows: readonly AccountRow[]): string =>
  csv(
    columns.map(([heading]) => heading),
    rows.map((row) => columns.map(([, value]) => value(row))),
  );
