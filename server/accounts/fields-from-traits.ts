import { safeParse } from 'valibot';
import { type ToldFields, tiers, toldFieldsSchema } from '../../shared/contract/account.ts';
import type { Traits, TraitValue } from '../../shared/contract/audience.ts';
import { dayIn } from '../../shared/rules/calendar.ts';

/**
 * The fields of an account that its traits tell. A trait that is no sensible value of its field counts as unsaid: host
 * apps send what they like, and one wrong word must not keep the rest out.
 */
export function fieldsFromTraits(traits: Traits): ToldFields {
  const modules = traits.modules;
  const told: Record<keyof ToldFields, unknown> = {
    tier: tierNamed(traits.tier),
    industry: wordIn(traits.industry),
    region: wordIn(traits.region),
    plan: wordIn(traits.plan),
    modules: Array.isArray(modules) ? modules : typeof modules === 'string' ? [modules] : null,
    seats: numberIn(traits.seats),
    signedOn: dayOf(traits.signedOn),
    goLiveOn: dayOf(traits.goLiveOn),
    contractStartsOn: dayOf(traits.contractStartsOn),
    contractEndsOn: dayOf(traits.contractEndsOn ?? traits.renewsOn),
    contractValue: numberIn(traits.contractValue),
    currency: wordIn(traits.currency),
  };
  const entries = Object.entries(toldFieldsSchema.entries).map(([name, schema]) => {
    const parsed = safeParse(schema, told[name as keyof ToldFields]);
    return [name, parsed.success ? parsed.output : null];
  });
  return Object.fromEntries(entries) as ToldFields;
}

const wordIn = (value: TraitValue | undefined) =>
  typeof value === 'string' ? value.trim().slice(0, 120) || null : null;

const numberIn = (value: TraitValue | undefined) =>
  typeof value === 'string' && value.trim() !== '' ? Number(value) : (value ?? null);

/** Times are days too: their date is taken as it is written. */
const dayOf = (value: TraitValue | undefined) => (typeof value === 'string' ? (dayIn(value) ?? null) : null);

/** `Long tail`, `long_tail` and `longTail` are one. */
function tierNamed(value: TraitValue | undefined) {
  if (typeof value !== 'string') return null;
  const plain = value.replace(/[\s_-]/g, '').toLowerCase();
  return tiers.find((tier) => tier.toLowerCase() === plain) ?? null;
}
