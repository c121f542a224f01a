import { sql } from 'kysely';
import type { EventKind } from '../../shared/contract/event.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import type { Scope } from '../http/scope.ts';

export interface StoredEvent {
  id: string;
  at: Date;
  kind: EventKind;
  /** Such as `page.viewed`, or what the host app tracked. */
  name: string;
  path: string | null;
  /** Of what was clicked, sent or changed. */
  signature: Signature | null;
  userId: string;
  isAnonymous: boolean;
  accountId: string | null;
}

/** The events received after `since`, newest first. */
export async function selectLatestEvents(
  db: Queryable,
  scope: Scope,
  since: Date,
  limit: number,
): Promise<StoredEvent[]> {
  const { environmentId } = scope;
  const { rows } = await sql<Omit<StoredEvent, 'kind'> & { kind: number }>`
    with came as materialized (
      select e.* from event e
      where e.environment_id = ${environmentId} and e.received_at > ${since} and ${ofPortfolio(scope, 'e.accountId')}
      order by e.received_at desc, e.at desc, e.id
      limit ${limit}
    )
    select e.id, e.at, e.kind, n.name, p.path, s.signature, u.external_id as user_id, u.is_anonymous,
      a.external_id as account_id
    from came e
    join event_name n on n.id = e.name_id
    join "user" u on u.environment_id = ${environmentId} and u.id = e.user_id
    left join account a on a.environment_id = ${environmentId} and a.id = e.account_id
    left join page p on p.id = e.page_id
    left join signature s on s.id = e.signature_id
    order by e.received_at desc, e.at desc, e.id`.execute(db);
  return rows.map((row) => ({ ...row, kind: kinds[row.kind]! }));
}

const kinds = Object.fromEntries(
  Object.entries(eventKindCodes).map(([kind, code]) => [code, kind as EventKind]),
);
