import type { Signature } from '../../shared/contract/signature.ts';

/** An element as a person would point it out: `button "New order" · Orders`. */
export function signatureLabel(signature: Signature): string {
  const what = signature.role ?? signature.tag;
  const { attributes = {} } = signature;
  const name =
    signature.name ??
    signature.text ??
    attributes['data-testid'] ??
    attributes.placeholder ??
    attributes.title ??
    attributes.href ??
    signature.id;
  const label = name === undefined ? what : `${what} "${name}"`;
  return signature.section === undefined ? label : `${label} · ${signature.section}`;
}
