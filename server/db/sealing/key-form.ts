/** What a key has to be, to be said to whoever sets one. */
export const whatKeysAre = '32 bytes in base64, such as openssl rand -base64 32 makes';
const keyForm = /^[\w+/-]{43}=?$/;

/** The keys in a text, with commas or white space between them. Undefined: something in it is no key. */
export function secretKeysIn(text: string): string[] | undefined {
  const keys = text.split(/[\s,]+/).filter((part) => part !== '');
  return keys.length > 0 && keys.every((key) => keyForm.test(key)) ? keys : undefined;
}
