import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type TourBench, targetHtml, tourBench } from '../../support/host-tour.ts';
import { sign, step } from '../../support/snippet-bench.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await tourBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

/** Eight nodes for sixty rows: a node that scrolls out becomes the next row. */
const recycling = `<div id="list" style="height:240px;width:300px;margin:40px 400px;overflow:auto;border:1px solid"><ul style="position:relative;height:2400px;margin:0;padding:0;list-style:none"></ul></div><script>
  const syllables = ['ba', 'ko', 'ri', 'mu', 'te', 'lo', 'na', 'su'];
  const nameOf = (i) => 'Firm ' + syllables[i % 8] + syllables[Math.floor(i / 8) % 8] + syllables[(i * 3 + 1) % 8];
  const list = document.querySelector('#list'), ul = list.firstChild;
  const nodes = Array.from({ length: 8 }, () => {
    const row = document.createElement('li');
    row.style.cssText = 'position:absolute;height:40px;width:100%';
    row.innerHTML = '<b></b> <button>Edit</button>';
    ul.append(row);
    return row;
  });
  const draw = () => {
    const first = Math.max(0, Math.floor(list.scrollTop / 40));
    for (let i = first; i < first + 8; i++) {
      const row = nodes[i % 8];
      row.style.top = i * 40 + 'px';
      row.firstChild.textContent = nameOf(i);
    }
  };
  list.addEventListener('scroll', draw);
  draw();
</script>`;

test('a virtualised list: the row scrolls out and its node becomes another row: the card leaves, and never sticks to the wrong row', async () => {
  const third = "document.querySelectorAll('li')[2].querySelector('button')";
  const picked = await bench.pick(recycling, third);
  const tour = await bench.open({
    html: recycling,
    steps: [step('one', { target: { signature: picked }, missingAfterSeconds: 60 })],
  });
  const row = tour.page.locator('li', { hasText: await tour.page.locator('li b').nth(2).innerText() });
  await tour.standsBy(row.getByRole('button'));
  const wrong = await tour.page.evaluate(async () => {
    const list = document.querySelector('#list')!;
    const name = document.querySelectorAll('li b')[2]!.textContent;
    const ring = () => document.querySelector('cairn-layer')?.shadowRoot?.querySelector('.ring');
    const wrong: string[] = [];
    for (let frame = 0; frame < 90; frame++) {
      list.scrollTop = frame < 60 ? frame * 10 : 600;
      await new Promise(requestAnimationFrame);
      const box = ring()?.getBoundingClientRect();
      if (!box?.width || !ring()?.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        continue;
      const middle = (box.top + box.bottom) / 2;
      const under = [...document.querySelectorAll('li')].find((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return top <= middle && middle <= bottom;
      });
      if (under && under.querySelector('b')!.textContent !== name)
        wrong.push(`${frame}: ${under.textContent}`);
    }
    return wrong;
  });
  expect(wrong).toEqual([]);
  await tour.showsNothing();
  await tour.page.locator('#list').evaluate((list) => list.scrollTo(0, 0));
  await tour.standsBy(row.getByRole('button'));
  expect(tour.faults).toEqual([]);
});

describe('a target that is folded away is waited for, comes when the user opens what holds it, and goes with it', () => {
  const folds: Record<string, { html: string; opens: string }> = {
    'in <details>': {
      html: `<details><summary>Open</summary>${targetHtml('margin:100px')}</details>`,
      opens: 'summary',
    },
    'in a tab panel': {
      html: `<button role="tab" id="open" onclick="panel.hidden = !panel.hidden">Open</button><div role="tabpanel" id="panel" hidden>${targetHtml('margin:100px')}</div>`,
      opens: '#open',
    },
    'in a collapsed menu': {
      html: `<button aria-expanded="false" id="open" onclick="menu.classList.toggle('open')">Open</button><div id="menu">${targetHtml('margin:100px')}</div>
        <style>#menu { visibility: hidden; opacity: 0; transition: opacity .1s } #menu.open { visibility: visible; opacity: 1 }</style>`,
      opens: '#open',
    },
    'in an accordion of no height': {
      html: `<button aria-expanded="false" id="open" onclick="menu.classList.toggle('open')">Open</button><div id="menu">${targetHtml('margin:100px')}</div>
        <style>#menu { height: 0; overflow: hidden; transition: height .1s } #menu.open { height: 300px }</style>`,
      opens: '#open',
    },
    'in content that is skipped': {
      html: `<button id="open" onclick="menu.classList.toggle('open')">Open</button><div id="menu">${targetHtml('margin:100px')}</div>
        <style>#menu { content-visibility: hidden } #menu.open { content-visibility: visible }</style>`,
      opens: '#open',
    },
  };
  test.each(Object.entries(folds))('%s', async (_, { html, opens }) => {
    const tour = await bench.open({
      html,
      steps: [step('one', { target: { signature: sign({ name: 'Target' }) }, missingAfterSeconds: 60 })],
    });
    await tour.page.waitForTimeout(500);
    await tour.showsNothing();
    await tour.page.locator(opens).click();
    await tour.standsBy();
    await tour.page.locator(opens).click();
    await tour.showsNothing();
    await tour.page.locator(opens).click();
    await tour.standsBy();
    expect(tour.faults).toEqual([]);
  });
});

test('two identical targets and nothing to tell them apart by: nothing is shown', async () => {
  const tour = await bench.open({
    html: `<div>${targetHtml('margin:90px').replace(' id="target"', '')}</div><div>${targetHtml('margin:90px').replace(' id="target"', '')}</div>`,
    steps: [step('one', { target: { signature: sign({ name: 'Target' }) }, missingAfterSeconds: 60 })],
  });
  await tour.page.waitForTimeout(500);
  await tour.showsNothing();
});
