import * as v from 'valibot';
import { stages, tiers } from '../../shared/contract/account.ts';
import { periodDaySchema } from '../../shared/contract/feature.ts';
import { externalIdSchema, uuidSchema } from '../../shared/contract/id.ts';
import type { Day } from '../../shared/rules/calendar.ts';
import type { Context } from '../context.ts';
import { accountIdOf } from '../db/hashed-id.ts';
import { idsOfMeant } from '../delivery/meant-users.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { readSegment } from '../segments/edit-segment.ts';
import { type Among, type Ask, daysIn, lastDays } from './ask.ts';
import { selectAskedAccount } from './asked-account.ts';

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
const wholeNumber = v.pipe(
  v.string(),
  v.regex(/^[1-9]\d{0,8}$/, 'must be a whole number'),
  v.transform(Number),
);

/** Entries of a query: whose numbers, and of which days. */
export const askQuery = {
  /** Both ends included; given together, or not at all. */
  from: v.optional(periodDaySchema),
  to: v.optional(periodDaySchema),
  /** The last so many days, today included. */
  days: v.optional(v.pipe(wholeNumber, v.maxValue(800))),
  /** As the host app names it. */
  account: v.optional(externalIdSchema),
  /** A member's id, `me`, or `none`: accounts that nobody looks after. */
  owner: v.optional(v.union([uuidSchema, v.picklist(['me', 'none'])])),
  /** The team of whoever looks after the account. */
  team: v.optional(wholeNumber),
  segment: v.optional(uuidSchema),
  tier: v.optional(v.picklist(tiers)),
  industry: v.optional(name),
  region: v.optional(name),
  stage: v.optional(v.picklist(stages)),
  /** What the host app calls the user's role. */
  role: v.optional(name),
  feature: v.optional(wholeNumber),
};
const askSchema = v.object(askQuery);
export type AskQuery = v.InferOutput<typeof askSchema>;

const longestDays = 800;

/**
 * The question as metrics take it.
 *
 * @param defaultDays days of the period where none is given
 * @throws not_found for an account or segment that is not there, or not in the actor's portfolio
 */
export async function readAsk(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  query: AskQuery,
  defaultDays: number,
): Promise<Ask> {
  const among = await readAmong(context, scope, query);
  const now = context.now();
  return {
    scope,
    now,
    among,
    period: readDays(query) ?? (await lastDays(context.db, scope, now, query.days ?? defaultDays, among)),
    ...(query.feature !== undefined && { featureId: query.feature }),
  };
}

function readDays({ from, to }: AskQuery): { from: Day; to: Day } | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined) {
    throw new AppError('invalid_request', 'Give both from and to, or days, or none of them.');
  }
  const days = daysIn({ from, to });
  if (days < 1 || days > longestDays) {
    throw new AppError('invalid_request', `A period has 1 to ${longestDays} days, from first to last.`);
  }
  return { from, to };
}

async function readAmong(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  { account, owner, team, segment, tier, industry, region, stage, role }: AskQuery,
): Promise<Among> {
  const accountId = account === undefined ? undefined : accountIdOf(scope.environmentId, account);
  if (accountId !== undefined && !(await selectAskedAccount(context.db, scope, accountId))) {
    throw notFound('account');
  }
  const ownerId = owner === 'me' ? ownIdOf(scope) : owner === 'none' ? null : owner;
  const userIds = segment === undefined ? undefined : await usersOfSegment(context, scope, segment);
  return {
    ...(accountId !== undefined && { accountIds: [accountId] }),
    ...(ownerId !== undefined && { ownerId }),
    ...(team !== undefined && { teamId: team }),
    ...(tier !== undefined && { tier }),
    ...(industry !== undefined && { industry }),
    ...(region !== undefined && { region }),
    ...(stage !== undefined && { stage }),
    ...(role !== undefined && { role }),
    ...(userIds && { userIds }),
  };
}

function ownIdOf({ actor }: Scope): string {
  if (actor.kind === 'member') return actor.memberId;
  throw new AppError('invalid_request', 'Only a member can ask for “me”.');
}

async function usersOfSegment(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  id: string,
): Promise<string[]> {
  const { audience } = await readSegment(context, scope, id);
  return idsOfMeant(context, scope, audience);
}
