/**
 * Where an id falls between 0 (included) and 100 (not included), the same everywhere and always. Ids spread evenly;
 * two salts spread them independently. FNV-1a with a final mix, over UTF-16 code units.
 */
export function placeInHundred(id: string, salt: string): number {
  const text = `${salt}\0${id}`;
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32) * 100;
}
