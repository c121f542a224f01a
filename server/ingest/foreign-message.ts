import { createHash } from 'node:crypto';

/** A message in somebody else's protocol: fields that may be anything. */
export type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const fields = (value: unknown): Fields => (isFields(value) ? value : {});

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The same text gives the same uuid: 128 bits of its hash, marked as a version 8. */
export function uuidOf(text: string): string {
  if (uuid.test(text)) return text;
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Others take numbers for ids; to us an id is a text. */
export const idText = (value: unknown): string | undefined =>
  typeof value === 'number' ? String(value) : typeof value === 'string' && value !== '' ? value : undefined;

/** Left as it is where it is no time: the reason given back then names it. */
export function isoTime(value: unknown): string {
  const at = typeof value === 'string' || typeof value === 'number' ? new Date(value) : new Date(Number.NaN);
  return Number.isNaN(at.getTime()) ? (value as string) : at.toISOString();
}

/** Path of a page as its address or its path tells it, without query and fragment. */
export function pathIn(path: unknown, url: unknown): string | undefined {
  if (typeof path === 'string') return path.replace(/[?#].*$/s, '').slice(0, 500);
  const parsed = typeof url === 'string' ? URL.parse(url) : null;
  return parsed ? parsed.pathname.slice(0, 500) : undefined;
}
