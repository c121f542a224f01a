import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, settingNames } from '../../server/config.ts';
import { secretSettings } from '../../server/secrets-of-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

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

  it('takes an address of browsers without a path alone: cookies and the snippet are of a whole origin', () => {
    for (const PUBLIC_URL of ['https://cairn.example', 'http://[::1]:4400/', 'https://cairn.example:8443']) {
      expect(faultsOf({ PUBLIC_URL })).toEqual([]);
    }
    const wrong = [
      'cairn.example',
      'ftp://cairn.example',
      'https://example.com/cairn',
      'https://a@b.example',
    ];
    for (const PUBLIC_URL of wrong) {
      expect(faultsOf({ PUBLIC_URL })).toEqual([
        'PUBLIC_URL: must be what browsers have before the first / of a path, such as https://cairn.example',
      ]);
    }
  });

  it('says an address of browsers as they do, so that https in capitals has secure cookies too', () => {
    for (const PUBLIC_URL of ['HTTPS://Cairn.Example:443//', ' https://cairn.example']) {
      expect(readConfig({ PUBLIC_URL }).publicUrl).toBe('https://cairn.example');
    }
  });

  it('takes networks of proxies, and names what is none', () => {
    expect(readConfig({}).trustedProxies.rules).toEqual([]);
    expect(readConfig({ CAIRN_TRUSTED_PROXIES: '127.0.0.1, fd00::/8' }).trustedProxies.rules).toHaveLength(2);
    expect(faultsOf({ CAIRN_TRUSTED_PROXIES: 'nginx' })).toEqual([
      'CAIRN_TRUSTED_PROXIES: must be addresses or networks, such as 127.0.0.1, 172.16.0.0/12',
    ]);
  });

  describe('with secrets in files', () => {
    const write = (text: string) => {
      const file = join(temporaryFolder(), 'secret');
      writeFileSync(file, text);
      return file;
    };

    it('reads them without the line’s end, under the name of each secret with _FILE behind it', () => {
      const url = 'postgres://cairn:of-a-file@db.internal/cairn';
      const config = readConfig({
        DATABASE_URL_FILE: write(`${url}\n`),
        CAIRN_METRICS_TOKEN_FILE: write('sixteen-characters\n'),
      });
      expect(config).toMatchObject({ databaseUrl: url, metricsToken: 'sixteen-characters' });
      for (const name of secretSettings) expect(settingNames).toContain(name);
    });

    it('leaves blanks in them: a password may end with one', () => {
      const CAIRN_ADMIN_PASSWORD_FILE = write('\ufeff a long word \r\n');
      const config = readConfig({ CAIRN_ADMIN_EMAIL: 'a@cairn.example', CAIRN_ADMIN_PASSWORD_FILE });
      expect(config.admin?.password).toBe(' a long word ');
    });

    it('judges them as it does what is set, and does not show them', () => {
      const faults = faultsOf({ CAIRN_SECRET_KEY_FILE: write('hunter2') });
      expect(faults).toEqual([expect.stringMatching(/^CAIRN_SECRET_KEY: must be 32 bytes/)]);
      expect(faults.join()).not.toContain('hunter2');
    });

    it('says which can’t be read, are empty or said twice', () => {
      expect(
        faultsOf({
          DATABASE_URL: 'postgres://db.internal/cairn',
          DATABASE_URL_FILE: write('x'),
          CAIRN_SECRET_KEY_FILE: '/nowhere/key',
          CAIRN_METRICS_TOKEN_FILE: write('\n'),
        }),
      ).toEqual([
        'DATABASE_URL and DATABASE_URL_FILE: set one of them',
        expect.stringMatching(/^CAIRN_METRICS_TOKEN_FILE: .* is empty$/),
        expect.stringMatching(/^CAIRN_SECRET_KEY_FILE: ENOENT.*Let the user of Cairn read it\.$/),
      ]);
    });
  });
});
