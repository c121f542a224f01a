/** What other systems can be told of, by webhook: `noun.past-verb`. */
export const newsKinds = [
  'alert.opened',
  'alert.resolved',
  'level.changed',
  'response.recorded',
  'guide.published',
  'guide.unpublished',
  'guide.rolled-back',
] as const;
export type NewsKind = (typeof newsKinds)[number];

/** Accounts and users are named by the host app's own ids. */
interface AboutAccount {
  accountId: string;
  accountName: string;
}

interface AboutAlert extends AboutAccount {
  alertId: string;
  /** The rule that opened it, as people know it. */
  title: string;
}

interface AboutGuide {
  guideId: string;
  guideName: string;
}

/** What is told with each kind. More may be added to one; nothing is taken away. */
export interface NewsData {
  'alert.opened': AboutAlert;
  'alert.resolved': AboutAlert;
  'level.changed': AboutAccount & { level: string; from: string | null; to: string };
  'response.recorded': AboutGuide & {
    responseId: string;
    questionKind: string;
    score: number | null;
    choices: string[] | null;
    text: string | null;
    userId: string;
    accountId: string | null;
    accountName: string | null;
  };
  'guide.published': AboutGuide & { version: number };
  'guide.unpublished': AboutGuide;
  'guide.rolled-back': AboutGuide & { version: number };
}

export type News = { [Kind in NewsKind]: { kind: Kind; data: NewsData[Kind] } }[NewsKind];
