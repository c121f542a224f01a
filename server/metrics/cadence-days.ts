import { type RawBuilder, sql } from 'kysely';
import { contactKinds } from '../../shared/contract/account.ts';
import { arrayOfPlain } from '../db/array-literal.ts';

/** Whether a row of `account_note` is one of having spoken with somebody. */
export const isContact = sql<boolean>`kind = any(${arrayOfPlain(contactKinds)}::text[])`;

/**
 * Columns (live_on, known_since) of an `account` with its workspace `w`: from when its cadence counts. An account that
 * was live before the workspace was made can not have been spoken with here before.
 */
export const cadenceDays = (zone: RawBuilder<unknown>) => sql`
  coalesce(account.go_live_on, (account.first_seen_at at time zone ${zone})::date) as live_on,
  (greatest(account.first_seen_at, w.created_at) at time zone ${zone})::date as known_since`;

/** When one spoke with an `account` last, and when one held a review; `until` a day, if one is given. */
export const lastSpoken = (until: RawBuilder<unknown> = sql`'infinity'::date`) => sql`
  select max(happened_on) filter (where ${isContact}) as last_contact_on,
    max(happened_on) filter (where kind = 'review') as last_review_on
  from account_note n
  where n.environment_id = account.environment_id and n.account_id = account.id and n.happened_on <= ${until}`;
