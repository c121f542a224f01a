import type { Signature } from '../../shared/contract/signature.ts';
import type { Dictionary, EntryKind } from './evaluate-rules.ts';

/** An entry as a person would point it out. */
export interface EntrySketch {
  kind: EntryKind;
  id: number;
  /** Such as `button "New order" · Orders`, the tracked name, or the path. */
  label: string;
  /** Of an element: its role, or its tag where it has none. */
  role: string | null;
  /** Of an element: what it says, the nearest there is to it. */
  name: string | null;
  /** Of an element: the heading or landmark around it. */
  section: string | null;
}

/** How the entries of a dictionary are drawn; undefined for ids that are not in it. */
export function entrySketches(dictionary: Dictionary) {
  const signatures = new Map(dictionary.signatures.map(({ id, signature }) => [id, signature]));
  const names = new Map(dictionary.names.map(({ id, name }) => [id, name]));
  const paths = new Map(dictionary.pages.map(({ id, path }) => [id, path]));
  return (kind: EntryKind, id: number): EntrySketch => {
    const plain = { kind, id, role: null, name: null, section: null };
    if (kind === 'track') return { ...plain, label: names.get(id) ?? '' };
    if (kind === 'page') return { ...plain, label: paths.get(id) ?? '' };
    const signature = signatures.get(id);
    return signature ? { ...sketchSignature(signature), id } : { ...plain, label: '' };
  };
}

export function sketchSignature(signature: Signature): Omit<EntrySketch, 'id'> {
  const role = signature.role ?? signature.tag;
  const name = elementName(signature) ?? null;
  const section = signature.section ?? null;
  const named = name === null ? role : `${role} "${name}"`;
  return { kind: 'click', label: section === null ? named : `${named} · ${section}`, role, name, section };
}

function elementName({ name, text, attributes = {}, id }: Signature): string | undefined {
  return (
    name ??
    text ??
    attributes['data-testid'] ??
    attributes.placeholder ??
    attributes.title ??
    attributes.href ??
    id
  );
}
