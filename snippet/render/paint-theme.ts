import type { Theme, ThemeFont } from '../../shared/contract/theme.ts';
import type { StepView } from './step-view.ts';
import { themeColors } from './theme-colors.ts';
import { directionOf } from './words.ts';

const fonts: Partial<Record<ThemeFont, string>> = {
  serif: 'ui-serif,Georgia,serif',
  rounded: 'ui-rounded,Nunito,sans-serif',
};

const themeShapes = ({ font = 'system', radius = 12 }: Theme): Record<string, string> => ({
  '--font':
    font === 'page' ? getComputedStyle(document.body).fontFamily : (fonts[font] ?? 'system-ui,sans-serif'),
  '--radius': `${radius}px`,
  '--small-radius': `${(radius * 2) / 3}px`,
});

/** Colours the stage, and again when the reader's system changes between light and dark. */
export function paintTheme(stage: HTMLElement, theme: Theme, signal: AbortSignal): void {
  const darkness = matchMedia('(prefers-color-scheme: dark)');
  const paint = () => {
    const isDark = theme.mode === 'dark' || (theme.mode === 'auto' && darkness.matches);
    stage.classList.toggle('dark', isDark);
    for (const [name, value] of Object.entries({ ...themeColors(theme, isDark), ...themeShapes(theme) }))
      stage.style.setProperty(name, value);
  };
  paint();
  darkness.addEventListener('change', paint, { signal });
}

/** Gives the stage the guide's language, direction and colours. */
export function dressStage(
  stage: HTMLElement,
  { locale, theme }: Pick<StepView, 'locale' | 'theme'>,
  signal: AbortSignal,
): void {
  stage.lang = locale;
  stage.dir = directionOf(locale);
  paintTheme(stage, theme, signal);
}
