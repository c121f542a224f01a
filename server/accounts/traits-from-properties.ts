import type { Traits, TraitValue } from '../../shared/contract/audience.ts';

/** Of one message. */
const maxTraits = 200;
const maxNameLength = 100;
const maxTextLength = 1000;
const maxListLength = 100;

/**
 * The traits in what a host app says of a user or account. What no condition could ask about (objects, lists of
 * objects) is left out; long texts are cut.
 */
export function traitsFromProperties(properties: Record<string, unknown>): Traits {
  const traits: Traits = {};
  for (const [name, value] of Object.entries(properties).slice(0, maxTraits)) {
    const trait = traitValue(value);
    if (trait !== undefined && name.length <= maxNameLength) traits[name] = trait;
  }
  return traits;
}

function traitValue(value: unknown): TraitValue | undefined {
  switch (typeof value) {
    case 'string':
      return cut(value);
    case 'number':
    case 'boolean':
      return value;
    case 'object':
      if (value === null) return null;
      if (!Array.isArray(value)) return undefined;
      return value.some((item) => typeof item === 'object' && item !== null)
        ? undefined
        : value.slice(0, maxListLength).map((item) => cut(String(item)));
    default:
      return undefined;
  }
}

/** Cutting may leave half a surrogate pair behind, which could not be stored. */
const cut = (text: string) =>
  text.length > maxTextLength ? text.slice(0, maxTextLength).toWellFormed() : text;
