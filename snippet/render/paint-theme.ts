import type { Theme } from '../../shared/contract/guide.ts';
import { themeColors } from './theme-colors.ts';

/** Colours the stage, and again when the reader's system changes between light and dark. */
export function paintTheme(stage: HTMLElement, theme: Theme, signal: AbortSignal): void {
  const darkness = matchMedia('(prefers-color-scheme: dark)');
  const paint = () => {
    const isDark = theme.mode === 'dark' || (theme.mode === 'auto' && darkness.matches);
    stage.classList.toggle('dark', isDark);
    for (const [name, value] of Object.entries(themeColors(theme, isDark)))
      stage.style.setProperty(name, value);
  };
  paint();
  darkness.addEventListener('change', paint, { signal });
}
