import { expect, test } from 'vitest';
import { isPublicAddress } from '../../../server/outbound/is-public-address.ts';

test.each([
  '93.184.216.34',
  '8.8.8.8',
  '1.1.1.1',
  '172.15.255.255',
  '172.32.0.1',
  '2606:2800:220:1:248:1893:25c8:1946',
  '2a00:1450:4001:80b::200e',
])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));

test.each([
  ['this machine', '127.0.0.1', '127.1.2.3', '::1', '0.0.0.0', '::', '0.1.2.3'],
  ['this machine, mapped', '::ffff:127.0.0.1', '::ffff:7f00:1', '::127.0.0.1', '::ffff:0:127.0.0.1'],
  ['private networks', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12::1'],
  ['link-local and metadata services', '169.254.169.254', 'fe80::1', 'fe80::1%eth0', 'fd00:ec2::254'],
  ['shared by carriers', '100.64.0.1', '100.127.255.255'],
  [
    'for documentation and benchmarks',
    '192.0.2.1',
    '198.51.100.1',
    '203.0.113.1',
    '198.18.0.1',
    '2001:db8::1',
    '3fff::1',
  ],
  ['many at once', '224.0.0.1', '239.255.255.255', 'ff02::1', '255.255.255.255'],
  ['reserved', '240.0.0.1', '192.0.0.1', '192.88.99.1'],
  ['tunnels into IPv4', '2002:7f00:1::', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '2001:0:7f00:1::'],
  ['what is no address', '', 'localhost', 'example.com', '1.2.3.4.5', '[::1]'],
])('nothing of %s is', (_, ...addresses) => {
  for (const address of addresses) expect(isPublicAddress(address), address).toBe(false);
});
