import type { Signature } from '../contract/signature.ts';

/**
 * The name of a signature: 16 hexadecimal digits, the same whatever the order of its keys. Two 32-bit hashes side
 * by side (after cyrb53, public domain): fast enough for every click, and among a million signatures a collision
 * is as likely as one in 30 million. Not a secret and no protection against forgery.
 */
export const signatureHash = (signature: Signature): string => hashOf(canonical(signature));

/** That of a signature which is text already. */
export function hashOf(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return hex(b) + hex(a);
}

const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');

/** JSON with its keys in order and absent values left out: given the keys, it writes them in that order everywhere. */
export const canonical = (signature: Signature): string =>
  JSON.stringify(
    signature,
    [signature, ...(signature.alike ?? [])]
      .flatMap((described) => [...Object.keys(described), ...Object.keys(described.attributes ?? {})])
      .sort(),
  );
