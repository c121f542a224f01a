import type { Signature } from '../../../shared/contract/signature.ts';

/** In every message; another version speaks to nobody of this one. */
export const protocol = 'cairn frames 1';

/** What the page around says. `call` is heard by any frame, and so holds nothing. */
export type Ask =
  | { cairn: typeof protocol; type: 'call' }
  | { cairn: typeof protocol; type: 'find'; id: string; signature: Signature }
  | { cairn: typeof protocol; type: 'leave'; id: string };

/** What a frame says; of its element no more than where it is, in the frame's own pixels, and that it was clicked. */
export type Tell =
  | { cairn: typeof protocol; type: 'here' }
  | { cairn: typeof protocol; type: 'gone' }
  | { cairn: typeof protocol; type: 'at'; id: string; box: FrameBox | null; score: number }
  | { cairn: typeof protocol; type: 'clicked'; id: string };

/** Left, top, right, bottom of what can be seen; all 0 where nothing can. */
export type FrameBox = [number, number, number, number];

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;
const isNumber = (value: unknown): value is number => Number.isFinite(value);

/** Only what has the shape of ours, field by field; the rest of the message is not looked at. */
export function readAsk(data: unknown): Ask | undefined {
  const { cairn, type, id, signature } = fieldsOf(data);
  if (cairn !== protocol) return undefined;
  if (type === 'call') return { cairn, type };
  if (!isText(id)) return undefined;
  if (type === 'leave') return { cairn, type, id };
  return type === 'find' && isSignature(signature) ? { cairn, type, id, signature } : undefined;
}

export function readTell(data: unknown): Tell | undefined {
  const { cairn, type, id, box, score } = fieldsOf(data);
  if (cairn !== protocol) return undefined;
  if (type === 'here' || type === 'gone') return { cairn, type };
  if (!isText(id)) return undefined;
  if (type === 'clicked') return { cairn, type, id };
  const isBox = box === null || (Array.isArray(box) && box.length === 4 && box.every(isNumber));
  return type === 'at' && isBox && isNumber(score)
    ? { cairn, type, id, box: box as FrameBox | null, score }
    : undefined;
}

const fieldsOf = (data: unknown): Record<string, unknown> =>
  typeof data === 'object' && data !== null ? { ...data } : {};

/** Names that lead into selectors, and no more text than a signature may hold. */
function isSignature(value: unknown): value is Signature {
  const { v, tag, path, attributes = {} } = fieldsOf(value);
  return (
    v === 1 &&
    isText(tag) &&
    Array.isArray(path) &&
    path.every(isText) &&
    Object.keys(fieldsOf(attributes)).every((name) => /^[\w-]+$/.test(name)) &&
    JSON.stringify(value).length < 4000
  );
}
