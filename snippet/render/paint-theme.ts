import type { PaintedTheme } from '../../shared/contract/theme.ts';
import type { Layouts } from './layouts.ts';
import type { StepView } from './step-view.ts';
import { directionOf } from './words.ts';

/** Kept, because to ask for it takes as long as to draw a line of text. */
let darkness: MediaQueryList | undefined;

/** Colours the stage, and again when the reader's system changes between light and dark. */
function paintTheme(
  stage: HTMLElement,
  theme: PaintedTheme,
  signal: AbortSignal,
  shapesOf?: Layouts['themeShapes'],
): void {
  if (theme.mode === 'auto') darkness ??= matchMedia('(prefers-color-scheme: dark)');
  const paint = () => {
    const isDark = theme.mode === 'dark' || (theme.mode === 'auto' && darkness?.matches === true);
    stage.classList.toggle('dark', isDark);
    // A run that goes on after an upgrade may have none.
    const colors = theme.colors?.[isDark ? 'dark' : 'light'];
    for (const [name, value] of Object.entries({ ...colors, ...shapesOf?.(theme) }))
      stage.style.setProperty(`--${name}`, value);
  };
  paint();
  darkness?.addEventListener('change', paint, { signal });
}

/** Gives the stage the guide's language, direction and colours, and with `layouts` its font and rounding. */
export function dressStage(
  stage: HTMLElement,
  { locale, theme, layouts }: Pick<StepView, 'locale' | 'theme'> & { layouts?: Pick<Layouts, 'themeShapes'> },
  signal: AbortSignal,
): void {
  stage.lang = locale;
  stage.dir = directionOf(locale);
  paintTheme(stage, theme, signal, layouts?.themeShapes);
}
