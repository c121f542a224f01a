import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { HonoRequest } from 'hono';
import { AppError } from '../http/app-error.ts';

/** Of a body as it is after unpacking. What comes packed is bounded by the same number before that. */
const maxBodyBytes = 512 * 1024;

const unzip = promisify(gunzip);

/**
 * The JSON value of a body, whatever content type it claims (browsers send text/plain, so that they need no
 * preflight), gzip or not. Throws AppError: too_large, unsupported_media_type, invalid_request.
 */
export async function readBody(request: HonoRequest): Promise<unknown> {
  const bytes = await unpacked(Buffer.from(await request.arrayBuffer()), request.header('Content-Encoding'));
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new AppError('invalid_request', 'The body is not JSON.', {
      details: [{ path: '', message: 'must be JSON' }],
    });
  }
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
          ? new AppError('too_large', `The body is larger than ${maxBodyBytes / 1024} kB when unpacked.`)
          : new AppError('invalid_request', 'The body is not the gzip it says it is.');
      }
    default:
      throw new AppError('unsupported_media_type', 'Send the body as it is or packed by gzip.');
  }
}
