import { computed, effect, signal } from '@preact/signals';

export const themeChoices = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const rememberedAt = 'cairn.theme';
const systemIsDark = signal(false);

/** What the member chose; `auto` follows the system. Remembered in this browser. */
export const themeChoice = signal<ThemeChoice>('auto');
/** What is drawn. */
export const theme = computed(() =>
  themeChoice.value === 'auto' ? (systemIsDark.value ? 'dark' : 'light') : themeChoice.value,
);

/** Called once at start, before anything is drawn. */
export function followTheme(): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  systemIsDark.value = system.matches;
  system.addEventListener('change', () => {
    systemIsDark.value = system.matches;
  });
  const remembered = localStorage.getItem(rememberedAt);
  themeChoice.value = themeChoices.find((choice) => choice === remembered) ?? 'auto';
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
    localStorage.setItem(rememberedAt, themeChoice.value);
  });
}
