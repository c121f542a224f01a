import type { AdoptionLevel } from '../contract/judgement.ts';

export interface RenewalOdds {
  low: number;
  medium: number;
  high: number;
}

/** Whoever is not judged yet stands between. */
const oddsOf = (level: AdoptionLevel, odds: RenewalOdds): number =>
  odds[level === 'tooEarly' ? 'medium' : level];

export interface ForecastLine {
  level: AdoptionLevel;
  accounts: number;
  /** 0 to 1. */
  odds: number;
  renewals: number;
}

/** How many accounts are likely to renew: of each level as many as its odds say. */
export function renewalForecast(
  due: Readonly<Record<AdoptionLevel, number>>,
  odds: RenewalOdds,
): { lines: ForecastLine[]; accounts: number; renewals: number } {
  const lines = (['high', 'medium', 'low', 'tooEarly'] as const).map((level) => ({
    level,
    accounts: due[level],
    odds: oddsOf(level, odds),
    renewals: due[level] * oddsOf(level, odds),
  }));
  return {
    lines,
    accounts: lines.reduce((sum, { accounts }) => sum + accounts, 0),
    renewals: lines.reduce((sum, { renewals }) => sum + renewals, 0),
  };
}
