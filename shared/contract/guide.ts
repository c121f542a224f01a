import * as v from 'valibot';
import { audienceSchema } from './audience.ts';
import { pageRuleSchema } from './page-rule.ts';
import { stepSchema } from './step.ts';
import { type Locale, localeSchema, type Resolved } from './text.ts';

export const guideKinds = ['walkthrough', 'announcement', 'survey'] as const;
export type GuideKind = (typeof guideKinds)[number];

/** How often a guide may start by itself for one user. A user can start it again by hand in any case. */
export const frequencySchema = v.variant('type', [
  v.strictObject({ type: v.picklist(['once', 'untilCompleted', 'always']) }),
  v.strictObject({
    type: v.literal('everyDays'),
    days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(730)),
  }),
]);
export type Frequency = v.InferOutput<typeof frequencySchema>;

/** When it starts. `manual`: only by `cairn.start(guideId)`. */
export const triggerSchema = v.strictObject({
  on: v.picklist(['pageLoad', 'manual']),
  delaySeconds: v.pipe(v.number(), v.minValue(0), v.maxValue(600)),
  pages: pageRuleSchema,
});
export type Trigger = v.InferOutput<typeof triggerSchema>;

export const themeSchema = v.strictObject({
  mode: v.picklist(['auto', 'light', 'dark']),
  /** `#rrggbb`: buttons, progress and focus ring. Text on it is black or white, whichever has more contrast. */
  accent: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i)),
});
export type Theme = v.InferOutput<typeof themeSchema>;

/** Everything about a guide that is drafted and published as one piece. */
export const guideContentSchema = v.strictObject({
  /** Version of this shape; see `shared/upgrade`. */
  v: v.literal(1),
  defaultLocale: localeSchema,
  trigger: triggerSchema,
  audience: audienceSchema,
  frequency: frequencySchema,
  /** 0–100; among several that could start, the highest does. */
  priority: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  theme: themeSchema,
  steps: v.pipe(v.array(stepSchema), v.minLength(1), v.maxLength(50)),
});
export type GuideContent = v.InferOutput<typeof guideContentSchema>;

export type DeliveredStep = Resolved<GuideContent['steps'][number]>;
export type DeliveredBlock = DeliveredStep['blocks'][number];

/** A published guide as a page gets it: one language, no audience (that was decided by the server). */
export interface DeliveredGuide {
  id: string;
  version: number;
  kind: GuideKind;
  /** The author's name for it, shown in lists the user can open. */
  name: string;
  locale: Locale;
  trigger: Trigger;
  frequency: Frequency;
  priority: number;
  theme: Theme;
  steps: DeliveredStep[];
}

/** What is known of one user and one guide, over all devices. Times are ISO 8601. */
export interface GuideState {
  guideId: string;
  version: number;
  startedCount: number;
  lastShownAt: string;
  completedAt?: string;
  dismissedAt?: string;
}
