/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds, then the first 74 usable bits of `random` (10 bytes). Ids made
 * later sort later, which keeps their index compact.
 */
export function uuidV7(nowMs: number, random: Uint8Array): string {
  const time = Math.trunc(nowMs).toString(16).padStart(12, '0');
  let rest = '';
  for (const byte of random) rest += (byte + 256).toString(16).slice(1);
  const variant = '89ab'[(random[2]! >> 4) & 3];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(1, 4)}-${variant}${rest.slice(5, 8)}-${rest.slice(8)}`;
}
