import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { cacheControl, immutable } from './http/cache-control.ts';

/**
 * The demo host app, meant for an origin of its own: a SaaS like any other that carries the install tag and knows
 * nothing else of us. Every address that isn't a file is the app's one page, because it routes in the browser.
 */
export function createDemoHostApp(directory: string, installTag: string) {
  const page = async () =>
    (await readFile(join(directory, 'index.html'), 'utf8')).replace('%CAIRN_TAG%', installTag);
  return new Hono()
    .use('/assets/*', cacheControl(immutable), serveStatic({ root: directory }))
    .get('/assets/*', (c) => c.notFound())
    .on('GET', ['/', '/index.html'], async (c) => c.html(await page()))
    .use(serveStatic({ root: directory }))
    .get('*', async (c) => c.html(await page()));
}
