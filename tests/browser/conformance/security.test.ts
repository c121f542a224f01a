import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { layouts, type Tour, type TourBench, targetHtml, tourBench } from '../../support/host-tour.ts';
import { sign, step } from '../../support/snippet-bench.ts';

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
