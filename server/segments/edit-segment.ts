import type { Audience, Condition } from '../../shared/contract/audience.ts';
import type { Fault } from '../../shared/contract/error.ts';
import type { SegmentInput } from '../../shared/contract/segment.ts';
import { audienceGaps } from '../../shared/rules/audience-gaps.ts';
import { leavesOf } from '../../shared/rules/match-tree.ts';
import { publishingMessage } from '../../shared/rules/publishing/messages.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { newId } from '../db/new-id.ts';
import { raiseConfigVersion } from '../delivery/config-version.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { changes } from '../workspaces/changes.ts';
import {
  archiveSegmentRow,
  insertSegment,
  isNameTaken,
  lockSegments,
  type Segment,
  type SegmentUse,
  selectSegment,
  selectSegments,
  selectSegmentUses,
  updateSegment,
} from './segment-store.ts';

/** A segment with what would change if it did. */
export interface UsedSegment extends Segment {
  uses: Omit<SegmentUse, 'segmentId'>[];
}

export async function listSegments({ db }: Pick<Context, 'db'>, scope: Scope): Promise<UsedSegment[]> {
  const [segments, uses] = await Promise.all([selectSegments(db, scope), selectSegmentUses(db, scope)]);
  return segments.map((segment) => ({ ...segment, uses: usesAmong(uses, segment.id) }));
}

/** @throws not_found */
export async function readSegment(
  { db }: Pick<Context, 'db'>,
  scope: Scope,
  id: string,
): Promise<UsedSegment> {
  const segment = await selectSegment(db, scope, id);
  if (!segment) throw notFound('segment');
  return { ...segment, uses: await usesOf(db, scope, id) };
}

const usesOf = async (db: Queryable, scope: Scope, id: string) =>
  usesAmong(await selectSegmentUses(db, scope), id);

const usesAmong = (uses: readonly SegmentUse[], id: string) =>
  uses.filter(({ segmentId }) => segmentId === id).map(({ segmentId: _, ...use }) => use);

/** @throws conflict when another segment has the name */
export async function createSegment(
  context: Context,
  scope: Scope,
  input: SegmentInput,
): Promise<UsedSegment> {
  const now = context.now();
  const id = newId(now);
  return inTransaction(context.db, async (trx) => {
    await lockSegments(trx, scope);
    await requireSoundReferences(trx, scope, id, input.audience);
    if (!(await insertSegment(trx, scope, now, id, input))) throw nameTaken();
    await audit(trx, scope, now, 'segment.created', `segment:${id}`, { name: input.name });
    return readSegment({ db: trx }, scope, id);
  });
}

/**
 * Saves a segment; guides that name it follow at once in every environment.
 *
 * @throws conflict when somebody else has saved it since `revision` was read, or another segment has the name
 */
export async function saveSegment(
  context: Context,
  scope: Scope,
  id: string,
  input: SegmentInput & { revision: number },
): Promise<UsedSegment> {
  const now = context.now();
  return inTransaction(context.db, async (trx) => {
    const environmentIds = await lockSegments(trx, scope);
    const before = await readSegment({ db: trx }, scope, id);
    await requireSoundReferences(trx, scope, id, input.audience);
    if (await isNameTaken(trx, scope, id, input.name)) throw nameTaken();
    if (!(await updateSegment(trx, scope, now, id, input))) {
      throw new AppError('conflict', 'Somebody else has saved this segment meanwhile: load it again.');
    }
    for (const environmentId of environmentIds) await raiseConfigVersion(trx, environmentId);
    const { name, audience } = input;
    const details = changes<SegmentInput>(before, { name, audience });
    await audit(trx, scope, now, 'segment.saved', `segment:${id}`, details);
    return readSegment({ db: trx }, scope, id);
  });
}

/**
 * Takes a segment off the list. Older versions of guides that name it keep their meaning when they are put live again.
 *
 * @throws conflict while a guide or another segment uses it
 */
export async function archiveSegment(context: Context, scope: Scope, id: string): Promise<void> {
  const now = context.now();
  await inTransaction(context.db, async (trx) => {
    await lockSegments(trx, scope);
    await readSegment({ db: trx }, scope, id);
    const names = new Set((await usesOf(trx, scope, id)).map(({ name }) => name));
    if (names.size > 0) {
      throw new AppError('conflict', `It is used by ${[...names].join(', ')}: take it out there first.`);
    }
    await archiveSegmentRow(trx, scope, now, id);
    await audit(trx, scope, now, 'segment.archived', `segment:${id}`);
  });
}

const nameTaken = () => new AppError('conflict', 'Another segment has this name: give it one of its own.');

/** The audience says all it must; the segments that it names exist, and none of them leads back to this one. */
async function requireSoundReferences(
  trx: Queryable,
  scope: Scope,
  id: string,
  audience: Audience,
): Promise<void> {
  const known = new Map((await selectSegments(trx, scope)).map((segment) => [segment.id, segment.audience]));
  const named = (of: Audience) =>
    leavesOf<Condition>(of).flatMap((leaf) => (leaf.type === 'segment' ? leaf.segmentId : []));
  const refused = (details: Fault[]) =>
    new AppError('invalid_request', 'The request is not valid: see details for each fault.', { details });
  const fault = (message: string) => refused([{ path: 'audience', message }]);
  const gaps = audienceGaps(audience, 'audience');
  if (gaps.length > 0) {
    throw refused(
      gaps.map(({ path, code }) => ({ path, message: publishingMessage({ path, code, params: {} }, 'en') })),
    );
  }
  const waiting = named(audience);
  const seen = new Set<string>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === id) throw fault('A segment can not contain itself: take that condition out.');
    const inner = known.get(next);
    if (!inner) throw fault('It names a segment that no longer exists: choose another.');
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...named(inner));
  }
}
