import { isIPv4, isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context as HonoContext } from 'hono';
import type { Config } from '../config.ts';
import { clientAddress } from './trusted-proxies.ts';

/**
 * The network at the other end of the connection, for limits: an IPv4 address, or the first 64 bits of an IPv6
 * address, since one customer of a provider has all addresses below. X-Forwarded-For is asked only where a proxy that
 * CAIRN_TRUSTED_PROXIES names has written it: anyone else can too. Undefined where there is no connection.
 */
export function clientNetwork(
  c: HonoContext,
  { trustedProxies }: Pick<Config, 'trustedProxies'>,
): string | undefined {
  const isConnected = c.env?.incoming?.socket !== undefined || c.env?.server !== undefined;
  if (!isConnected) return undefined;
  const connected = plain(getConnInfo(c).remote.address ?? '');
  return networkOf(clientAddress(connected, c.req.header('X-Forwarded-For'), trustedProxies));
}

const plain = (address: string) => address.split('%')[0]!.replace(/^::ffff:(?=\d+\.)/i, '');

export function networkOf(address: string): string | undefined {
  const bare = plain(address);
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return undefined;
  const [before = '', after] = bare.split('::');
  const groups = before.split(':').filter(Boolean);
  if (after !== undefined) {
    const behind = after.split(':').filter(Boolean);
    groups.push(...Array<string>(Math.max(8 - groups.length - behind.length, 0)).fill('0'), ...behind);
  }
  const first = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(':')}::/64`;
}
