/**
 * A backup file is a run of frames: four bytes for the length, then so many bytes. JSON frames describe; between two
 * of them lie the rows of one table as PostgreSQL's own COPY text, ended by a frame of length 0.
 */
const lengthBytes = 4;
/** Larger ones can't be ours: the file is damaged. */
const longestFrame = 64 * 1024 * 1024;

export class DamagedBackup extends Error {}

export function frame(payload: Uint8Array): Buffer {
  const header = Buffer.alloc(lengthBytes);
  header.writeUInt32BE(payload.byteLength);
  return Buffer.concat([header, payload]);
}

export const jsonFrame = (value: unknown): Buffer => frame(Buffer.from(JSON.stringify(value)));
export const endOfRows: Buffer = frame(new Uint8Array());

export interface FrameReader {
  /** The next frame; throws `DamagedBackup` when the file ends before it. */
  next(): Promise<Buffer>;
  json(): Promise<unknown>;
  /** The frames up to the end of a table's rows. */
  rows(): AsyncGenerator<Buffer>;
}

/** Reads frames out of a stream of bytes that is cut anywhere. */
export function readFrames(bytes: AsyncIterable<Buffer>): FrameReader {
  const chunks = bytes[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);

  async function take(count: number): Promise<Buffer> {
    const parts = [held];
    let length = held.length;
    while (length < count) {
      const { value, done } = await chunks.next();
      if (done) throw new DamagedBackup('The file ends before its end: it was cut, or never finished.');
      parts.push(value);
      length += value.length;
    }
    const all = parts.length === 1 ? held : Buffer.concat(parts, length);
    held = all.subarray(count);
    return all.subarray(0, count);
  }

  async function next(): Promise<Buffer> {
    const length = (await take(lengthBytes)).readUInt32BE();
    if (length > longestFrame) throw new DamagedBackup('The file is damaged, or not a backup of Cairn.');
    return take(length);
  }

  return {
    next,
    async json() {
      try {
        return JSON.parse((await next()).toString('utf8'));
      } catch (error) {
        if (error instanceof SyntaxError) {
          throw new DamagedBackup('The file is damaged, or not a backup of Cairn.');
        }
        throw error;
      }
    },
    async *rows() {
      for (;;) {
        const payload = await next();
        if (payload.length === 0) return;
        yield payload;
      }
    },
  };
}
