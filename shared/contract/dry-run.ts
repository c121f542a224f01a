/** How far a dry run is: users judged, of so many. */
export interface DryRunProgress {
  done: number;
  total: number;
}

/** What would have come of a draft, had it been live for the last 30 days. */
export interface DryRunResult {
  /** Users it would have started for by itself, and the accounts they were in. */
  users: number;
  accounts: number;
  /** New users by day of the workspace's time zone, the oldest first: the first days show the spike. */
  byDay: { day: string; users: number }[];
  /** Guides that interrupt, for each week in which a user came: with what is live now, and with the draft. */
  promptsPerWeek: { before: number; after: number };
  /** The most that anybody had in one week. */
  mostPromptsInAWeek: { before: number; after: number };
  /** Other guides that could have started at the same moment: for how many users, and how often which went first. */
  collisions: { guideId: string; name: string; users: number; thisFirst: number; otherFirst: number }[];
  /** Live guides that fewer users would have had. */
  displaced: { guideId: string; name: string; before: number; after: number }[];
  /** So many users were judged of so many; numbers of users above are for all of them. */
  judged: number;
  total: number;
}
