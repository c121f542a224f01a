import { build } from 'esbuild';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import {
  buttons,
  type DrawnPage,
  frames,
  heading,
  nps,
  openDrawingBoard,
  text,
  type ViewData,
} from '../../support/draw-step.ts';
import { scriptAnswer } from '../../support/host-pages.ts';

let browser: Browser;
let board: Awaited<ReturnType<typeof openDrawingBoard>>;
beforeAll(async () => {
  browser = await launchBrowser();
  board = await openDrawingBoard(browser);
});
afterAll(async () => {
  await board?.close();
  await browser?.close();
});

const calm = { reducedMotion: 'reduce' as const };
const page = `<!doctype html><html lang="en"><title>Host</title><body style="margin:0"><main id="main" style="width:700px;padding:20px">
  <p id="first">First</p><section id="target" style="padding:10px"><p>Inside</p></section><button id="after">After</button></main>`;
const step: ViewData = {
  kind: 'banner',
  step: { layout: 'inline', blocks: [heading('News'), text('Read this.'), buttons('Next')] },
};
/** The children of the element, ours as `cairn-layer`. */
const children = (drawn: DrawnPage, selector: string) =>
  drawn.page
    .locator(selector)
    .evaluate((one) => [...one.children].map((child) => child.id || child.localName));

describe('a step in the page', () => {
  test('stands before, after or inside its target, as wide as the place', async () => {
    const drawn = await board.open(page, calm);
    const cases = {
      before: ['#main', ['first', 'cairn-layer', 'target', 'after']],
      after: ['#main', ['first', 'target', 'cairn-layer', 'after']],
      inside: ['#target', ['p', 'cairn-layer']],
    } as const;
    for (const [inlineAt, [parent, expected]] of Object.entries(cases)) {
      await drawn.draw({ step: { ...step.step, inlineAt: inlineAt as keyof typeof cases } });
      expect(await children(drawn, parent), inlineAt).toEqual(expected);
      const place = await drawn.page.locator(parent).evaluate((one) => {
        const { paddingLeft, paddingRight } = getComputedStyle(one);
        return one.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      });
      expect((await drawn.card.boundingBox())!.width, inlineAt).toBe(place);
      await drawn.page.evaluate(() => window.drawn.destroy());
      expect(await drawn.page.locator('cairn-layer').count()).toBe(0);
    }
  });

  test('moves what follows it down, and neither scrolls, announces nor takes the focus', async () => {
    const drawn = await board.open(page, calm);
    await drawn.page.focus('#after');
    const before = await drawn.rect('#after');
    await drawn.draw(step);
    const card = (await drawn.card.boundingBox())!;
    expect((await drawn.rect('#after')).y).toBeGreaterThanOrEqual(before.y + card.height);
    expect(await drawn.page.evaluate(() => [scrollY, document.activeElement?.id])).toEqual([0, 'after']);
    await drawn.page.waitForTimeout(300);
    expect(await drawn.page.locator('cairn-layer [role=status]').count()).toBe(0);
    expect(await drawn.page.getByRole('region', { name: 'News' }).count()).toBe(1);
  });

  test('can be pressed, reached by Tab in the order of the page, and closed by Escape', async () => {
    const drawn = await board.open(page, calm);
    await drawn.draw(step);
    await drawn.card.getByRole('button', { name: 'Next' }).click();
    await drawn.page.focus('#after');
    await drawn.page.keyboard.press('Shift+Tab');
    await drawn.page.keyboard.press('Enter');
    await drawn.page.keyboard.press('Escape');
    expect(await drawn.calls()).toEqual([{ type: 'next' }, { type: 'close' }, { type: 'close' }]);
  });

  test('keeps its look in a page that resets every style, and changes none of the page’s', async () => {
    const looks = async (style: string) => {
      const drawn = await board.open(
        page.replace(
          '<body',
          `<style>${style} #main{display:block!important;width:700px!important}</style><body`,
        ),
        calm,
      );
      await drawn.draw({ step: { layout: 'inline', blocks: [heading('News'), nps(), buttons('Next')] } });
      return drawn.card.evaluate((card) =>
        [card, ...card.querySelectorAll('*:not(.arrow)')].map((one) => {
          const { display, color, fontSize } = getComputedStyle(one);
          return [one.localName, display, color, fontSize].join();
        }),
      );
    };
    const plain = await looks('');
    expect(await looks('* { all: unset !important }')).toEqual(plain);
    expect(await looks('main > :not(p) { display: none !important }')).toEqual(plain);
  });

  test('goes with hide and comes with show and with its target, wherever that is', async () => {
    const drawn = await board.open(page, calm);
    await drawn.draw(step);
    const shown = () => drawn.page.locator('cairn-layer').count();
    await drawn.page.evaluate(() => window.drawn.hide());
    expect(await shown()).toBe(0);
    await drawn.page.evaluate(() => window.drawn.show());
    expect(await shown()).toBe(1);
    await drawn.page.evaluate(() => window.drawn.setAnchor(null));
    expect(await shown()).toBe(0);
    await drawn.page.evaluate(() => window.drawn.setAnchor(document.querySelector('#first')));
    expect(await children(drawn, '#main')).toEqual(['first', 'cairn-layer', 'target', 'after']);
    await drawn.page.evaluate(() => {
      window.drawn.destroy();
      window.drawn.show();
      window.drawn.setAnchor(document.body);
    });
    expect(await shown()).toBe(0);
  });

  test('stands in a same-origin frame too, and its buttons work there', async () => {
    board.host.page('/inline-frame', page);
    const drawn = await board.open(
      '<!doctype html><title>Host</title><iframe id="frame" src="/inline-frame" style="width:800px;height:500px"></iframe>',
      calm,
    );
    await drawn.page.frameLocator('#frame').locator('#target').waitFor();
    await drawn.draw({ ...step, anchor: null });
    await drawn.page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('#frame')!;
      window.drawn.setAnchor(frame.contentDocument!.querySelector('#target'));
    });
    const card = drawn.page.frameLocator('#frame').locator('cairn-layer .card');
    expect((await card.boundingBox())!.width).toBe(700);
    await card.getByRole('button', { name: 'Next' }).click();
    expect(await drawn.calls()).toEqual([{ type: 'next' }]);
  });

  test('is put back when a re-render drops it, but not for ever in a page that does not want it', async () => {
    const drawn = await board.open(page, calm);
    await drawn.draw(step);
    await drawn.page.evaluate(() => {
      const main = document.querySelector('#main')!;
      main.replaceChildren(...[...main.children].filter(({ localName }) => localName !== 'cairn-layer'));
    });
    await frames(drawn.page);
    expect(await children(drawn, '#main')).toEqual(['first', 'target', 'cairn-layer', 'after']);
    await drawn.page.evaluate(() => {
      new MutationObserver(() => document.querySelector('#main > cairn-layer')?.remove()).observe(document, {
        childList: true,
        subtree: true,
      });
      document.querySelector('#main > cairn-layer')!.remove();
    });
    await frames(drawn.page);
    expect(await drawn.page.locator('cairn-layer').count()).toBe(0);
  });

  test('in a page of React’s: renders of its parent change, add, move and remove children around it without an error', async () => {
    const { outputFiles } = await build({
      stdin: { contents: reactApp, resolveDir: import.meta.dirname, loader: 'jsx' },
      bundle: true,
      write: false,
      format: 'iife',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    board.host.serve('/react-app.js', scriptAnswer(outputFiles[0]!.text));
    for (const inlineAt of ['before', 'after', 'inside'] as const) {
      const drawn = await board.open(
        '<!doctype html><title>Host</title><div id="root"></div><script src="/react-app.js"></script>',
        calm,
      );
      await drawn.page.locator('#target').waitFor();
      await drawn.draw({ step: { ...step.step, inlineAt } });
      const render = async (state: object) => {
        await drawn.page.evaluate(
          (next) => (Reflect.get(window, 'render') as (state: object) => void)(next),
          state,
        );
        await frames(drawn.page);
      };
      const texts = () =>
        drawn.page
          .locator('#list > :not(cairn-layer)')
          .evaluateAll((all) => all.map((one) => one.firstChild?.textContent));
      await render({ items: ['a', 'target', 'b', 'c'], said: '1' });
      expect(await texts(), inlineAt).toEqual(['a', 'target 1', 'b', 'c']);
      await render({ items: ['c', 'b', 'target', 'a'], said: '2' });
      expect(await texts(), inlineAt).toEqual(['c', 'b', 'target 2', 'a']);
      await render({ items: ['target'], said: '3' });
      expect(await texts(), inlineAt).toEqual(['target 3']);
      expect(await drawn.page.locator('cairn-layer').count(), inlineAt).toBe(1);
      await drawn.card.getByRole('button', { name: 'Next' }).click();
      expect(await drawn.calls()).toEqual([{ type: 'next' }]);
      await render({ items: ['a'], said: '4' });
      await render({ items: [], said: '5' });
      await drawn.page.evaluate(() => window.drawn.destroy());
      await render({ items: ['a', 'target'], said: '6' });
      expect(await texts(), inlineAt).toEqual(['a', 'target 6']);
      expect(drawn.errors, inlineAt).toEqual([]);
      await drawn.page.context().close();
    }
  });

  test('stands in the sketch of a page that a preview draws over', async () => {
    const drawn = await board.open(page, calm);
    await drawn.draw({ ...step, container: '#main' });
    expect(await children(drawn, '#main')).toEqual(['first', 'target', 'cairn-layer', 'after']);
    await drawn.card.getByRole('button', { name: 'Next' }).click();
    expect(await drawn.calls()).toEqual([{ type: 'next' }]);
  });
});

const reactApp = `
  import { useState } from 'react';
  import { createRoot } from 'react-dom/client';
  import { flushSync } from 'react-dom';
  function App() {
    const [{ items, said }, set] = useState({ items: ['target', 'b'], said: '0' });
    window.render = (next) => flushSync(() => set(next));
    return <ul id="list">{items.map((item) => item === 'target'
      ? <li key={item} id="target">{'target ' + said}<span>x</span></li>
      : <li key={item}>{item}</li>)}</ul>;
  }
  createRoot(document.querySelector('#root')).render(<App />);
`;
