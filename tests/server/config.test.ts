import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../server/config.ts';

const faultsOf = (environment: Record<string, string>): string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n');
    throw error;
  }
};

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({})).toMatchObject({
      port: 4400,
      host: '127.0.0.1',
      databaseUrl: undefined,
      dataDir: './data',
      publicUrl: 'http://localhost:4400',
      isDemo: true,
      admin: undefined,
    });
  });

  it.each([
    [{}, true],
    [{ HOST: 'localhost' }, true],
    [{ HOST: '::1', PUBLIC_URL: 'http://[::1]:4400' }, true],
    [{ PUBLIC_URL: 'http://127.0.0.1:4400' }, true],
    [{ HOST: '0.0.0.0' }, false],
    [{ HOST: '::' }, false],
    [{ HOST: '192.168.1.7' }, false],
    [{ PUBLIC_URL: 'https://cairn.example' }, false],
    [{ HOST: '0.0.0.0', CAIRN_DEMO: '1' }, true],
    [{ CAIRN_DEMO: '0' }, false],
  ])('with %j, has the demo on: %s', (environment, isDemo) => {
    expect(readConfig(environment).isDemo).toBe(isDemo);
  });

  it('takes an empty variable as absent and leaves the slash off the public address', () => {
    const config = readConfig({ PORT: '', PUBLIC_URL: 'https://cairn.example/' });
    expect(config).toMatchObject({ port: 4400, publicUrl: 'https://cairn.example' });
  });

  it('names every fault at once', () => {
    const faults = faultsOf({
      PORT: 'high',
      DATABASE_URL: 'mysql://x',
      CAIRN_DEMO: 'yes',
      CAIRN_ADMIN_EMAIL: 'a@b.co',
    });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'CAIRN_DEMO',
      'CAIRN_ADMIN_EMAIL and CAIRN_ADMIN_PASSWORD',
    ]);
  });

  it('leaves the demo host app a port', () => {
    expect(faultsOf({ PORT: '65535' })).toEqual([expect.stringContaining('below 65535')]);
    expect(faultsOf({ PORT: '65535', CAIRN_DEMO: '0' })).toEqual([]);
  });
});
