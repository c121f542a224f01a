import type { Theme } from '../../shared/contract/theme.ts';
import { cardColors, contrast, parseColor } from '../../shared/rules/contrast.ts';

export interface ThemeContrast {
  scheme: 'light' | 'dark';
  /** Of the words on a button of the main colour, which are black or white; 1–21. */
  buttonText: number;
  /** Of the main colour itself on a card. */
  onCard: number;
  /** Too little for links, so that they are drawn in a darker or lighter shade of it. */
  isShaded: boolean;
}

const black = parseColor('#000000');
const white = parseColor('#ffffff');
/** What WCAG asks of text. */
const enough = 4.5;

/** How well what a look colours can be read, in each scheme that it has. */
export function contrastsOf(theme: Theme): ThemeContrast[] {
  const schemes = theme.mode === 'auto' ? (['light', 'dark'] as const) : [theme.mode];
  return schemes.map((scheme) => {
    const accent = parseColor((scheme === 'dark' && theme.darkAccent) || theme.accent);
    const onCard = contrast(accent, cardColors[scheme]);
    const buttonText = Math.max(contrast(accent, white), contrast(accent, black));
    return { scheme, buttonText, onCard, isShaded: onCard < enough };
  });
}
