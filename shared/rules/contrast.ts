export type Color = [red: number, green: number, blue: number];

/** `#rrggbb` */
export const parseColor = (hex: string): Color =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) || 0) as Color;

/** The background of a guide's card in each mode; the renderer's style sheet has the same two. */
export const cardColors: Record<'light' | 'dark', Color> = { light: [255, 255, 255], dark: [30, 33, 39] };

export function luminance(color: Color): number {
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
