import type { PaintedTheme, Theme, ThemeColors } from '../contract/theme.ts';
import { type Color, cardColors, contrast, luminance, parseColor } from './contrast.ts';

const black: Color = [0, 0, 0];
const white: Color = [255, 255, 255];

const format = (color: Color): string =>
  `#${color.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

/** `color`, moved towards black or white in as few steps as give it `wanted` contrast on `background`. */
function readable(color: Color, background: Color, wanted: number): Color {
  const end = luminance(background) > 0.18 ? black : white;
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = color.map((part, at) => part + ((end[at] ?? 0) - part) * share) as Color;
    if (contrast(mixed, background) >= wanted) return mixed;
  }
  return end;
}

/**
 * An author may choose any colour as accent, so each use has its own shade: text on the accent is black or white,
 * links reach 4.5:1 on the card, edges and focus rings 3:1.
 */
function themeColors(accent: Color, card: Color): ThemeColors {
  return {
    accent: format(accent),
    'on-accent': format(contrast(accent, white) >= contrast(accent, black) ? white : black),
    link: format(readable(accent, card, 4.6)),
    edge: format(readable(accent, card, 3.1)),
  };
}

/** A theme with the colours that it is drawn in. Found by the server, so that no page has to carry how. */
export function paintedTheme(theme: Theme): PaintedTheme {
  const { mode, accent, darkAccent = accent } = theme;
  return {
    ...theme,
    colors: {
      ...(mode !== 'dark' && { light: themeColors(parseColor(accent), cardColors.light) }),
      ...(mode !== 'light' && { dark: themeColors(parseColor(darkAccent), cardColors.dark) }),
    },
  };
}
