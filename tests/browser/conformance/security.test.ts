import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { builtSnippet } from '../../support/built-snippet.ts';
import { scriptAnswer } from '../../support/host-pages.ts';
import { layouts, type Tour, type TourBench, targetHtml, tourBench } from '../../support/host-tour.ts';
import { sign, step, until } from '../../support/snippet-bench.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await tourBench();
  bench.host.page('/favicon.ico', '');
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const violations = (page: Page) =>
  page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { violations: seen });
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.violatedDirective} ${event.sourceFile}`),
    );
  });
const strict = (policy: (ours: string) => string) => ({
  html: '<!doctype html><html lang="en"><head><title>Host</title></head><body><p>Text</p><button id="target">Target</button>%TAG%</body></html>',
  headers: (ours: string) => ({ 'content-security-policy': policy(ours) }),
  prepare: violations,
});

async function isDrawnWithoutReport(tour: Tour) {
  // A control: the policy of the page is in force.
  await tour.page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await tour.standsBy();
  await tour.everyLayout(async (layout) => {
    const isStyled = await tour.card.evaluate((card) => {
      const { borderRadius, display } = getComputedStyle(card);
      return { borderRadius, display };
    });
    expect(isStyled).toEqual({ borderRadius: /^banner/.test(layout) ? '0px' : '12px', display: 'flex' });
  });
  const seen: string[] = await tour.page.evaluate(() => Reflect.get(window, 'violations'));
  expect(seen).toHaveLength(1);
  expect(seen[0]).toContain('style');
  expect(tour.faults.filter((fault) => !fault.includes('style'))).toEqual([]);
}

test("csp: default-src 'self' without inline style or script: no violation, everything in place", async () => {
  const tour = await bench.open(
    strict((ours) => `default-src 'self'; script-src 'self' ${ours}; connect-src ${ours}`),
  );
  await isDrawnWithoutReport(tour);
});

test('trusted-types: required: no violation, everything in place', async () => {
  const tour = await bench.open(
    strict(
      (ours) =>
        `default-src 'self'; script-src ${ours}; connect-src ${ours}; require-trusted-types-for 'script'; trusted-types 'none'`,
    ),
  );
  await isDrawnWithoutReport(tour);
  const isRequired = await tour.page.evaluate(() => {
    try {
      document.createElement('div').innerHTML = '<b>x</b>';
      return false;
    } catch {
      return true;
    }
  });
  expect(isRequired).toBe(true);
});

test('csp as docs/snippet.md gives it: enough for a guide in every layout', async () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/snippet.md'), 'utf8');
  const [, lines = ''] = /## Content Security Policy.*?```\n(.*?)```/s.exec(page) ?? [];
  const policy = lines.replace(/\(.*?\)/g, '').replaceAll('\n', ' ');
  expect(policy).toContain('script-src https://cairn.example;');
  const tour = await bench.open(
    strict((ours) => `default-src 'none'; ${policy.replaceAll('https://cairn.example', ours)}`),
  );
  await isDrawnWithoutReport(tour);
});

describe('files that the page serves itself, pinned by their hash', () => {
  const hashOf = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`;
  const open = async (integrity: (boot: string) => string) => {
    const { boot, parts } = builtSnippet();
    bench.host.serve('/vendor/s.js', scriptAnswer(boot));
    for (const [name, text] of Object.entries(parts))
      bench.host.serve(`/vendor/snippet/${name}`, scriptAnswer(text));
    return bench.open({
      ...strict((ours) => `default-src 'none'; script-src 'self'; connect-src ${ours}`),
      steps: [step('one')],
      tag: (src, key) =>
        `<script async src="/vendor/s.js" integrity="${integrity(boot)}" data-server="${new URL(src).origin}/" data-key="${key}"></script>`,
    });
  };

  test('work, and nothing but data comes from our server', async () => {
    const tour = await open(hashOf);
    await tour.shows('one');
    await tour.press('Next');
    await until(() => bench.server.events('guide', 'guide.completed').length, 'the events');
    expect(bench.server.requests.filter(({ path }) => !path.startsWith('/v1/'))).toEqual([]);
    expect(tour.faults).toEqual([]);
  });

  test('do not run when they were changed, and the page is as without them', async () => {
    const tour = await open((boot) => hashOf(`${boot} `));
    await tour.showsNothing();
    expect(await tour.page.evaluate(() => typeof Reflect.get(window, 'cairn')?.track)).toBe('undefined');
    expect(tour.faults.every((fault) => fault.includes('integrity'))).toBe(true);
  });
});

test('xss: markup in any text runs no script', async () => {
  const evil = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
  const words = [
    { type: 'text' as const, text: evil },
    { type: 'text' as const, text: 'a link', href: 'javascript:window.hit=1' },
    { type: 'variable' as const, of: 'user' as const, trait: 'name', fallback: evil },
  ];
  const tour = await bench.open({
    html: `<script>window.cairn = window.cairn || []; cairn.push(['identify', 'u1', { name: ${JSON.stringify(evil).replaceAll('<', '\\x3c')} }])</script>${targetHtml()}`,
    guide: { name: evil },
    steps: layouts.map((layout) =>
      step(layout, {
        layout,
        target: /^(tooltip|inline|beacon)$/.test(layout)
          ? { signature: sign({ name: 'Target' }) }
          : undefined,
        blocks: [
          { id: 'heading', type: 'heading', text: `This is ${layout}${evil}` },
          { id: 'text', type: 'text', text: words },
          { id: 'list', type: 'list', isOrdered: true, items: [words] },
          {
            id: 'q',
            type: 'question',
            question: {
              kind: 'choice',
              prompt: evil,
              options: [
                { id: 'o', label: evil },
                { id: 'p', label: 'b' },
              ],
            },
          },
          {
            id: 'buttons',
            type: 'buttons',
            buttons: [{ id: 'b', label: 'Next', look: 'primary', action: { type: 'next' } }],
          },
        ],
      }),
    ),
  });
  for (const layout of layouts) {
    await tour.shows(layout);
    expect(await tour.card.locator('img, script, a').count()).toBe(0);
    await tour.press('Next');
  }
  await tour.card.waitFor({ state: 'detached' });
  expect(await tour.page.evaluate(() => Reflect.get(window, 'hit'))).toBeUndefined();
});
