import type { Traits } from '../shared/contract/audience.ts';
import type { FeatureInput } from '../shared/contract/feature.ts';
import type { GuideContent, GuideKind } from '../shared/contract/guide.ts';
import type { Response } from '../shared/contract/response.ts';

/** What the management API answers, as the studio reads it. Times are ISO 8601 texts, days `YYYY-MM-DD`. */

export interface Environment {
  id: number;
  name: 'production' | 'staging';
  publicKey: string;
  firstEventAt: string | null;
  lastEventAt: string | null;
  isStopped: boolean;
}

export interface App {
  id: number;
  name: string;
  url: string;
  environments: Environment[];
}

export interface Member {
  id: string;
  email: string;
  name: string;
  locale: 'en' | 'zh-CN';
}

export interface Session {
  member: Member;
  role: string;
  workspace: { id: number; name: string; timeZone: string; isDemo: boolean };
  apps: App[];
}

export interface Setup {
  needsFirstMember: boolean;
  demo: {
    email: string;
    password: string;
    hostAppUrl: string;
    progress: { done: number; total: number } | null;
  } | null;
}

export interface SetupInput {
  workspaceName: string;
  appName: string;
  appUrl: string;
  name: string;
  email: string;
  password: string;
  locale: 'en' | 'zh-CN';
}

export interface SignedInDevice {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  userAgent: string | null;
  isCurrent: boolean;
}

export type KeyScope = 'admin' | 'read' | 'write';

export interface SecretKey {
  id: string;
  name: string;
  scope: KeyScope;
  lastFour: string;
  createdAt: string;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export interface Install {
  publicKey: string;
  /** The script element as text. */
  tag: string;
  firstEventAt: string | null;
  lastEventAt: string | null;
}

export interface Nps {
  score: number;
  n: number;
}

export interface Overview {
  accounts: number;
  activeAccounts7: number;
  users: number;
  activeUsers7: number;
  activeUsers28: number;
  previousActiveUsers7: number;
  previousActiveUsers28: number;
  /** The last 90 days, oldest first. */
  dailyActiveUsers: { day: string; users: number }[];
  nps: (Nps & { promoters: number; passives: number; detractors: number }) | null;
  topFeatures: { id: number; name: string; users28: number; accounts28: number }[];
}

export interface AccountRow {
  /** The host app's own id. */
  id: string;
  name: string;
  users: number;
  activeUsers7: number;
  activeUsers28: number;
  featuresUsed: number;
  featuresAvailable: number;
  lastSeenAt: string;
  nps: Nps | null;
  /** The last 12 weeks, oldest first. */
  weeklyActiveUsers: number[];
}

export interface Account extends AccountRow {
  traits: Traits;
  timeZone: string | null;
  firstSeenAt: string;
  /** The last 26 weeks, oldest first. */
  weeks: { startsOn: string; activeUsers: number; uses: number }[];
}

export interface UserRow {
  id: string;
  name: string;
  traits: Traits;
  firstSeenAt: string;
  lastSeenAt: string;
  activeDays28: number;
  uses28: number;
  accounts: { id: string; name: string }[];
}

export interface AccountFeature {
  id: number;
  name: string;
  moduleName: string | null;
  isCore: boolean;
  users28: number;
  uses28: number;
  lastUsedOn: string | null;
  /** Uses in each of the last 12 weeks, oldest first. */
  weeks: number[];
}

export interface ResponseRow extends Response {
  userName: string;
  accountName: string | null;
  guideName: string;
  question: string;
}

export type AccountSort =
  | 'name'
  | 'users'
  | 'activeUsers7'
  | 'activeUsers28'
  | 'featuresUsed'
  | 'lastSeenAt'
  | 'nps';

export interface AccountQuery {
  search?: string | undefined;
  sort?: AccountSort | undefined;
  order?: 'asc' | 'desc' | undefined;
  limit?: number | undefined;
  offset?: number | undefined;
}

export interface GuideSummary {
  id: string;
  kind: GuideKind;
  name: string;
  revision: number;
  updatedAt: string;
  live: { version: number; publishedAt: string } | null;
  hasUnpublishedChanges: boolean;
  stepCount: number;
  /** Users of the selected environment. */
  startedUsers: number;
  completedUsers: number;
}

export interface Guide {
  id: string;
  kind: GuideKind;
  name: string;
  draft: GuideContent;
  revision: number;
  updatedAt: string;
  live: { version: number; publishedAt: string } | null;
  versions: { version: number; name: string; publishedBy: string; publishedAt: string }[];
}

export interface GuideReport {
  started: number;
  completed: number;
  dismissed: number;
  missing: number;
  steps: { stepId: string; shown: number; missing: number }[];
}

export interface AudiencePreview {
  users: number;
  accounts: number;
  sample: { id: string; name: string; accountName: string | null }[];
}

export interface PickerSessionStart {
  id: string;
  openUrl: string;
  expiresAt: string;
}

export interface Module {
  id: number;
  name: string;
  position: number;
}

export interface Feature extends FeatureInput {
  id: number;
  revision: number;
  createdAt: string;
  uses28: number;
  users28: number;
  accounts28: number;
  lastUsedOn: string | null;
}

export interface TagPreview {
  uses90: number;
  users90: number;
  accounts90: number;
  sources: { source: 'signature' | 'name' | 'page'; label: string; path: string | null; uses90: number }[];
}
