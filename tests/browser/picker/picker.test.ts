import type { IncomingMessage } from 'node:http';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Pick, PickerTask } from '../../../shared/contract/picker.ts';
import { axeFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { bundlePart } from '../../support/bundle-part.ts';
import { type HostPages, hostPages, scriptAnswer } from '../../support/host-pages.ts';

let browser: Browser;
let host: HostPages;
let server: HostPages;
let opened: PickerTask | number;
let pickAnswers: number[];
let picks: Pick[];

const task: PickerTask = {
  subject: 'First order',
  purpose: 'step',
  locale: 'en',
  expiresAt: '2027-01-01T00:00:00Z',
};
const key = 'pk_test';
const token = `pt_${'a'.repeat(43)}`;
const stored = `cairn ${key} picker`;

const readBody = async (request: IncomingMessage) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
};

beforeAll(async () => {
  browser = await launchBrowser();
  host = await hostPages();
  server = await hostPages();
  server.serve('/picker.js', scriptAnswer(await bundlePart('snippet/picker/picker.tsx')));
  const cors = { 'access-control-allow-origin': '*' };
  server.serve('/v1/picker/open', async (request, response) => {
    expect(await readBody(request)).toEqual({ key, token });
    const isRefused = typeof opened === 'number';
    response
      .writeHead(isRefused ? (opened as number) : 200, cors)
      .end(isRefused ? '{}' : JSON.stringify(opened));
  });
  server.serve('/v1/picker/pick', async (request, response) => {
    picks.push(await readBody(request));
    response.writeHead(pickAnswers.shift() ?? 204, cors).end();
  });
  const orders = `<!doctype html><html lang="en"><title>Orders</title><body>
      <main><h1>Orders</h1>
        <div role="toolbar" aria-label="Orders toolbar" style="padding:20px">
          <button id="new-order" data-testid="new-order"><svg width="16" height="16"><rect width="16" height="16"/></svg> New order</button>
          <button disabled id="off">Archive</button>
          <a href="/customers" id="link">Customers</a>
        </div>
        <form id="form"><input name="search" aria-label="Search"><button>Go</button></form>
        <div style="width:60px;height:40px;background:#ccc"></div>
        <my-card id="card"></my-card>
        <iframe id="frame" src="/inner" style="width:300px;height:120px"></iframe>
        <div style="height:2000px"></div>
      </main></body></html>`;
  host.page('/orders', orders);
  host.page('/strict', orders, {
    'content-security-policy': `default-src 'self'; script-src ${server.origin}; connect-src ${server.origin}; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`,
  });
  host.page(
    '/customers',
    '<!doctype html><html lang="en"><title>Customers</title><h1>Customers</h1><button>Add customer</button></html>',
  );
  host.page('/inner', '<!doctype html><button style="margin:30px">Inside the frame</button>');
});
afterAll(async () => {
  await host?.close();
  await server?.close();
  await browser?.close();
});
beforeEach(() => {
  opened = task;
  picks = [];
  pickAnswers = [];
});

async function openPage(options: BrowserContextOptions = {}, path = '/orders') {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(host.origin + path);
  await page.evaluate(() => {
    const root = document.querySelector('#card')!.attachShadow({ mode: 'open' });
    const button = document.createElement('button');
    button.textContent = 'In the shadow';
    root.append(button);
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'submit', 'keydown']) {
      document.addEventListener(type, (event) => heard.push(`${type} ${(event.target as Element).id}`), true);
    }
  });
  return { page, errors };
}

/** What the boot script does when it finds the token. */
async function openPicker(page: Page) {
  await page.evaluate(([name, value]) => sessionStorage.setItem(name, JSON.stringify(value)), [
    stored,
    token,
  ] as const);
  await page.evaluate(
    `import('${server.origin}/picker.js').then(({ openPicker }) => openPicker(${JSON.stringify({ serverUrl: server.origin, key, token })}))`,
  );
}
const bar = (page: Page) => page.locator('cairn-layer .bar');
const label = (page: Page) => page.locator('cairn-layer .label');
const heard = (page: Page): Promise<string[]> => page.evaluate(() => Reflect.get(window, 'heard'));
/** Moves the pointer there as a hand does, and presses. Not `click()`, which waits for an unobstructed element. */
async function pressAt(page: Page, selector: string, offset = 5) {
  const box = (await page.locator(selector).boundingBox())!;
  await page.mouse.move(box.x + offset, box.y + offset, { steps: 3 });
  await page.mouse.click(box.x + offset, box.y + offset);
}

describe('picking', () => {
  test('names the element under the pointer, shows how well it is found, and sends it', async () => {
    const { page, errors } = await openPage();
    await openPicker(page);
    expect(await bar(page).textContent()).toContain('Pick the element for “First order”');
    const box = (await page.locator('#new-order').boundingBox())!;
    await page.mouse.move(box.x + 5, box.y + 5);
    await expect.poll(() => label(page).textContent()).toContain('Button “New order”, in Orders');
    const outline = (await page.locator('cairn-layer .outline').boundingBox())!;
    expect(Math.abs(outline.x - box.x) + Math.abs(outline.width - box.width)).toBeLessThan(2);

    await pressAt(page, '#new-order');
    await expect.poll(() => bar(page).textContent()).toContain('Found again, 1 of 1 · next best is far');
    expect(await heard(page)).toEqual([]);
    await bar(page).getByRole('button', { name: 'Use this element' }).click();
    await expect.poll(() => bar(page).textContent()).toContain('Done: you can return to the studio.');
    expect(picks).toHaveLength(1);
    expect(picks[0]).toMatchObject({
      key,
      token,
      pageUrl: `${host.origin}/orders`,
      signature: { v: 1, tag: 'button', id: 'new-order', name: 'New order' },
      found: { isSame: true },
    });
    expect(errors).toEqual([]);
  });

  test('goes to the element around and back in by arrow keys, and picks by Enter', async () => {
    const { page } = await openPage();
    await openPicker(page);
    const box = (await page.locator('#new-order svg').boundingBox())!;
    await page.mouse.move(box.x + 3, box.y + 3);
    await expect.poll(() => label(page).textContent()).toContain('New order');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => label(page).textContent()).toContain('Orders toolbar');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => label(page).textContent()).toContain('New order');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(() => bar(page).getByRole('button', { name: 'Use this element' }).count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await bar(page).getByRole('button', { name: 'Use this element' }).click();
    await expect.poll(() => picks.length).toBe(1);
    expect(await heard(page)).toEqual([]);
  });

  test('works by keyboard alone', async () => {
    const { page } = await openPage();
    await openPicker(page);
    await page.locator('body').press('Tab');
    await expect.poll(() => label(page).textContent()).toContain('New order');
    await page.keyboard.press('Enter');
    await expect.poll(() => bar(page).textContent()).toContain('Found again');
    await page.keyboard.press('Enter');
    await expect.poll(() => picks.length).toBe(1);
    expect(picks[0]!.signature.id).toBe('new-order');
  });

  test('finds disabled controls, and elements in shadow roots and same-origin frames', async () => {
    const { page } = await openPage();
    await openPicker(page);
    for (const [selector, name] of [
      ['#off', 'Archive'],
      ['#card', 'In the shadow'],
    ] as const) {
      await pressAt(page, selector);
      await expect.poll(() => bar(page).locator('.findings strong').textContent()).toContain(name);
      await bar(page).getByRole('button', { name: 'Pick another' }).click();
    }
    const inside = (await page.frameLocator('#frame').getByRole('button').boundingBox())!;
    await page.mouse.move(inside.x + 5, inside.y + 5, { steps: 3 });
    await page.mouse.click(inside.x + 5, inside.y + 5);
    await expect
      .poll(() => bar(page).locator('.findings strong').textContent())
      .toContain('Inside the frame');
    const outline = (await page.locator('cairn-layer .outline').boundingBox())!;
    expect(Math.abs(outline.y - inside.y)).toBeLessThan(2);
  });

  test('warns of an element that would be hard to find again', async () => {
    const { page } = await openPage();
    opened = { ...task, purpose: 'feature' };
    await openPicker(page);
    expect(await bar(page).textContent()).toContain('Pick what counts as “First order”');
    await pressAt(page, 'form + div');
    await expect.poll(() => bar(page).textContent()).toContain('It has no name, text or id');
    expect(await bar(page).textContent()).toContain('not a control');
  });

  test('lets the author use the page, through full page loads, and pick there', async () => {
    const { page } = await openPage();
    await openPicker(page);
    await page.keyboard.press('Escape');
    expect(await bar(page).getByRole('button', { name: 'Navigate' }).getAttribute('aria-pressed')).toBe(
      'true',
    );
    await page.locator('[name=search]').fill('abc');
    expect(await page.locator('[name=search]').inputValue()).toBe('abc');
    await page.locator('#link').click();
    await page.waitForURL('**/customers');
    expect(await page.evaluate((name) => sessionStorage.getItem(name), stored)).toBe(JSON.stringify(token));
    await openPicker(page);
    await pressAt(page, 'button:text("Add customer")');
    await bar(page).getByRole('button', { name: 'Use this element' }).click();
    await expect.poll(() => picks.length).toBe(1);
    expect(picks[0]).toMatchObject({
      pageUrl: `${host.origin}/customers`,
      signature: { name: 'Add customer' },
    });
  });

  test('changes modes by key and by button, and the bar moves out of the way', async () => {
    const { page } = await openPage();
    await openPicker(page);
    const isPicking = () =>
      bar(page).getByRole('button', { name: 'Pick', exact: true }).getAttribute('aria-pressed');
    await page.keyboard.press('Alt+p');
    expect(await isPicking()).toBe('false');
    await page.keyboard.press('Alt+p');
    expect(await isPicking()).toBe('true');
    await bar(page).getByRole('button', { name: 'Navigate' }).click();
    expect(await isPicking()).toBe('false');
    expect((await bar(page).boundingBox())!.y).toBeGreaterThan(500);
    await bar(page).getByRole('button', { name: 'Move the bar' }).click();
    expect((await bar(page).boundingBox())!.y).toBeLessThan(50);
  });
});

describe('manners', () => {
  test('leaves no trace: nodes, listeners, storage', async () => {
    const { page } = await openPage();
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    await openPicker(page);
    await pressAt(page, '#new-order');
    await bar(page).getByRole('button', { name: 'Use this element' }).click();
    await bar(page).getByRole('button', { name: 'Close' }).click();
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.locator('#new-order').click();
    await page.keyboard.press('ArrowUp');
    expect(await heard(page)).toEqual([
      'pointerdown new-order',
      'mousedown new-order',
      'mouseup new-order',
      'click new-order',
      'keydown new-order',
    ]);
  });

  test('stopping half-way leaves no trace either', async () => {
    const { page } = await openPage();
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    await openPicker(page);
    await bar(page).getByRole('button', { name: 'Stop picking' }).click();
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    expect(picks).toEqual([]);
  });

  test('a token that is not valid (any more) is said, and forgotten', async () => {
    opened = 401;
    const { page } = await openPage({ locale: 'zh-CN' });
    await openPicker(page);
    expect(await bar(page).textContent()).toContain('本次选取已失效');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await bar(page).getByRole('button').click();
    expect(await page.locator('cairn-layer').count()).toBe(0);
  });

  test('a server that is away for a moment loses nothing', async () => {
    opened = 503;
    pickAnswers = [503];
    const { page } = await openPage();
    await openPicker(page);
    expect(await bar(page).textContent()).toContain('can’t be reached');
    opened = task;
    await bar(page).getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => bar(page).textContent()).toContain('First order');
    await pressAt(page, '#new-order');
    await bar(page).getByRole('button', { name: 'Use this element' }).click();
    await expect.poll(() => bar(page).textContent()).toContain('could not be sent');
    await bar(page).getByRole('button', { name: 'Use this element' }).click();
    await expect.poll(() => bar(page).textContent()).toContain('Done');
    expect(picks).toHaveLength(2);
  });

  test('speaks Chinese to a Chinese author', async () => {
    opened = { ...task, locale: 'zh-CN' };
    const { page } = await openPage();
    await openPicker(page);
    expect(await bar(page).textContent()).toContain('为“First order”选取元素');
    await pressAt(page, '#new-order');
    await expect.poll(() => bar(page).textContent()).toContain('可再次找到');
  });

  test('works under a strict policy with trusted types, with nothing reported', async () => {
    const { page, errors } = await openPage({}, '/strict');
    const violations: string[] = [];
    await page.exposeFunction('report', (text: string) => violations.push(text));
    await page.evaluate(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        (Reflect.get(window, 'report') as (text: string) => void)(event.violatedDirective);
      });
    });
    errors.length = 0; // the page's own style attributes were refused
    await openPicker(page);
    await pressAt(page, '#new-order');
    await bar(page).getByRole('button', { name: 'Use this element' }).click();
    await expect.poll(() => picks.length).toBe(1);
    expect(violations).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('axe finds nothing in the bar, and it fits a phone', async () => {
    for (const width of [1280, 360]) {
      const { page } = await openPage({ viewport: { width, height: 640 } });
      await openPicker(page);
      await pressAt(page, '#new-order');
      await expect.poll(() => bar(page).textContent()).toContain('Found again');
      expect(await axeFaults(page, 'cairn-layer')).toEqual([]);
      const box = (await bar(page).boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
    }
  });
});
