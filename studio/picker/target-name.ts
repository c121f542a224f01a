import type { Signature } from '../../shared/contract/signature.ts';
import { type Phrase, t } from '../ui/i18n.ts';
import { roleWords, words } from './words.ts';

/** An element as people would call it: `Button “New order”`. */
export function targetName(signature: Signature): string {
  const kind = roleWords[signature.role ?? signature.tag] as Phrase | undefined;
  const name = signature.name ?? signature.text ?? signature.attributes?.placeholder ?? signature.id;
  return `${kind ? t(kind) : (signature.role ?? signature.tag)} “${name ?? t(words.unnamed)}”`;
}
