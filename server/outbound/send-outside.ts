import { type LookupAddress, lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './is-public-address.ts';

/** A request to an address that somebody has typed in. */
export interface OutsideRequest {
  url: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

export interface OutsideAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Why it was not sent, or not answered, in words that tell nothing about our network. */
export class OutsideError extends Error {}

const timeoutMs = 10_000;
const largestAnswer = 256 * 1024;
const refusal = 'The address does not lead to the public internet.';

/**
 * Sends one request to an address that somebody has typed in, to the public internet alone. The check is where the
 * connection is made: on the very addresses that the name has just been resolved to, so that there is no moment
 * between check and use. Redirects are not followed, proxies of the environment not asked, and an answer is read up to
 * 256 kB in at most 10 s.
 *
 * @param allowsPrivate For installations whose receivers are in their own network.
 * @throws OutsideError
 */
export async function sendOutside(
  { url, method = 'GET', headers = {}, body }: OutsideRequest,
  { allowsPrivate }: { allowsPrivate: boolean },
): Promise<OutsideAnswer> {
  const target = URL.parse(url);
  if (target?.protocol !== 'https:' && !(allowsPrivate && target?.protocol === 'http:')) {
    throw new OutsideError('The address must begin with https://.');
  }
  if (target.username || target.password) throw new OutsideError('The address must not hold a password.');
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (!allowsPrivate) {
    if (target.port !== '') throw new OutsideError('The address must not name a port.');
    // A name is judged when it is resolved; an address never is.
    if (isIP(host) !== 0 && !isPublicAddress(host)) throw new OutsideError(refusal);
  }
  const { request } = target.protocol === 'https:' ? https : http;
  // An agent of our own: the global one may have been told to use a proxy.
  const agent = new (target.protocol === 'https:' ? https : http).Agent();
  const signal = AbortSignal.timeout(timeoutMs);

  return new Promise<OutsideAnswer>((resolve, reject) => {
    const fail = (error: Error) => reject(asOutsideError(error, signal));
    const sent = request(
      target,
      {
        method,
        headers: { 'User-Agent': 'Cairn', 'Accept-Encoding': 'identity', ...headers },
        agent,
        signal,
        ...(!allowsPrivate && { lookup: publicLookup }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          chunks.push(chunk);
          if (size > largestAnswer) response.destroy(new OutsideError('The answer is too large.'));
        });
        response.on('error', fail);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(
              Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
            ),
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}

/** Resolves a name and refuses it when any of its addresses is not public: the connection goes to what it returns. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const addresses = (found as LookupAddress[] | undefined) ?? [];
    if (error) return done(error, '', 0);
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address))) {
      return done(new OutsideError(refusal), '', 0);
    }
    const [{ address, family }] = addresses as [LookupAddress];
    if (options.all) done(null, addresses);
    else done(null, address, family);
  });
};

function asOutsideError(error: Error, signal: AbortSignal): OutsideError {
  if (error instanceof OutsideError) return error;
  if (signal.aborted) return new OutsideError(`There was no answer within ${timeoutMs / 1000} s.`);
  const { code } = error as NodeJS.ErrnoException;
  return new OutsideError(`The connection failed${code ? ` (${code})` : ''}.`);
}
