import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { cacheControl, immutable } from './cache-control.ts';
import { studioHeaders } from './security-headers.ts';

/** Addresses that are not the studio's: there, what does not exist is a 404 and never the studio's page. */
const notStudio = /^\/(api|v1|snippet|assets)(\/|$)|^\/s\.js$/;

/** The studio's built files, and its page at every address of its own that a browser opens. */
export function studioFiles(root: string, publicUrl: string) {
  const page = serveStatic({ root, path: 'index.html' });
  return new Hono()
    .use(studioHeaders(publicUrl))
    .use('/assets/*', cacheControl(immutable), serveStatic({ root }))
    .use(cacheControl('no-cache'), serveStatic({ root }))
    .use((c, next) => {
      const opensPage = c.req.method === 'GET' && c.req.header('Accept')?.includes('text/html');
      return opensPage && !notStudio.test(c.req.path) ? page(c, next) : next();
    });
}
