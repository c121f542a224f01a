import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Tour, type TourBench, targetHtml, tourBench } from '../../support/host-tour.ts';
import { guide, type SnippetBench, snippetBench, step, target, until } from '../../support/snippet-bench.ts';

// Beside nothing else: long tasks are those of the whole machine.
let bench: SnippetBench;
let tours: TourBench;
beforeAll(async () => {
  bench = await snippetBench();
  tours = await tourBench();
});
afterEach(() => Promise.all([bench.clear(), tours.clear()]));
afterAll(async () => {
  await bench?.close();
  await tours?.close();
});

test('a busy page of 20,000 nodes with a guide waiting for its target gets no long task from it', async () => {
  bench.hostPage(
    '/',
    `<div id="many"></div><div id="busy"></div><script>
      const many = document.getElementById('many');
      for (let i = 0; i < 10000; i++) { const b = document.createElement(i % 5 ? 'span' : 'button'); b.textContent = 'Item ' + 'abcdefgh'[i % 8]; many.append(b, document.createElement('i')); }
      window.longest = 0;
      window.measure = () => new PerformanceObserver((list) => { for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration); }).observe({ entryTypes: ['longtask'] });
      const busy = document.getElementById('busy');
      window.churn = () => setInterval(() => { for (let i = 0; i < 40; i++) { busy.textContent = String(Math.random()); } }, 4);
    </script>`,
  );
  bench.server.delivery.guides = [
    guide([step('one', { target: target({ name: 'Not here' }), missingAfterSeconds: 30 })]),
  ];
  const { page } = await bench.open('/');
  await until(() => bench.server.deliveries.length, 'the delivery');
  await page.waitForTimeout(1000);
  await page.evaluate(() => {
    const host = window as never as { measure(): void; churn(): void };
    host.measure();
    host.churn();
  });
  await page.waitForTimeout(4000);
  // A shared machine has hiccups; a long task of ours would repeat ten times a second.
  expect(await page.evaluate(() => (window as never as { longest: number }).longest)).toBeLessThan(120);
});

test('a page of 50,000 nodes that changes 10,000 times a second gets no long task from a card', async () => {
  const app = `${targetHtml('position:fixed;left:500px;top:200px')}<main></main><script>
    const main = document.querySelector('main');
    const rows = [];
    for (let i = 0; i < 12500; i++) {
      const row = document.createElement('div');
      row.innerHTML = '<span>a</span><span>b</span><span>c</span>';
      row.style.display = i < 100 ? '' : 'none';
      main.append(row);
      rows.push(row.firstChild.firstChild);
    }
    let at = 0;
    window.mutate = () => setInterval(() => { for (let i = 0; i < 100; i++) rows[at++ % rows.length].data = String(at); }, 10);
  </script>`;
  const longTasks = async (tour: Tour) => {
    await tour.cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    return tour.page.evaluate(async () => {
      const seen: number[] = [];
      const timer = (Reflect.get(window, 'mutate') as () => number)();
      await new Promise((done) => setTimeout(done, 1000));
      const observer = new PerformanceObserver((list) =>
        seen.push(...list.getEntries().map(({ duration }) => duration)),
      );
      observer.observe({ type: 'longtask' });
      await new Promise((done) => setTimeout(done, 4000));
      clearInterval(timer);
      return seen.sort((one, other) => other - one);
    });
  };
  const control = await tours.open({ html: app, steps: [step('never')], starts: 'byUser' });
  const without = await longTasks(control);
  await control.page.close();
  const tour = await tours.open(app);
  const withCard = await longTasks(tour);
  // Other programs of the machine stretch a task now and then, with us or without.
  expect(withCard.length, `${without} | ${withCard}`).toBeLessThanOrEqual(without.length + 2);
  await tour.cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await tour.standsBy();
});
