import type { GrowthSign } from '../../shared/contract/judgement.ts';
import { formatNumber, formatSigned, t } from '../ui/i18n.ts';
import { words } from './words.ts';

/** What shows that an account could use more, in one line. */
export const growthText = ({ signs }: { signs: readonly GrowthSign[] }): string =>
  signs.map(signText).join(' · ');

export function signText({ sign, value, comparedWith }: GrowthSign): string {
  switch (sign) {
    case 'seatsNearlyUsed':
      return t(words.seatsNearlyUsed, value, comparedWith);
    case 'risingUse':
      return t(
        words.risingUse,
        formatSigned(value / comparedWith - 1, { style: 'percent', maximumFractionDigits: 0 }),
      );
    case 'strongNps':
      return t(words.strongNps, formatSigned(value), formatNumber(comparedWith));
  }
}
