import type { AccountTables } from './schema/accounts.ts';
import type { AlertTables } from './schema/alerts.ts';
import type { CatalogueTables } from './schema/catalogue.ts';
import type { DemoTables } from './schema/demo.ts';
import type { EventTables } from './schema/events.ts';
import type { GuideRunTables } from './schema/guide-runs.ts';
import type { GuideTables } from './schema/guides.ts';
import type { JudgementTables } from './schema/judgement.ts';
import type { MemberTables } from './schema/members.ts';
import type { ReportTables } from './schema/reports.ts';
import type { ResponseTables } from './schema/responses.ts';
import type { SegmentTables } from './schema/segments.ts';
import type { UserTables } from './schema/users.ts';
import type { WebhookTables } from './schema/webhooks.ts';
import type { WorkspaceTables } from './schema/workspaces.ts';

/** Every table and its columns, in camelCase. The SQL is in `migrations/`. */
export interface Schema
  extends WorkspaceTables,
    MemberTables,
    WebhookTables,
    GuideTables,
    GuideRunTables,
    SegmentTables,
    CatalogueTables,
    AccountTables,
    JudgementTables,
    UserTables,
    AlertTables,
    EventTables,
    ResponseTables,
    ReportTables,
    DemoTables {}
