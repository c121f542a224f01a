import type { Locale } from '../../../shared/contract/text.ts';
import { languageName as nameIn } from '../../../shared/rules/language-name.ts';
import { locale as studioLocale } from '../../ui/i18n.ts';

/** `zh-CN` by its name in the studio's language. */
export const languageName = (locale: Locale): string => nameIn(locale, studioLocale.value);
