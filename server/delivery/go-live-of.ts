import type { Traits } from '../../shared/contract/audience.ts';
import { type Day, dayIn } from '../../shared/rules/calendar.ts';

/** The day on which an account went live, where its traits say one. */
export const goLiveOf = ({ goLiveOn }: Traits): Day | undefined =>
  typeof goLiveOn === 'string' ? dayIn(goLiveOn) : undefined;
