import type { Theme } from '../../shared/contract/theme.ts';
import { type Color, cardColors, contrast, luminance, parseColor } from '../../shared/rules/contrast.ts';

const black: Color = [0, 0, 0];
const white: Color = [255, 255, 255];

const format = (color: Color): string => `rgb(${color.map(Math.round).join(' ')})`;

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
 * The accent as style-sheet variables. An author may choose any colour, so each use has its own shade: text on the
 * accent is black or white, links reach 4.5:1 on the card, edges and focus rings 3:1.
 */
export function themeColors(theme: Theme, isDark: boolean): Record<string, string> {
  const accent = parseColor((isDark && theme.darkAccent) || theme.accent);
  const card = cardColors[isDark ? 'dark' : 'light'];
  return {
    '--accent': format(accent),
    '--on-accent': format(contrast(accent, white) >= contrast(accent, black) ? white : black),
    '--link': format(readable(accent, card, 4.6)),
    '--edge': format(readable(accent, card, 3.1)),
  };
}
