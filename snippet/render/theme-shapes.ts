import type { Theme, ThemeFont } from '../../shared/contract/theme.ts';

const fonts: Partial<Record<ThemeFont, string>> = {
  serif: 'ui-serif,Georgia,serif',
  rounded: 'ui-rounded,Nunito,sans-serif',
};

/** The font and rounding of a theme that has others than the usual, as style-sheet variables. */
export const themeShapes = ({ font = 'system', radius = 12 }: Theme): Record<string, string> => ({
  font:
    font === 'page' ? getComputedStyle(document.body).fontFamily : (fonts[font] ?? 'system-ui,sans-serif'),
  radius: `${radius}px`,
});
