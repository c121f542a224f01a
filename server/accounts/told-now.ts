import type { Traits } from '../../shared/contract/audience.ts';
import type { ToldTraits } from './people-store.ts';
import { traitsFromProperties } from './traits-from-properties.ts';

/** What a member or program says of a user or account, as traits. A name is the trait `name`. */
export function toldNow(
  id: string,
  { name, traits }: { name?: string | undefined; traits?: Traits | undefined },
  at: Date,
): ToldTraits {
  const told = traitsFromProperties({ ...traits, ...(name !== undefined && { name }) });
  const times = Object.fromEntries(Object.keys(told).map((trait) => [trait, at.getTime()]));
  return { id, traits: told, times };
}
