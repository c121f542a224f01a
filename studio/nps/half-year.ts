import { t } from '../ui/i18n.ts';
import { words } from './words.ts';

/** `2026-H1` as people say it. */
export function halfYearName(half: string): string {
  const [year = '', part = ''] = half.split('-H');
  return t(part === '1' ? words.firstHalf : words.secondHalf, year);
}

export const scaleName = (scale: string | null) => (scale ?? '1-10').replace('-', '–');
