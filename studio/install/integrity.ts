/**
 * The hash of a script as `integrity` names it. Undefined where it can't be made: browsers compute none on pages that
 * came without encryption.
 */
export async function integrityOf(path: string): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  const answer = await fetch(path, { cache: 'no-cache' });
  if (!answer.ok) return undefined;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-384', await answer.arrayBuffer()));
  return `sha384-${btoa(String.fromCharCode(...hash))}`;
}
