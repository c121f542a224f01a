import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Context } from './context.ts';
import { demoPublicKey } from './workspaces/demo-environment.ts';
import { installTag } from './workspaces/describe-install.ts';

/**
 * The demo host app, meant for an origin of its own: a SaaS like any other that carries the install tag and knows
 * nothing else of us. Every address that isn't a file is the app's one page, because it routes in the browser.
 */
export const createDemoHostApp = (context: Context, directory: string) =>
  new Hono()
    .use(
      '/assets/*',
      serveStatic({
        root: directory,
        onFound: (_, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
      }),
    )
    .get('/assets/*', (c) => c.notFound())
    .get('/', (c) => c.html(page(context, directory)))
    .use(serveStatic({ root: directory }))
    .get('*', (c) => c.html(page(context, directory)));

async function page(context: Context, directory: string): Promise<string> {
  const html = await readFile(join(directory, 'index.html'), 'utf8');
  const publicKey = await demoPublicKey(context);
  return html.replace('%CAIRN_TAG%', publicKey ? installTag(context.config.publicUrl, publicKey) : '');
}
