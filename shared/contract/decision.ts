import * as v from 'valibot';
import { uuidSchema } from './id.ts';

/**
 * Why a guide does or does not start for somebody now, the first that holds:
 * - `notLive`, `deactivated`, `notMeant`, `heldOut`, `askedRecently`: decided by the server, which then delivers
 *   nothing of it; `heldOut`: kept from it, to tell what it brings
 * - `stopped`: the environment's emergency stop is on
 * - `manual`: it starts only by `cairn.start`, a link, the help or another guide
 * - `page`: not meant for this page
 * - `muted`, `snoozed`: the user wants none of its category, or not yet
 * - `frequency`: the user had it often enough
 * - `missingTarget`: it was tried on this page and its target was not there
 * - `conditions`: the page's own conditions (element, text, device, address) don't hold
 * - `alreadyRunning`: it, or another guide in whose place it would stand, is on the screen or waiting for its page
 * - `quietVisit`, `quietDay`: enough guides started by themselves
 * - `quietWalkthrough`: no score is asked for in a visit in which a walkthrough started by itself, nor the other way round
 * - `unsavedInput`: the user is in the middle of a form
 * - `trigger`: what it waits for has not happened on this page
 * - `delay`: too early, also because nobody is identified yet and may be in a moment
 * - `lowerPriority`: another guide goes first
 */
export const decisionReasons = [
  'starts',
  'notLive',
  'deactivated',
  'notMeant',
  'heldOut',
  'askedRecently',
  'stopped',
  'manual',
  'page',
  'muted',
  'snoozed',
  'frequency',
  'missingTarget',
  'conditions',
  'alreadyRunning',
  'quietVisit',
  'quietDay',
  'quietWalkthrough',
  'unsavedInput',
  'trigger',
  'delay',
  'lowerPriority',
] as const;
export type DecisionReason = (typeof decisionReasons)[number];

/** What a reason is told with: counts, times (ISO 8601), names. Kept small: it travels in events. */
export type DecisionDetail = Record<string, string | number>;

/** Properties of `decision.changed`: sent when what is decided of a guide differs from the last word in this visit. */
export const decisionPropertiesSchema = v.strictObject({
  guideId: uuidSchema,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  outcome: v.picklist(['start', 'skip']),
  reason: v.picklist(decisionReasons),
  detail: v.optional(
    v.record(
      v.pipe(v.string(), v.maxLength(30)),
      v.union([v.pipe(v.string(), v.maxLength(200)), v.number()]),
    ),
  ),
});
export type DecisionProperties = v.InferOutput<typeof decisionPropertiesSchema>;
