import { expect, test } from 'vitest';
import { isDatabaseAway } from '../../../server/db/is-database-away.ts';

const error = (fields: object, message = '') => Object.assign(new Error(message), fields);

test.each([
  ['nobody listens', error({ code: 'ECONNREFUSED', syscall: 'connect' })],
  ['the socket file is gone', error({ code: 'ENOENT', syscall: 'connect' })],
  ['no such host for now', error({ code: 'ENOTFOUND', syscall: 'getaddrinfo' })],
  ['nobody says where the host is', error({ code: 'EAI_AGAIN', syscall: 'getaddrinfo' })],
  ['the network is down', error({ code: 'ENETUNREACH', syscall: 'connect' })],
  ['shutting down', error({ code: '57P01' })],
  ['starting up', error({ code: '57P03' })],
  ['the connection failed', error({ code: '08006' })],
  ['no slot left', error({ code: '53300' })],
  ['the pool waited too long', error({}, 'timeout exceeded when trying to connect')],
  ['cut while a query ran', error({}, 'Connection terminated unexpectedly')],
])('away: %s', (_, thrown) => expect(isDatabaseAway(thrown)).toBe(true));

test.each([
  ['a missing file', error({ code: 'ENOENT', syscall: 'open' })],
  ['a unique key', error({ code: '23505' })],
  ['a query cancelled by its timeout', error({ code: '57014' })],
  ['a fault of ours', error({}, 'x is not a function')],
  ['no error at all', 'ECONNREFUSED'],
])('not away: %s', (_, thrown) => expect(isDatabaseAway(thrown)).toBe(false));
