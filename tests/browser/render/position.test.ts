import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settled } from '../../support/at-rest.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buttons, type DrawnPage, heading, openDrawingBoard, text } from '../../support/draw-step.ts';

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
const step = { blocks: [heading('Here'), text('This is it.'), buttons('Next')] };
const target = (style: string, content = 'Target') =>
  `<button id="target" style="position:absolute;${style}">${content}</button>`;
const html = (body: string) => `<!doctype html><html><body style="margin:0">${body}</body></html>`;
const frames = (page: DrawnPage['page'], count = 3) =>
  page.evaluate(async (left) => {
    for (; left > 0; left--) await new Promise(requestAnimationFrame);
  }, count);

/** Between card and target, on the side where the card is. Fractions come from rounding to whole pixels. */
async function gap({ page, card }: DrawnPage, selector = '#target') {
  const tip = (await card.boundingBox())!;
  const box = (await page.locator(selector).boundingBox())!;
  const below = tip.y - (box.y + box.height);
  const above = box.y - (tip.y + tip.height);
  const right = tip.x - (box.x + box.width);
  const left = box.x - (tip.x + tip.width);
  return Math.max(below, above, left, right);
}
const isSeen = ({ card }: DrawnPage) =>
  card.evaluate(
    (one) => getComputedStyle(one).visibility === 'visible' && getComputedStyle(one).opacity === '1',
  );

describe('the card stands beside its target', () => {
  for (const [where, style] of [
    ['in the middle', 'left:600px;top:300px'],
    ['at the left top corner', 'left:0;top:0'],
    ['at the right bottom corner', 'right:0;bottom:0'],
  ] as const) {
    for (const placement of ['auto', 'top', 'right', 'bottom', 'left'] as const) {
      test(`${placement}, target ${where}`, async () => {
        const drawn = await board.open(html(target(style)), calm);
        await drawn.draw({ step: { ...step, placement } });
        expect(await gap(drawn)).toBeCloseTo(12, -0.3);
        const box = (await drawn.card.boundingBox())!;
        expect(Math.min(box.x, box.y, 1280 - box.x - box.width, 720 - box.y - box.height)).toBeGreaterThan(
          7.5,
        );
        await drawn.page.context().close();
      });
    }
  }

  test('the ring is drawn around it, and no attribute or child of the page changes', async () => {
    const drawn = await board.open(html(target('left:600px;top:300px')), calm);
    await drawn.page.evaluate(() => {
      const changes: string[] = [];
      Object.assign(window, { changes });
      new MutationObserver((records) => {
        for (const record of records) changes.push(`${record.type} ${record.target.nodeName}`);
      }).observe(document, { attributes: true, childList: true, characterData: true, subtree: true });
    });
    await drawn.draw({ step });
    const ring = (await drawn.page.locator('cairn-layer .ring').boundingBox())!;
    const box = (await drawn.page.locator('#target').boundingBox())!;
    expect(Math.round(box.x - ring.x)).toBe(4);
    expect(Math.round(ring.width - box.width)).toBe(8);
    await drawn.page.evaluate(() => window.drawn.destroy());
    const changes = await drawn.page.evaluate(() => Reflect.get(window, 'changes'));
    expect(changes).toEqual(['childList HTML', 'childList HTML']);
  });

  test('a target as large as the screen gets the card over it, on the screen', async () => {
    const drawn = await board.open(html(target('inset:0')), calm);
    await drawn.draw({ step });
    const box = (await drawn.card.boundingBox())!;
    expect(Math.min(box.x, box.y, 1280 - box.x - box.width, 720 - box.y - box.height)).toBeGreaterThan(7.5);
    expect(await drawn.card.locator('.arrow').isVisible()).toBe(false);
  });

  test('a long text scrolls inside the card, and its buttons stay in reach', async () => {
    const drawn = await board.open(html(target('left:600px;top:100px')), {
      ...calm,
      viewport: { width: 1280, height: 400 },
    });
    await drawn.draw({ step: { blocks: [heading('Long'), text('word '.repeat(400)), buttons('Next')] } });
    const box = (await drawn.card.boundingBox())!;
    expect(box.height).toBeLessThanOrEqual(384);
    const button = (await drawn.card.getByRole('button', { name: 'Next' }).boundingBox())!;
    expect(button.y + button.height).toBeLessThan(400);
    expect(await drawn.card.locator('.body').getAttribute('tabindex')).toBe('0');
  });
});

describe('the card goes where its target goes', () => {
  test('while the window scrolls, in the same frame', async () => {
    const drawn = await board.open(
      html(`<div style="height:3000px">${target('left:600px;top:500px')}</div>`),
      calm,
    );
    await drawn.draw({ step });
    const lags = await drawn.page.evaluate(async () => {
      const card = document.querySelector('cairn-layer')!.shadowRoot!.querySelector('.card')!;
      const between = () =>
        card.getBoundingClientRect().top - document.querySelector('#target')!.getBoundingClientRect().bottom;
      const seen: number[] = [];
      for (let at = 0; at < 12; at++) {
        scrollBy(0, 20);
        await new Promise(requestAnimationFrame);
        await new Promise((done) => setTimeout(done)); // after this frame was made
        seen.push(Math.round(between()));
      }
      return seen;
    });
    expect(new Set(lags)).toEqual(new Set([12]));
  });

  test('and nothing is written while nothing moves', async () => {
    const drawn = await board.open(html(target('left:600.3px;top:300.7px')), {
      ...calm,
      deviceScaleFactor: 1.5,
    });
    await drawn.draw({ step });
    await drawn.page.waitForTimeout(300);
    const changes = await drawn.page.evaluate(async () => {
      const seen: string[] = [];
      new MutationObserver((records) => {
        for (const { attributeName, target } of records) seen.push(`${target.nodeName} ${attributeName}`);
      }).observe(document.querySelector('cairn-layer')!.shadowRoot!, { attributes: true, subtree: true });
      await new Promise((done) => setTimeout(done, 1200));
      return seen;
    });
    expect(changes).toEqual([]);
  });

  test('while an inner container scrolls; out of it, the card hides and comes back', async () => {
    const drawn = await board.open(
      html(`<div id="box" style="position:absolute;left:300px;top:200px;width:300px;height:200px;overflow:auto">
        <div style="height:1000px;position:relative">${target('left:20px;top:100px')}</div></div>`),
      calm,
    );
    await drawn.draw({ step });
    const scroll = (top: number) =>
      drawn.page.evaluate((to) => document.querySelector('#box')!.scrollTo({ top: to }), top);
    await scroll(60);
    await frames(drawn.page);
    expect(await gap(drawn)).toBeCloseTo(12, -0.3);
    await scroll(400);
    await frames(drawn.page);
    expect(await isSeen(drawn)).toBe(false);
    await scroll(0);
    await frames(drawn.page);
    expect(await isSeen(drawn)).toBe(true);
    expect(await gap(drawn)).toBeCloseTo(12, -0.3);
  });

  test('when the page is laid out anew, the target grows, slides or the window is resized', async () => {
    const drawn = await board.open(
      html(`<div id="top"></div>${target('left:600px;top:100px;position:relative')}`),
      calm,
    );
    await drawn.draw({ step });
    const change = async (change: () => void) => {
      await drawn.page.evaluate(change);
      await expect.poll(() => gap(drawn), { message: change.toString() }).toBeCloseTo(12, -0.3);
    };
    await change(() => {
      document.querySelector<HTMLElement>('#top')!.style.height = '80px';
    });
    await change(() => {
      document.querySelector<HTMLElement>('#target')!.style.height = '120px';
    });
    await change(() => {
      const target = document.querySelector<HTMLElement>('#target')!;
      target.style.transition = 'transform .3s linear';
      target.style.transform = 'translateX(200px)';
    });
    await settled(drawn.page.locator('#target'));
    await expect.poll(() => gap(drawn)).toBeCloseTo(12, -0.3);
    await drawn.page.setViewportSize({ width: 900, height: 500 });
    await expect.poll(() => gap(drawn)).toBeCloseTo(12, -0.3);
  });

  test('when the card itself grows, because an image comes late', async () => {
    const drawn = await board.open(html(target('left:600px;bottom:40px')), calm);
    let send = () => {};
    board.host.serve('/late.svg', (_request, response) => {
      send = () => {
        response
          .writeHead(200, { 'content-type': 'image/svg+xml' })
          .end(
            '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300"/></svg>',
          );
      };
    });
    await drawn.draw({
      step: { blocks: [{ id: 'i', type: 'image', src: '/late.svg', alt: 'x' }, text('Late')] },
    });
    expect(await gap(drawn)).toBeCloseTo(12, -0.3);
    const before = (await drawn.card.boundingBox())!.height;
    send();
    await expect.poll(async () => (await drawn.card.boundingBox())!.height).toBeGreaterThan(before + 50);
    await frames(drawn.page);
    expect(await gap(drawn)).toBeCloseTo(12, -0.3);
  });

  test('hides when the target is hidden or removed, and never sits in a corner instead', async () => {
    const drawn = await board.open(html(target('left:600px;top:300px')), calm);
    await drawn.draw({ step });
    const target$ = drawn.page.locator('#target');
    for (const [property, value, back] of [
      ['display', 'none', 'block'],
      ['visibility', 'hidden', 'visible'],
    ] as const) {
      await target$.evaluate((one, [name, to]) => one.style.setProperty(name, to), [
        property,
        value,
      ] as const);
      await expect.poll(() => isSeen(drawn), { message: property }).toBe(false);
      await target$.evaluate((one, [name, to]) => one.style.setProperty(name, to), [property, back] as const);
      await expect.poll(() => isSeen(drawn), { message: property }).toBe(true);
    }
    await target$.evaluate((one) => one.remove());
    await expect.poll(() => isSeen(drawn)).toBe(false);
    expect(drawn.errors).toEqual([]);
  });

  test('is told of the twin that a re-render put in the place of its target', async () => {
    const drawn = await board.open(html(target('left:600px;top:300px')), calm);
    await drawn.draw({ step });
    await drawn.page.evaluate(() => {
      const twin = document.querySelector<HTMLElement>('#target')!.cloneNode(true) as HTMLElement;
      document.querySelector('#target')!.replaceWith(twin);
      twin.style.left = '450px';
      window.drawn.setAnchor(twin);
    });
    await frames(drawn.page);
    expect(await isSeen(drawn)).toBe(true);
    expect(await gap(drawn)).toBeCloseTo(12, -0.3);
    await drawn.page.evaluate(() => window.drawn.setAnchor(null));
    await frames(drawn.page);
    expect((await drawn.card.boundingBox())!.y).toBeGreaterThan(500);
    expect(await drawn.page.locator('cairn-layer .ring').count()).toBe(0);
  });

  test('a hidden modal leaves the page usable, and takes it again when it is shown', async () => {
    const drawn = await board.open(html(target('left:600px;top:300px')), calm);
    await drawn.draw({ step: { ...step, layout: 'modal' } });
    const isReached = () =>
      drawn.page.evaluate(() => document.elementFromPoint(620, 310) === document.querySelector('#target'));
    expect(await isReached()).toBe(false);
    await drawn.page.evaluate(() => window.drawn.hide());
    expect(await isReached()).toBe(true);
    await drawn.page.focus('#target');
    await drawn.page.evaluate(() => window.drawn.show());
    expect(await isReached()).toBe(false);
    await drawn.page.keyboard.press('Escape');
    expect(await drawn.calls()).toEqual([{ type: 'close' }]);
  });

  test('hide and show do as they say, in any order, and nothing happens after destroy', async () => {
    const drawn = await board.open(html(target('left:600px;top:300px')), calm);
    await drawn.draw({ step });
    await drawn.page.evaluate(() => window.drawn.hide());
    expect(await isSeen(drawn)).toBe(false);
    await drawn.page.evaluate(() => window.drawn.show());
    expect(await isSeen(drawn)).toBe(true);
    await drawn.page.evaluate(() => {
      const { drawn } = window;
      drawn.destroy();
      drawn.destroy();
      drawn.show();
      drawn.setAnchor(document.body);
      drawn.hide();
    });
    expect(await drawn.page.locator('cairn-layer').count()).toBe(0);
    expect(drawn.errors).toEqual([]);
  });
});

describe('the target is brought into view', () => {
  test('when it is far below, in nested scrollers, on both axes', async () => {
    const drawn = await board.open(
      html(`<div style="height:3000px;padding-top:1500px"><div style="width:400px;height:300px;overflow:auto">
        <div style="position:relative;width:2000px;height:2000px">${target('left:1500px;top:1500px')}</div></div></div>`),
      calm,
    );
    await drawn.draw({ step });
    expect(await gap(drawn)).toBeCloseTo(12, -0.3);
    expect(await isSeen(drawn)).toBe(true);
  });

  test('from under a sticky header', async () => {
    const drawn = await board.open(
      html(`<div style="position:sticky;top:0;height:100px;background:#eee;z-index:2">Header</div>
        <div style="height:3000px">${target('left:600px;top:640px')}</div>`),
      calm,
    );
    await drawn.page.evaluate(() => scrollTo(0, 600));
    await drawn.draw({ step });
    expect((await drawn.rect('#target')).y).toBeGreaterThan(100);
  });

  test('and nothing jumps when it can be seen already', async () => {
    const drawn = await board.open(
      html(`<div style="height:3000px">${target('left:600px;top:900px')}</div>`),
      calm,
    );
    await drawn.page.evaluate(() => scrollTo(0, 400));
    await drawn.draw({ step });
    expect(await drawn.page.evaluate(() => scrollY)).toBe(400);
  });
});

describe('pages with geometry of their own', () => {
  const cases: Record<string, string> = {
    'target inside scale(.8) translate()': `<div style="transform:scale(.8) translate(60px,40px)">${target('left:500px;top:200px')}</div>`,
    'body with a transform, scrolled': `<style>body{transform:translateY(10px);height:3000px}</style>${target('left:500px;top:600px')}`,
    'body relative with margins, scrolled':
      '<style>body{position:relative;margin:30px!important;height:3000px}</style>' +
      target('left:500px;top:600px'),
    'html and body as high as the window, body scrolls':
      '<style>html,body{height:100%;overflow:auto}</style><div style="height:3000px"></div>' +
      target('left:500px;top:600px'),
    'zoom 1.25 on the root': `<style>html{zoom:1.25}</style>${target('left:500px;top:200px')}`,
    'zoom .75 on the body': `<style>body{zoom:.75}</style>${target('left:500px;top:200px')}`,
    'dir=rtl, target at the left edge': `<script>document.dir="rtl"</script>${target('left:0;top:200px')}`,
    'an SVG shape':
      '<svg width="600" height="400"><rect id="target" x="300" y="200" width="60" height="40"/></svg>',
  };
  for (const [name, body] of Object.entries(cases)) {
    test(name, async () => {
      const drawn = await board.open(html(body), calm);
      await drawn.page.evaluate(() => scrollTo(0, 250));
      await drawn.draw({ step });
      // A zoomed root zooms our card with it.
      expect(await gap(drawn)).toBeCloseTo(name.includes('on the root') ? 15 : 12, -0.3);
      const button = (await drawn.card.getByRole('button', { name: 'Next' }).boundingBox())!;
      await drawn.page.mouse.click(button.x + button.width / 2, button.y + button.height / 2);
      expect(await drawn.calls()).toEqual([{ type: 'next' }]);
    });
  }

  test('a target in an open shadow root, and one in a same-origin frame inside a frame', async () => {
    board.host.page('/inner', html(`<div style="height:2000px">${target('left:40px;top:50px')}</div>`));
    board.host.page(
      '/outer',
      html('<iframe src="/inner" style="margin:20px;width:400px;height:250px;border:5px solid"></iframe>'),
    );
    const drawn = await board.open(
      html(
        '<div id="shadow"></div><iframe id="outer" src="/outer" style="position:absolute;left:300px;top:150px;width:600px;height:400px"></iframe>',
      ),
      calm,
    );
    await drawn.page.waitForFunction(() => {
      const outer = document.querySelector<HTMLIFrameElement>('#outer')!;
      return outer.contentDocument?.querySelector('iframe')?.contentDocument?.querySelector('#target');
    });
    await drawn.draw({ step, anchor: 'body' });
    await drawn.page.evaluate(() => {
      const root = document.querySelector('#shadow')!.attachShadow({ mode: 'open' });
      const button = document.createElement('button');
      button.style.cssText = 'position:absolute;left:50px;top:60px';
      button.textContent = 'In the shadow';
      button.id = 'in-shadow';
      root.append(button);
      window.drawn.setAnchor(button);
    });
    await frames(drawn.page);
    expect(await gap(drawn, '#in-shadow')).toBeCloseTo(12, -0.3);
    await drawn.page.evaluate(() => {
      const outer = document.querySelector<HTMLIFrameElement>('#outer')!.contentDocument!;
      window.drawn.setAnchor(outer.querySelector('iframe')!.contentDocument!.querySelector('#target'));
    });
    await frames(drawn.page);
    const inFrame = drawn.page.frameLocator('#outer').frameLocator('iframe').locator('#target');
    const box = (await inFrame.boundingBox())!;
    const tip = (await drawn.card.boundingBox())!;
    expect(Math.round(tip.y - box.y - box.height)).toBe(12);
    await drawn.page
      .frameLocator('#outer')
      .frameLocator('iframe')
      .locator('body')
      .evaluate(() => scrollTo(0, 30));
    await frames(drawn.page);
    const moved = (await inFrame.boundingBox())!;
    expect(moved.y).toBe(box.y - 30);
    expect(Math.round((await drawn.card.boundingBox())!.y - moved.y - moved.height)).toBe(12);
  });

  test('without ResizeObserver and IntersectionObserver', async () => {
    const drawn = await board.open(
      html(`<div id="top"></div>${target('left:600px;top:100px;position:relative')}`),
      calm,
    );
    await drawn.page.evaluate(() => {
      Reflect.deleteProperty(window, 'ResizeObserver');
      Reflect.deleteProperty(window, 'IntersectionObserver');
    });
    await drawn.draw({ step });
    await drawn.page.evaluate(() => {
      document.querySelector<HTMLElement>('#top')!.style.height = '80px';
    });
    await expect.poll(() => gap(drawn)).toBeCloseTo(12, -0.3);
    expect(drawn.errors).toEqual([]);
  });
});
