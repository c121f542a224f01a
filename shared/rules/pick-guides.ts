import type { GuideKind } from '../contract/guide.ts';

/** A list of guides as its address asks for it: the studio and the export of the list pick alike. */
export const guideListStates = ['all', 'live', 'changed', 'planned', 'review', 'draft', 'archived'] as const;
export type GuideListState = (typeof guideListStates)[number];

export const guideListSorts = ['name', 'changed', 'shown', 'completion', 'health'] as const;
export type GuideListSort = (typeof guideListSorts)[number];

export interface GuideListQuery {
  search: string;
  state: GuideListState;
  /** Absent: every kind. */
  kind?: GuideKind | undefined;
  sort: GuideListSort;
  order: 'asc' | 'desc';
}

/** How the targets of a live guide were found lately, the worst of its steps: by themselves, by likeness, or not. */
export const targetHealths = ['found', 'healed', 'missing'] as const;
export type TargetHealth = (typeof targetHealths)[number];

export interface ListedGuide {
  id: string;
  kind: GuideKind;
  name: string;
  audience: string;
  updatedAt: string | Date;
  live: object | null;
  hasUnpublishedChanges: boolean;
  isArchived: boolean;
  plannedAt: string | Date | null;
  isInReview: boolean;
  /** Null: not counted yet. */
  shownUsers: number | null;
  startedUsers: number | null;
  completedUsers: number | null;
  /** Null: not live, without targets, or not looked for lately. */
  health: TargetHealth | null;
}

/**
 * Share of those who started it that completed it. Undefined: nobody started, it is a help, which has no end, or its users
 * are not counted yet.
 */
export const completionOf = ({ kind, startedUsers, completedUsers }: ListedGuide): number | undefined =>
  !startedUsers || completedUsers === null || kind === 'help'
    ? undefined
    : Math.min(1, completedUsers / startedUsers);

/** The guides that are asked for, in the order that is asked for; guides without the value come last. */
export function pickGuides<Guide extends ListedGuide>(
  guides: readonly Guide[],
  { search, state, kind, sort, order }: GuideListQuery,
): Guide[] {
  const wanted = search.trim().toLowerCase();
  const sign = order === 'asc' ? 1 : -1;
  return guides
    .filter((guide) => isInState(guide, state))
    .filter((guide) => kind === undefined || guide.kind === kind)
    .filter(({ name, audience }) => `${name}\n${audience}`.toLowerCase().includes(wanted))
    .toSorted((a, b) => {
      const [one, other] = [sortValue(a, sort), sortValue(b, sort)];
      if (one === undefined || other === undefined) {
        return one === other ? byName(a, b) : one === undefined ? 1 : -1;
      }
      const difference = typeof one === 'string' ? one.localeCompare(String(other)) : one - (other as number);
      return sign * difference || byName(a, b);
    });
}

const byName = (a: ListedGuide, b: ListedGuide) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);

function isInState(guide: ListedGuide, state: GuideListState): boolean {
  if (guide.isArchived) return state === 'archived';
  switch (state) {
    case 'all':
      return true;
    case 'live':
      return guide.live !== null;
    case 'changed':
      return guide.live !== null && guide.hasUnpublishedChanges;
    case 'planned':
      return guide.plannedAt !== null;
    case 'review':
      return guide.isInReview;
    case 'draft':
      return guide.live === null;
    case 'archived':
      return false;
  }
}

function sortValue(guide: ListedGuide, sort: GuideListSort): string | number | undefined {
  switch (sort) {
    case 'name':
      return guide.name;
    case 'changed':
      return new Date(guide.updatedAt).getTime();
    case 'shown':
      return guide.shownUsers ?? undefined;
    case 'completion':
      return completionOf(guide);
    case 'health':
      return guide.health === null ? undefined : targetHealths.indexOf(guide.health);
  }
}
