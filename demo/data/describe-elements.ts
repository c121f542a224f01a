import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright';
import type { Signature } from '../../shared/contract/signature.ts';
import { type HostUser, hostUsers, type Language } from '../host-app/people.ts';
import { type HostElement, hostElements } from './host-elements.ts';

/**
 * Writes `host-elements.json`: every element of `host-elements.ts` described by the product's own matcher in the
 * running demo host app, in both languages. To be run again when the host app or the matcher has changed:
 *
 *     npm run build && npx node demo/data/describe-elements.ts
 *
 * CHROMIUM names another browser than the one that is found.
 */
const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};
const dist = resolve(import.meta.dirname, '../../dist');

const { outputFiles } = await build({
  stdin: {
    contents: `export { describeClick } from './describe-click.ts';
      export { describeElement } from './describe-element.ts';`,
    resolveDir: resolve(import.meta.dirname, '../../snippet/target'),
  },
  bundle: true,
  write: false,
  format: 'esm',
});

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === '/describe.mjs') {
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(outputFiles[0]?.text);
    return;
  }
  const wanted = join(dist, 'demo', pathname);
  const file = extname(wanted) && existsSync(wanted) ? wanted : join(dist, 'demo/index.html');
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain' });
  // Described without Cairn in the page: it has no part in what the host app is.
  response.end(readFileSync(file, 'utf8').replace('%CAIRN_TAG%', ''));
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const address = server.address();
const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;

const systemBrowser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || systemBrowser,
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
});

type Described = Record<'target' | 'click', Signature>;

async function describeAs(user: HostUser): Promise<Record<string, Described>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  await context.addInitScript((id) => localStorage.setItem('harbour:user', id), user.id);
  const page = await context.newPage();
  const described: Record<string, Described> = {};
  for (const [key, element] of Object.entries<HostElement>(hostElements)) {
    await page.goto(origin + element.path);
    await page.waitForSelector('h1');
    for (const selector of element.after ?? []) await page.click(selector);
    const found = page.locator(element.selector).first();
    await found.waitFor();
    described[key] = await found.evaluate(async (node) => {
      const matcher = '/describe.mjs';
      const { describeElement, describeClick } = await import(matcher);
      return { target: describeElement(node), click: describeClick(node) };
    });
  }
  await context.close();
  return described;
}

const byLanguage: Partial<Record<Language, Record<string, Described>>> = {};
for (const language of ['en', 'zh-CN'] as const) {
  const user = hostUsers.find((candidate) => candidate.language === language);
  if (user) byLanguage[language] = await describeAs(user);
}
await browser.close();
server.close();

const file = join(import.meta.dirname, 'host-elements.json');
writeFileSync(file, `${JSON.stringify(byLanguage, null, 1)}\n`);
