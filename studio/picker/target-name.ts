import type { Signature } from '../../shared/contract/signature.ts';
import { type Phrase, t } from '../ui/i18n.ts';
import { roleWords, words } from './words.ts';

/** What sort of element it is, in the reader's language where there is a word for it. */
export function roleName(role: string): string {
  const kind = roleWords[role] as Phrase | undefined;
  return kind ? t(kind) : role;
}

/** An element as people would call it: `Button “New order”`. */
export function targetName(signature: Signature): string {
  const name = signature.name ?? signature.text ?? signature.attributes?.placeholder ?? signature.id;
  return `${roleName(signature.role ?? signature.tag)} “${name ?? t(words.unnamed)}”`;
}
