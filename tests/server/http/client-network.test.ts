import { describe, expect, test } from 'vitest';
import { networkOf } from '../../../server/http/client-network.ts';
import { clientAddress, networksIn } from '../../../server/http/trusted-proxies.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:1:2::6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['', undefined],
  ['unix', undefined],
])('%s is counted as %s', (address, network) => expect(networkOf(address)).toBe(network));

describe('behind proxies on 127.0.0.1 and in 10.0.0.0/8 and fd00::/8', () => {
  const proxies = networksIn('127.0.0.1, 10.0.0.0/8 fd00::/8');
  test.each([
    ['nobody is written down', '127.0.0.1', undefined, '127.0.0.1'],
    ['one proxy writes down a visitor', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['two of them', '127.0.0.1', '203.0.113.7, 10.1.2.3', '203.0.113.7'],
    ['the visitor invents others', '127.0.0.1', '198.51.100.1, 10.9.9.9, 203.0.113.7', '203.0.113.7'],
    ['the visitor invents what is no address', '10.1.2.3', 'unknown, 203.0.113.7', '203.0.113.7'],
    ['the last is no address', '10.1.2.3', '203.0.113.7, unknown', '10.1.2.3'],
    ['all are within', '10.1.2.3', '10.4.5.6', '10.4.5.6'],
    ['ports are written too', '127.0.0.1', '203.0.113.7:4711', '203.0.113.7'],
    ['the visitor has an IPv6 address', 'fd00::1', '[2001:db8::7]:4711', '2001:db8::7'],
    ['a stranger writes', '198.51.100.1', '203.0.113.7', '198.51.100.1'],
  ])('%s', (_, connected, forwardedFor, client) => {
    expect(clientAddress(connected, forwardedFor, proxies!)).toBe(client);
  });
});

test.each(['localhost', '10.0.0.0/33', '10.0.0/8', '10.0.0.0/', 'all', '127.0.0.1; ::1'])(
  '%s is no network',
  (text) => expect(networksIn(text)).toBeUndefined(),
);
