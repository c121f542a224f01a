import { placeInHundred } from './percentage.ts';

/** Where a person stands among those whom a survey asks one after another: from 0 to below 1, another in each survey. */
export const placeInWave = (guideId: string, userId: string): number =>
  placeInHundred(userId, `wave ${guideId}`) / 100;
