import * as v from 'valibot';

/** Made by whoever makes the thing: UUIDv7 for rows and events, so that ids sort by time. */
export const uuidSchema = v.pipe(v.string(), v.uuid());

/** What a guide is called in the studio. */
export const guideNameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));

/** Counts how often something was saved, from 1. */
export const revisionSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 31 - 1));

/** Empty while the author has not chosen one; publishing refuses that. */
export const maybeUuidSchema = v.union([v.literal(''), uuidSchema]);

/** 0 while the author has not chosen one; publishing refuses that. */
export const maybeFeatureIdSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Ids inside a guide (steps, blocks, buttons, options): short, unique within the guide. */
export const localIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,40}$/));

/** How the host app names a user or account. Its own words: never parsed, never shown as markup. */
export const externalIdSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
