import { BlockList, isIP, isIPv4 } from 'node:net';

const kindOf = (address: string) => (isIPv4(address) ? 'ipv4' : 'ipv6');

/** The networks in a text such as `127.0.0.1, 172.16.0.0/12, fd00::/8`. Undefined: something in it is none. */
export function networksIn(text: string): BlockList | undefined {
  const networks = new BlockList();
  for (const part of text.split(/[\s,]+/).filter((each) => each !== '')) {
    const [, address = '', bits] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
    const longest = isIPv4(address) ? 32 : 128;
    if (isIP(address) === 0 || Number(bits ?? 0) > longest) return undefined;
    networks.addSubnet(address, Number(bits ?? longest), kindOf(address));
  }
  return networks;
}

/**
 * Who is at the other end, behind proxies that are trusted: each of them writes down, at the end of X-Forwarded-For,
 * who spoke to it. So it is read from the end, as far as those who wrote are trusted; what stands before may be
 * anybody's invention.
 */
export function clientAddress(
  connected: string,
  forwardedFor: string | undefined,
  proxies: BlockList,
): string {
  let client = connected;
  const hops = (forwardedFor ?? '').split(',').map(withoutPort).reverse();
  for (const hop of hops) {
    if (isIP(hop) === 0 || isIP(client) === 0 || !proxies.check(client, kindOf(client))) break;
    client = hop;
  }
  return client;
}

/** Some proxies write the port too. */
const withoutPort = (hop: string) =>
  hop
    .trim()
    .replace(/^\[(.+)\](:\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
