import * as v from 'valibot';
import { audienceSchema, type PageConditions } from './audience.ts';
import { checklistSchema } from './checklist.ts';
import { helpSchema } from './help.ts';
import { pageRuleSchema } from './page-rule.ts';
import { stepSchema } from './step.ts';
import { targetSchema } from './target.ts';
import { type Locale, localeSchema, localizedStringSchema, type Resolved } from './text.ts';
import { type PaintedTheme, themeSchema } from './theme.ts';

export const guideKinds = [
  'walkthrough',
  'hint',
  'banner',
  'announcement',
  'checklist',
  'survey',
  'help',
] as const;
export type GuideKind = (typeof guideKinds)[number];

/** What a user can mute. */
export const guideCategories = ['help', 'news', 'feedback'] as const;
export type GuideCategory = (typeof guideCategories)[number];

/** How often a guide may start by itself for one user. A user can start it again by hand in any case. */
export const frequencySchema = v.variant('type', [
  v.strictObject({ type: v.picklist(['once', 'untilCompleted', 'always']) }),
  v.strictObject({
    type: v.literal('everyDays'),
    days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(730)),
  }),
]);
export type Frequency = v.InferOutput<typeof frequencySchema>;

const triggerSurroundings = {
  /** After what it waits for has happened. */
  delaySeconds: v.pipe(v.number(), v.minValue(0), v.maxValue(600)),
  pages: pageRuleSchema,
};

/**
 * When it starts. `pageLoad`: on a matching page, also when the address changes to it. `exitIntent`: the pointer leaves
 * the page by its top. `manual`: only by hand (`cairn.start(guideId)`, a link with `#cairn-start=<guideId>`, the help,
 * another guide), which starts any guide that was delivered.
 */
export const triggerSchema = v.variant('on', [
  v.strictObject({ on: v.picklist(['pageLoad', 'exitIntent', 'manual']), ...triggerSurroundings }),
  v.strictObject({
    on: v.picklist(['elementAppears', 'elementClicked']),
    /** Absent while the author has not picked one; publishing refuses that. */
    target: v.optional(targetSchema),
    ...triggerSurroundings,
  }),
  v.strictObject({
    on: v.literal('eventTracked'),
    /** As given to `cairn.track`. Empty while the author has not given one. */
    eventName: v.pipe(v.string(), v.trim(), v.maxLength(200)),
    ...triggerSurroundings,
  }),
  v.strictObject({
    on: v.literal('inactivity'),
    /** Without a key, click, scroll or move of the pointer. */
    seconds: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(3600)),
    ...triggerSurroundings,
  }),
]);
export type Trigger = v.InferOutput<typeof triggerSchema>;

/** What a guide is for: that whoever was to have it uses a feature within so many days. */
export const goalSchema = v.strictObject({
  /** 0 while the author has not chosen one. */
  featureId: v.pipe(v.number(), v.integer()),
  withinDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(90)),
  /** So many of the users, or of the accounts, are kept from it to tell what it brings. Absent: nobody is. */
  holdout: v.optional(
    v.strictObject({
      of: v.picklist(['user', 'account']),
      percent: v.pipe(v.number(), v.minValue(1), v.maxValue(50)),
    }),
  ),
});
export type Goal = v.InferOutput<typeof goalSchema>;

/** Everything about a guide that is drafted and published as one piece. */
export const guideContentSchema = v.strictObject({
  /** Version of this shape; see `shared/upgrade`. */
  v: v.literal(1),
  defaultLocale: localeSchema,
  trigger: triggerSchema,
  audience: audienceSchema,
  /** In which situation on the page; joined with `audience` by "all". Absent: in any. */
  conditions: v.optional(audienceSchema),
  /** Absent: the one of its kind; see `category-of`. */
  category: v.optional(v.picklist(guideCategories)),
  frequency: frequencySchema,
  /** 0–100; among several that could start, the highest does. */
  priority: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
  goal: v.optional(goalSchema),
  /** Its own look. Absent: the app's, and what becomes of it. */
  theme: v.optional(themeSchema),
  /** By which users know it where it is listed. Absent: the author's name for it. */
  title: v.optional(localizedStringSchema),
  /** Other words by which the search of the help finds it. */
  searchWords: v.optional(localizedStringSchema),
  /** None for kinds `checklist` and `help`. */
  steps: v.pipe(v.array(stepSchema), v.maxLength(50)),
  /** Of kind `checklist` only. */
  checklist: v.optional(checklistSchema),
  /** Of kind `help` only. */
  help: v.optional(helpSchema),
});
export type GuideContent = v.InferOutput<typeof guideContentSchema>;

export type DeliveredStep = Resolved<GuideContent['steps'][number]>;
export type DeliveredChecklist = Resolved<NonNullable<GuideContent['checklist']>>;
export type DeliveredHelp = Resolved<NonNullable<GuideContent['help']>>;
export type DeliveredBlock = DeliveredStep['blocks'][number];

/** A published guide as a page gets it: one language, no audience (that was decided by the server). */
export interface DeliveredGuide {
  id: string;
  version: number;
  kind: GuideKind;
  category: GuideCategory;
  /** Its title, else the author's name for it: shown in lists the user can open. */
  name: string;
  locale: Locale;
  trigger: Trigger;
  /** What the server could not decide; absent: nothing is left. */
  pageConditions?: PageConditions;
  frequency: Frequency;
  priority: number;
  theme: PaintedTheme;
  steps: DeliveredStep[];
  checklist?: DeliveredChecklist;
  /** Tasks of the checklist that the server knows to be done. */
  doneItemIds?: string[];
  help?: DeliveredHelp;
  searchWords?: string;
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
