import type { Tenant } from '../../../support/build-tenant.ts';

export interface Call {
  path: string;
  body?: unknown;
}
export type Calls = Record<string, (of: Tenant) => Call>;

/** The management routes of a room, by what they have to do with other places; each with a request that does so. */
export interface RoomCalls {
  /** They name something by an id. */
  naming?: Calls;
  /** They name what belongs to the workspace as a whole: that of another app of one's own is no secret. */
  namingInWorkspace?: Calls;
  /** Their body can name something. The reference is refused, or means nothing: nothing of it comes back. */
  referring?: Calls;
  /** They read without naming anything: nothing of another place is in their answers. */
  listing?: Calls;
  /** The same about the workspace as a whole: nothing of another workspace is in their answers. */
  listingOfWorkspace?: Calls;
  /** They name nothing and answer with nothing but what was sent. */
  settingUp?: Calls;
}

/** Of routes that are asked for by their path alone. */
export const reading = (...paths: string[]): Calls =>
  Object.fromEntries(paths.map((path) => [`GET ${path}`, () => ({ path })]));

export const entries = (...calls: Calls[]) => calls.flatMap((each) => Object.entries(each));
