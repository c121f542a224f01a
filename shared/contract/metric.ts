import { accounts } from './metrics/accounts.ts';
import { answers } from './metrics/answers.ts';
import { care } from './metrics/care.ts';
import { features } from './metrics/features.ts';
import { guides } from './metrics/guides.ts';
import { people } from './metrics/people.ts';
import { renewal } from './metrics/renewal.ts';

/** Every number that a screen, export or answer shows. Where it is made stands in `server/metrics`. */
export const metrics = {
  ...people,
  ...features,
  ...guides,
  ...answers,
  ...accounts,
  ...care,
  ...renewal,
} as const;

export type MetricName = keyof typeof metrics;
