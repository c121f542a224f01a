/** How a text file may be written, as the Encoding Standard names it. */
export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const;
export type TextEncoding = (typeof textEncodings)[number];

/**
 * How a text file is probably written: what its mark at the start says, else UTF-8 where it can be read as that, else
 * what spreadsheets of China or of the West write without a mark. Their characters differ: Chinese ones are pairs of
 * bytes, mostly both from 0x80 on, Western letters with accents stand alone between others.
 */
export function encodingOf(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return shareOfPairs(bytes) > 0.5 ? 'gb18030' : 'windows-1252';
  }
}

/** Of the bytes from 0x80 on, taken with the one after each, the share of which both are. */
function shareOfPairs(bytes: Uint8Array): number {
  let pairs = 0;
  let all = 0;
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    all += 1;
    at += 1;
    if ((bytes[at] ?? 0) >= 0x80) pairs += 1;
  }
  return all === 0 ? 0 : pairs / all;
}

/** A file as text, without the mark at its start. */
export const decodeText = (bytes: Uint8Array, encoding: TextEncoding = encodingOf(bytes)): string =>
  new TextDecoder(encoding).decode(bytes);
