import { adoption } from './thresholds/adoption.ts';
import { advice } from './thresholds/advice.ts';
import { care } from './thresholds/care.ts';
import { company } from './thresholds/company.ts';
import { danger } from './thresholds/danger.ts';
import { surveys } from './thresholds/surveys.ts';
import { weights } from './thresholds/weights.ts';

export { type ThresholdDefinition, type ThresholdGroup, thresholdGroups } from './thresholds/definition.ts';

/** Every threshold of a workspace. A change counts from the next run on; what was judged before stays as it was. */
export const thresholds = {
  ...adoption,
  ...danger,
  ...weights,
  ...care,
  ...surveys,
  ...company,
  ...advice,
} as const;

export type ThresholdName = keyof typeof thresholds;
export type Thresholds = Readonly<Record<ThresholdName, number>>;

/** As they are before anybody changes them. */
export const defaultThresholds = Object.fromEntries(
  Object.entries(thresholds).map(([name, definition]) => [name, definition.default]),
) as Record<ThresholdName, number>;
