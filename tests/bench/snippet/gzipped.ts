import { gzipSync } from 'node:zlib';

/** Bytes after gzip -9. */
export const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;
