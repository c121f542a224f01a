import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDemoHostApp } from '../../server/demo-host-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const tag = '<script async src="https://cairn.test/s.js" data-key="pk_1"></script>';

function builtApp(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<head>%CAIRN_TAG%</head>');
  writeFileSync(join(folder, 'assets/main-ABC.js'), 'run()');
  writeFileSync(join(folder, 'logo.svg'), '<svg/>');
  return folder;
}

describe('the demo host app', () => {
  it('is one page at every address, with the install tag', async () => {
    const app = createDemoHostApp(builtApp(), tag);
    for (const path of ['/', '/index.html', '/customers/17']) {
      expect(await (await app.request(path)).text()).toBe(`<head>${tag}</head>`);
    }
  });

  it('serves its files, and says 404 for a script that is not there', async () => {
    const app = createDemoHostApp(builtApp(), tag);
    const script = await app.request('/assets/main-ABC.js');
    expect(await script.text()).toBe('run()');
    expect(script.headers.get('Cache-Control')).toContain('immutable');
    expect(await (await app.request('/logo.svg')).text()).toBe('<svg/>');
    expect((await app.request('/assets/main-OLD.js')).status).toBe(404);
  });
});
