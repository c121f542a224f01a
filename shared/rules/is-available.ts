import type { Traits } from '../contract/audience.ts';
import type { Availability } from '../contract/feature.ts';
import { matchTrait } from './match-trait.ts';

/**
 * Whether an account with these traits can use a feature of that module at all. An account of which the plan or the
 * modules are not known has none of them.
 */
export function isAvailable(availability: Availability, moduleName: string | null, account: Traits): boolean {
  const meets = (trait: string, operator: 'is' | 'isOneOf', value: string | string[]) =>
    matchTrait({ type: 'accountTrait', trait, operator, value }, account);
  switch (availability.type) {
    case 'all':
      return true;
    case 'plan':
      return meets('plan', 'isOneOf', availability.plans);
    case 'module':
      return moduleName === null || meets('modules', 'is', moduleName);
    case 'trait':
      return matchTrait({ ...availability, type: 'accountTrait' }, account);
  }
}
