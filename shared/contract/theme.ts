import * as v from 'valibot';
import { mediaUrlSchema } from './block.ts';

const colorSchema = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, 'use a colour such as #0f766e'));

/** `page`: the font of the host app's own page. The others are those of the reader's device. */
export const themeFonts = ['system', 'page', 'serif', 'rounded'] as const;
export type ThemeFont = (typeof themeFonts)[number];

/** How guides look. Custom properties only: no style sheet of an author's own reaches a page. */
export const themeSchema = v.strictObject({
  mode: v.picklist(['auto', 'light', 'dark']),
  /** `#rrggbb`: buttons, progress and focus ring. Text on it is black or white, whichever has more contrast. */
  accent: colorSchema,
  /** Instead of `accent` where the look is dark. */
  darkAccent: v.optional(colorSchema),
  /** Absent: `system`. */
  font: v.optional(v.picklist(themeFonts)),
  /** Of a card's corners, in CSS px; buttons have two thirds of it. Absent: 12. */
  radius: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24))),
  /** Drawn above what a window, side panel or corner card says. */
  logo: v.optional(mediaUrlSchema),
});
export type Theme = v.InferOutput<typeof themeSchema>;

/** Colours that style sheets name: the accent, text on it, links, and the edges of controls. */
export type ThemeColors = Record<'accent' | 'on-accent' | 'link' | 'edge', string>;

/** As pages get it: with the colours of the modes that it can be shown in. */
export interface PaintedTheme extends Theme {
  colors: Partial<Record<'light' | 'dark', ThemeColors>>;
}

/** Of an app for which nobody has chosen one. */
export const defaultTheme: Theme = { mode: 'auto', accent: '#0f766e' };
