import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { HonoRequest } from 'hono';
import { AppError } from '../http/app-error.ts';

/** Of a body as it is after unpacking. What comes packed is bounded by the same number before that. */
const maxBodyBytes = 512 * 1024;

const unzip = promisify(gunzip);

const tooLarge = (when = '') =>
  new AppError('too_large', `The body is larger than ${maxBodyBytes / 1024} kB${when}.`);

/**
 * The JSON value of a body, whatever content type it claims (browsers send text/plain, so that they need no
 * preflight), gzip or not. Throws AppError: too_large, unsupported_media_type, invalid_request.
 */
export async function readBody(request: HonoRequest): Promise<unknown> {
  const bytes = await unpacked(await bytesOf(request), request.header('Content-Encoding'));
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new AppError('invalid_request', 'The body is not JSON.', {
      details: [{ path: '', message: 'must be JSON' }],
    });
  }
}

/**
 * With a length that was told the bytes come straight from the connection, which is much cheaper than a stream; a
 * body cannot be longer than its length. Without one they are counted as they come.
 */
async function bytesOf(request: HonoRequest): Promise<Buffer> {
  const length = request.header('Content-Length');
  if (length !== undefined && !request.header('Transfer-Encoding')) {
    if (Number(length) > maxBodyBytes) throw tooLarge();
    return Buffer.from(await request.arrayBuffer().catch(brokenOff));
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of (request.raw.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > maxBodyBytes) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof AppError ? error : brokenOff();
  }
  return Buffer.concat(chunks);
}

/** The connection was cut: nobody is left to read this but the log. */
function brokenOff(): never {
  throw new AppError('invalid_request', 'The body ended before it was complete.');
}

async function unpacked(bytes: Buffer, encoding: string | undefined): Promise<Buffer> {
  switch (encoding?.trim().toLowerCase() ?? 'identity') {
    case 'identity':
      return bytes;
    case 'gzip':
      try {
        return await unzip(bytes, { maxOutputLength: maxBodyBytes });
      } catch (error) {
        throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
          ? tooLarge(' when unpacked')
          : new AppError('invalid_request', 'The body is not the gzip it says it is.');
      }
    default:
      throw new AppError('unsupported_media_type', 'Send the body as it is or packed by gzip.');
  }
}
