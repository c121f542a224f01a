import type { Generated } from 'kysely';
import type { News, NewsKind } from '../../../shared/contract/news.ts';
import type { WebhookFormat } from '../../../shared/contract/webhook.ts';
import type { Json } from './column-types.ts';

/** Other systems that are told. */
export interface WebhookTables {
  /** Another system that is told what happens. */
  webhook: {
    id: string;
    workspaceId: number;
    environmentId: number;
    name: string;
    url: string;
    format: WebhookFormat;
    /** Language of the texts in the format `slack`. */
    locale: 'en' | 'zh-CN';
    kinds: NewsKind[];
    isActive: Generated<boolean>;
    secret: string;
    /** Signed with as well until then, so that a receiver can change over without missing anything. */
    formerSecret: string | null;
    formerSecretUntil: Date | null;
    createdAt: Date;
    /** When somebody was told last that messages were given up. */
    failureToldAt: Date | null;
  };
  webhookDelivery: {
    environmentId: number;
    id: Generated<string>;
    workspaceId: number;
    webhookId: string;
    /** Or `webhook.tested`. */
    kind: NewsKind | 'webhook.tested';
    data: Json<News['data'] | { name: string }>;
    createdAt: Generated<Date>;
    attempts: Generated<number>;
    /** Null: delivered, or given up. */
    nextAt: Date | null;
    triedAt: Date | null;
    deliveredAt: Date | null;
    /** HTTP status of the last try. Null: there was no answer, and `fault` says why. */
    status: number | null;
    fault: string | null;
  };
}
