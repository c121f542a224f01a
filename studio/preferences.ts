import { Languages, Monitor, Moon, Sun } from 'lucide';
import { chooseLocale } from './session.ts';
import { locale, localeNames, locales, t } from './ui/i18n.ts';
import type { MenuItem } from './ui/menu.tsx';
import { themeChoice, themeChoices } from './ui/theme.ts';
import { toastFault } from './ui/toast.tsx';
import { themeWords } from './ui/words.ts';

const themeIcons = { auto: Monitor, light: Sun, dark: Moon };

/** Choices of language, for the member menu and for pages before sign-in. */
export const languageItems = (): MenuItem[] =>
  locales.map((each, index) => ({
    label: localeNames[each],
    icon: Languages,
    isChecked: locale.value === each,
    startsGroup: index === 0,
    onSelect: () => chooseLocale(each).catch((error: Error) => toastFault(error.message)),
  }));

/** Choices of appearance, remembered in this browser. */
export const themeItems = (): MenuItem[] =>
  themeChoices.map((each, index) => ({
    label: t(themeWords[each]),
    icon: themeIcons[each],
    isChecked: themeChoice.value === each,
    startsGroup: index === 0,
    onSelect: () => {
      themeChoice.value = each;
    },
  }));
