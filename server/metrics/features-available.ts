import type { Availability } from '../../shared/contract/feature.ts';
import { isAvailable } from '../../shared/rules/is-available.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { selectTraits } from './account-traits.ts';

interface Offered {
  id: number;
  availability: Availability;
  moduleName: string | null;
  isCore: boolean;
}

/** Which features each account can use. */
export interface FeaturesAvailable {
  countFor(accountId: string): number;
  /** Of these, the core ones. */
  coreFor(accountId: string): readonly number[];
  /** All features of the catalogue that are not archived, whoever can use them. */
  catalogue: number;
  has(accountId: string, featureId: number): boolean;
  idsFor(accountId: string): number[];
}

/**
 * The features of the catalogue that are not archived, and which accounts they are available to. Traits are read only
 * where some feature is not for all.
 */
export async function featuresAvailable(
  db: Queryable,
  scope: Scope,
  accountIds?: readonly string[],
): Promise<FeaturesAvailable> {
  const features = await selectOffered(db, scope);
  const limited = features.filter(({ availability }) => availability.type !== 'all');
  const traits = limited.length === 0 ? new Map() : await selectTraits(db, scope, accountIds);
  const limitedIds = new Set(limited.map(({ id }) => id));
  const openIds = new Set(features.filter(({ id }) => !limitedIds.has(id)).map(({ id }) => id));
  const byAccount = new Map<string, ReadonlySet<number>>();
  const limitedFor = (accountId: string) => {
    const known = byAccount.get(accountId);
    if (known) return known;
    const ofAccount = traits.get(accountId) ?? {};
    const found = new Set(
      limited
        .filter(({ availability, moduleName }) => isAvailable(availability, moduleName, ofAccount))
        .map(({ id }) => id),
    );
    byAccount.set(accountId, found);
    return found;
  };
  const isOpen = (accountId: string, featureId: number) =>
    openIds.has(featureId) || (limitedIds.has(featureId) && limitedFor(accountId).has(featureId));
  return {
    catalogue: features.length,
    coreFor: (accountId) =>
      features.filter(({ id, isCore }) => isCore && isOpen(accountId, id)).map(({ id }) => id),
    countFor: (accountId) => openIds.size + (limited.length === 0 ? 0 : limitedFor(accountId).size),
    idsFor: (accountId) => [...openIds, ...(limited.length === 0 ? [] : limitedFor(accountId))],
    has: isOpen,
  };
}

const selectOffered = (db: Queryable, scope: Scope): Promise<Offered[]> =>
  db
    .selectFrom('feature')
    .leftJoin('module', 'module.id', 'feature.moduleId')
    .where('feature.workspaceId', '=', scope.workspaceId)
    .where('feature.appId', '=', scope.appId)
    .where('feature.archivedAt', 'is', null)
    .select(['feature.id', 'feature.availability', 'module.name as moduleName', 'feature.isCore'])
    .execute();
