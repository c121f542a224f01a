import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { requireUser } from './list-users.ts';
import {
  type SeenGuide,
  selectFeaturesOfUser,
  selectGuidesOfUser,
  type UsedFeature,
} from './user-activity-store.ts';

export interface UserActivity {
  features: UsedFeature[];
  guides: SeenGuide[];
}

/** What a user has used lately and which guides they have seen. Throws `not_found` as `requireUser`. */
export async function describeUserActivity(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  externalId: string,
): Promise<UserActivity> {
  const { db, now } = context;
  const { id } = await requireUser(context, scope, externalId);
  const [features, guides] = await Promise.all([
    selectFeaturesOfUser(db, scope, now(), id),
    selectGuidesOfUser(db, scope, id),
  ]);
  return { features, guides };
}
