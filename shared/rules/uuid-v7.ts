/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds, then the first 74 usable bits of `random` (10 bytes). Ids made
 * later sort later, which keeps their index compact.
 */
export function uuidV7(nowMs: number, random: Uint8Array): string {
  const time = Math.trunc(nowMs).toString(16).padStart(12, '0');
  // In three pieces, not byte by byte: every click of a host app makes an id.
  const hex = (from: number, to: number) => {
    let value = 0;
    for (let i = from; i < to; i++) value = value * 256 + random[i]!;
    return value.toString(16).padStart(2 * (to - from), '0');
  };
  const variant = '89ab'[(random[2]! >> 4) & 3];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(0, 2).slice(1)}-${variant}${hex(2, 4).slice(1)}-${hex(4, 10)}`;
}
