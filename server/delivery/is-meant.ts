import type { Audience } from '../../shared/contract/audience.ts';
import { type AudienceFacts, matchAudience } from '../../shared/rules/match-audience.ts';

/**
 * Whether a guide with this audience is served to a person. Delivery and the audience preview both ask here, so that
 * the number an author sees is the number of people served.
 */
export const isMeant = (audience: Audience, person: AudienceFacts & { isDeactivated: boolean }): boolean =>
  !person.isDeactivated && matchAudience(audience, person).matches;
