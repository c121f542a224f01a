import type { GuideCategory, GuideKind } from '../contract/guide.ts';

const categoryByKind: Record<GuideKind, GuideCategory> = {
  walkthrough: 'help',
  hint: 'help',
  checklist: 'help',
  help: 'help',
  announcement: 'news',
  banner: 'news',
  survey: 'feedback',
};

/** What a user mutes to be rid of guides such as this one: what its author chose, else what its kind stands for. */
export const categoryOf = (kind: GuideKind, { category }: { category?: GuideCategory }): GuideCategory =>
  category ?? categoryByKind[kind];
