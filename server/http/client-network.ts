import { isIPv4, isIPv6 } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context as HonoContext } from 'hono';

/**
 * The network at the other end of the connection, for limits: an IPv4 address, or the first 64 bits of an IPv6
 * address, since one customer of a provider has all addresses below. Headers such as X-Forwarded-For are not asked:
 * anyone can write them. Undefined where there is no connection.
 */
export function clientNetwork(c: HonoContext): string | undefined {
  const isConnected = c.env?.incoming?.socket !== undefined || c.env?.server !== undefined;
  return isConnected ? networkOf(getConnInfo(c).remote.address ?? '') : undefined;
}

export function networkOf(address: string): string | undefined {
  const plain = address.split('%')[0]!.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(plain)) return plain;
  if (!isIPv6(plain)) return undefined;
  const [before = '', after] = plain.split('::');
  const groups = before.split(':').filter(Boolean);
  if (after !== undefined) {
    const behind = after.split(':').filter(Boolean);
    groups.push(...Array<string>(Math.max(8 - groups.length - behind.length, 0)).fill('0'), ...behind);
  }
  const first = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${first.join(':')}::/64`;
}
