import type { LookAlike, Signature } from '../contract/signature.ts';

/** At most so large as JSON, in UTF-8. */
const maxBytes = 1500;

const telling = ['row', 'section', 'attributes', 'text', 'name', 'id', 'nth', 'icon', 'at'] as const;

/**
 * A description with up to four of these others, the nearest first, by what they have otherwise (null for nothing): what
 * is more like one of them is not meant. What is worth least is left out until it is small enough.
 */
export function withLookAlikes(signature: Signature, others: readonly Signature[]): Signature {
  const alike = others.slice(0, 4).map((other) => {
    const difference: Record<string, unknown> = {};
    for (const key of telling) {
      if (JSON.stringify(other[key]) !== JSON.stringify(signature[key])) difference[key] = other[key] ?? null;
    }
    return difference as LookAlike;
  });
  const whole: Signature = { ...signature, alike };
  for (const key of ['alike', 'neighbours', ...telling] as const) {
    while (whole[key] && new Blob([JSON.stringify(whole)]).size > maxBytes) {
      if (!(key === 'alike' && alike.pop())) delete whole[key];
    }
  }
  return whole;
}
