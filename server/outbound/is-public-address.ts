import ipaddr from 'ipaddr.js';

/** What lies inside 2000::/3 without being an address of its own: tunnels into IPv4, documentation, benchmarks. */
const within2000: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/**
 * Whether an address belongs to the internet at large: not to this machine, its networks, its cloud's metadata service,
 * and to nothing that only leads there by another notation. What is no address is not public.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text) || text.includes('%')) return false;
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv4) return address.range() === 'unicast';
  const isGlobal = address.match(ipaddr.IPv6.parse('2000::'), 3);
  return isGlobal && !within2000.some(([range, bits]) => address.match(ipaddr.IPv6.parse(range), bits));
}
