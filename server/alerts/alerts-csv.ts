import { csv } from '../http/csv.ts';
import type { AlertRow } from './alert-store.ts';

/** Alerts as their list shows them; a rule that ships says its name in `shipped`. */
export const alertsCsv = (alerts: readonly AlertRow[]): string =>
  csv(
    [
      ...['id', 'accountId', 'accountName', 'owner', 'rule', 'shipped', 'metric', 'direction'],
      ...['value', 'comparedWith', 'state', 'openedAt', 'dueOn', 'snoozedUntil', 'resolvedAt', 'resolution'],
    ],
    alerts.map((alert) => [
      alert.id,
      alert.accountId,
      alert.accountName,
      alert.ownerName,
      alert.ruleName,
      alert.shipped,
      alert.metric,
      alert.direction,
      alert.value,
      alert.comparedWith,
      alert.state,
      alert.openedAt.toISOString(),
      alert.dueOn,
      alert.snoozedUntil,
      alert.resolvedAt?.toISOString() ?? null,
      alert.resolution,
    ]),
  );
