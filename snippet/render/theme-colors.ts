import type { Theme } from '../../shared/contract/theme.ts';

export type Color = [red: number, green: number, blue: number];

const black: Color = [0, 0, 0];
const white: Color = [255, 255, 255];
/** The card's own background in each mode; the style sheet has the same two. */
export const cards = { light: white, dark: [30, 33, 39] as Color };

export const parse = (hex: string): Color =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) || 0) as Color;

const format = (color: Color): string => `rgb(${color.map(Math.round).join(' ')})`;

function luminance(color: Color): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Color;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG contrast, 1–21. */
export function contrast(one: Color, other: Color): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

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
  const accent = parse((isDark && theme.darkAccent) || theme.accent);
  const card = cards[isDark ? 'dark' : 'light'];
  return {
    '--accent': format(accent),
    '--on-accent': format(contrast(accent, white) >= contrast(accent, black) ? white : black),
    '--link': format(readable(accent, card, 4.6)),
    '--edge': format(readable(accent, card, 3.1)),
  };
}
