import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/** The row that a secret is stored in. It is sealed in: carried over to another row, the secret can't be opened. */
export type SealedRow = `${'webhook' | 'member' | 'identity_provider' | 'environment'}:${string}`;

/** A stored secret that no key of ours opens, or that was changed since it was sealed. */
export class UnreadableSecret extends Error {
  constructor() {
    super('The secret can’t be read: it was sealed with a key that this server has not got.');
  }
}

/** How secrets that have to be read again are kept in the database. */
export interface Sealing {
  /** What names the key that seals, in all that it has sealed. Undefined: there is none. */
  sealsWith: string | undefined;
  /** What names the keys that open. */
  opensWith: readonly string[];
  /** What is stored of a secret. Without a key that is the secret. */
  seal(secret: string, row: SealedRow): string;
  /** The secret that was stored, sealed or not. Throws UnreadableSecret. */
  open(stored: string, row: SealedRow): string;
}

/** As it is stored: the name of the key; the nonce, the tag and what was sealed. */
const sealedForm = /^§1\.([0-9a-f]{8})\.([\w-]+)$/;
const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** The name of the key that has sealed it; undefined: none has. */
export const sealedWith = (stored: string): string | undefined => sealedForm.exec(stored)?.[1];

/**
 * Seals by AES-256-GCM, with a random nonce each time.
 *
 * @param keys 32 bytes each, in base64; the first seals, every one opens
 */
export function createSealing(keys: readonly string[]): Sealing {
  const ring = new Map(keys.map((key) => [nameOf(key), createSecretKey(key, 'base64')]));
  const [sealing] = ring;
  return {
    sealsWith: sealing?.[0],
    opensWith: [...ring.keys()],
    seal(secret, row) {
      if (!sealing) return secret;
      const [name, key] = sealing;
      return `§1.${name}.${encrypt(key, secret, row).toString('base64url')}`;
    },
    open(stored, row) {
      const [, name, sealed] = sealedForm.exec(stored) ?? [];
      if (name === undefined || sealed === undefined) return stored;
      const key = ring.get(name);
      if (!key) throw new UnreadableSecret();
      return decrypt(key, Buffer.from(sealed, 'base64url'), row);
    },
  };
}

/** Tells one key from another, and nothing about it. */
const nameOf = (key: string): string =>
  createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 8);

function encrypt(key: KeyObject, secret: string, row: SealedRow): Buffer {
  const nonce = randomBytes(nonceBytes);
  const encryption = createCipheriv(cipher, key, nonce).setAAD(Buffer.from(row));
  const encrypted = Buffer.concat([encryption.update(secret, 'utf8'), encryption.final()]);
  return Buffer.concat([nonce, encryption.getAuthTag(), encrypted]);
}

function decrypt(key: KeyObject, bytes: Buffer, row: SealedRow): string {
  const [nonce, rest] = [bytes.subarray(0, nonceBytes), bytes.subarray(nonceBytes)];
  try {
    const decryption = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes })
      .setAAD(Buffer.from(row))
      .setAuthTag(rest.subarray(0, tagBytes));
    return decryption.update(rest.subarray(tagBytes), undefined, 'utf8') + decryption.final('utf8');
  } catch {
    throw new UnreadableSecret();
  }
}
