import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { cacheControl, immutable } from './cache-control.ts';
import { sharedHeaders } from './security-headers.ts';

/** A 304 without this one would be kept from a page that loads the script with `crossorigin`. */
const retainedHeaders = [...RETAINED_304_HEADERS, 'Access-Control-Allow-Origin'];

/**
 * What host pages load. The boot script has a fixed address and is asked for again after five minutes; the parts it
 * imports have their hash in the name and never change. `import()` from another origin needs the CORS header.
 */
export function snippetFiles(root: string, publicUrl: string) {
  const headers = [sharedHeaders(publicUrl), cors({ origin: '*' })] as const;
  return new Hono()
    .use('/s.js', ...headers, cacheControl('public, max-age=300'), etag({ retainedHeaders }))
    .get('/s.js', serveStatic({ path: join(root, 's.js') }))
    .use('/snippet/*', ...headers, cacheControl(immutable))
    .get(
      '/snippet/:file{.+-[A-Z0-9]{8}\\.(?:js|css)}',
      serveStatic({ root, rewriteRequestPath: (path) => path.slice('/snippet'.length) }),
    );
}
