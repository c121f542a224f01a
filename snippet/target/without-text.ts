import type { Signature } from '../../shared/contract/signature.ts';

/** The description without a word that a person can read: structure, ids, names of fields, links and classes. */
export function withoutText({ name, text, section, attributes, ...rest }: Signature): Signature {
  const kept = Object.entries(attributes ?? {}).filter(
    ([key]) => !/^(alt|placeholder|title|aria-label)$/.test(key),
  );
  return kept.length ? { ...rest, attributes: Object.fromEntries(kept) } : rest;
}
