import { AppError } from '../http/app-error.ts';

let common: Promise<ReadonlySet<string>> | undefined;

/** Read on first need: half a megabyte that most starts of the server never look at. */
async function readCommon(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'].map(String));
}

/**
 * Refuses a password that is among the 49,000 most common, which are those that are tried first, or that is the address
 * or the product's name.
 *
 * @param path of the field that it was given in
 * @throws invalid_request
 */
export async function requireUncommonPassword(
  password: string,
  { email, path = 'password' }: { email: string; path?: string },
): Promise<void> {
  common ??= readCommon();
  const given = password.toLowerCase();
  const address = email.toLowerCase();
  const obvious = [address, address.split('@')[0], 'cairncairn'];
  if (!obvious.includes(given) && !(await common).has(given)) return;
  throw new AppError('invalid_request', 'This password is one of the most common: choose another.', {
    details: [{ path, message: 'is one of the most common: choose another' }],
  });
}
