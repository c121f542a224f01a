import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { buttons, type DrawnPage, heading, nps, openDrawingBoard, text } from '../../support/draw-step.ts';

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
const target = '<button id="target" style="position:absolute;left:500px;top:200px">Target</button>';
const frames = (page: DrawnPage['page']) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/** A real press with the mouse, at the middle of Next, wherever that is and whatever may lie over it. */
async function pressNext({ page, card }: DrawnPage) {
  const box = (await card.getByRole('button', { name: 'Next' }).boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

describe('text is text', () => {
  test('markup in any text of the author or trait of the user stays text', async () => {
    const evil = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>&lt;b&gt;';
    const drawn = await board.open(target, calm);
    await drawn.draw({
      name: evil,
      traits: { 'user.name': evil },
      step: {
        blocks: [
          heading(evil),
          {
            id: 't',
            type: 'text',
            text: [
              { type: 'text', text: evil },
              { type: 'variable', of: 'user', trait: 'name', fallback: '' },
              { type: 'text', text: 'link', href: 'javascript:window.hit=1' },
              { type: 'text', text: 'link', href: 'data:text/html,<script>alert(1)</script>' },
            ],
          },
          { id: 'l', type: 'list', isOrdered: false, items: [[{ type: 'text', text: evil }]] },
          { id: 'i', type: 'image', src: '/x.png', alt: evil },
          {
            ...nps(),
            question: { ...nps().question, prompt: evil, lowLabel: evil, highLabel: evil },
          },
          {
            id: 'b',
            type: 'buttons',
            buttons: [{ id: 'b', label: evil, look: 'primary', action: { type: 'next' } }],
          },
        ],
      },
    });
    await drawn.page.waitForTimeout(200);
    expect(await drawn.page.evaluate(() => Reflect.get(window, 'hit'))).toBeUndefined();
    expect(await drawn.card.locator('script, b, img[src=x]').count()).toBe(0);
    expect(await drawn.card.locator('a').count()).toBe(0);
    expect(await drawn.card.getByRole('heading').textContent()).toBe(evil);
  });
});

describe('strict policies', () => {
  const trusted = "require-trusted-types-for 'script'";
  const policies: Record<string, (origin: string) => string> = {
    "script-src 'self' and ours, style-src 'self'": (ours) =>
      `script-src 'self' ${ours}; style-src 'self'; ${trusted}`,
    "nonce and 'strict-dynamic'": (ours) =>
      `script-src 'nonce-abc' 'strict-dynamic' ${ours}; style-src 'self'; ${trusted}`,
    "default-src 'none' and trusted-types 'none'": (ours) =>
      `default-src 'none'; script-src ${ours}; trusted-types 'none'; ${trusted}`,
  };
  for (const [name, policy] of Object.entries(policies)) {
    test(`${name}: everything is drawn, nothing is reported`, async () => {
      const drawn = await board.open(
        {
          html: '<!doctype html><body><p>Text</p><button id="target">Target</button></body>',
          headers: (ours) => ({ 'content-security-policy': policy(ours) }),
        },
        calm,
      );
      await drawn.page.evaluate(() => {
        const violations: string[] = [];
        Object.assign(window, { violations });
        document.addEventListener('securitypolicyviolation', (event) => {
          violations.push(`${event.violatedDirective} ${event.sample}`);
        });
        // A control: the page's policy is in force.
        document.body.setAttribute('style', 'color: red');
      });
      const layouts = ['tooltip', 'modal', 'corner', 'slideOut', 'bannerTop', 'inline', 'beacon'] as const;
      for (const layout of layouts) {
        await drawn.draw({ step: { layout, blocks: [heading('Here'), nps(), text('x'), buttons('Next')] } });
        if (layout === 'beacon') await drawn.page.locator('cairn-layer .mark').click();
        expect((await drawn.card.boundingBox())!.width).toBeGreaterThan(250);
        expect(await drawn.card.evaluate((one) => getComputedStyle(one).borderRadius)).toBe(
          layout === 'bannerTop' ? '0px' : '12px',
        );
        await pressNext(drawn);
        await drawn.page.evaluate(() => window.drawn.destroy());
      }
      const pressed = (await drawn.calls()).filter((call) => call !== 'opened');
      expect(pressed).toEqual(layouts.map(() => ({ type: 'next' })));
      const violations: string[] = await drawn.page.evaluate(() => Reflect.get(window, 'violations'));
      expect(violations.filter((one) => one.includes('style'))).toHaveLength(1);
      expect(violations).toHaveLength(1);
    });
  }
});

describe('styles of the page', () => {
  const looks = async (style: string) => {
    const drawn = await board.open(`<!doctype html>${style}${target}`, calm);
    await drawn.draw({ step: { blocks: [heading('Here'), text('This is it.'), nps(), buttons('Next')] } });
    const looks = await drawn.card.evaluate((card) =>
      [card, ...card.querySelectorAll('*:not(.arrow)')].map((one) => {
        const { display, color, fontSize, fontFamily, opacity, visibility, letterSpacing } =
          getComputedStyle(one);
        const { width, height } = one.getBoundingClientRect();
        const size = `${Math.round(width)} ${Math.round(height)}`;
        return { display, color, fontSize, fontFamily, opacity, visibility, letterSpacing, size };
      }),
    );
    await drawn.page.context().close();
    return looks;
  };

  test('do not reach in, however loud they are', async () => {
    const plain = await looks('');
    for (const loud of [
      '* { all: unset !important }',
      ':not(:root) { color: red !important; font: 40px serif !important; letter-spacing: 5px !important }',
      'p, h1, h2, button, svg, div, span { display: none !important }',
      'html > :not(head):not(body) { display: none !important; opacity: 0 !important; transform: scale(0) !important }',
      'cairn-layer { position: static !important; filter: blur(9px) !important; width: 10px !important }',
      ':root { font-size: 5px }',
      '::backdrop { background: red !important }',
    ]) {
      expect(await looks(`<style>${loud} #target { display: block !important }</style>`), loud).toEqual(
        plain,
      );
    }
  });

  test("its styles change nothing of the page's, and a page's backdrop does not dim the page", async () => {
    const drawn = await board.open(
      `<!doctype html><style>::backdrop { background: rgb(0 0 0 / .5) }</style><h2>Title</h2><p class="card">P</p>${target}`,
      calm,
    );
    const styles = () =>
      drawn.page.evaluate(() =>
        [...document.querySelectorAll('html, body, h2, p, button')].map((one) =>
          [...getComputedStyle(one)].map((name) => getComputedStyle(one).getPropertyValue(name)).join(),
        ),
      );
    const before = await styles();
    await drawn.draw({ step });
    expect(await styles()).toEqual(before);
    expect(
      await drawn.page.evaluate(
        () => getComputedStyle(document.querySelector('cairn-layer')!, '::backdrop').display,
      ),
    ).toBe('none');
  });
});

describe('layers of the page', () => {
  test('a target in a modal dialog, and a dialog that opens while the card is shown', async () => {
    for (const opensLater of [false, true]) {
      const drawn = await board.open(
        '<!doctype html><button id="outside">x</button><dialog id="dialog" style="width:600px;height:400px;overflow:auto;transform:translate(5px)"><button id="target">Target</button></dialog>',
        calm,
      );
      const open = () =>
        drawn.page.evaluate(() => document.querySelector<HTMLDialogElement>('#dialog')!.showModal());
      if (!opensLater) await open();
      await drawn.draw({ step, anchor: opensLater ? '#outside' : '#target' });
      if (opensLater) await open();
      await frames(drawn.page);
      await pressNext(drawn);
      expect(await drawn.calls(), `opens later: ${opensLater}`).toEqual([{ type: 'next' }]);
      expect(
        await drawn.page.evaluate(() => document.querySelector<HTMLDialogElement>('#dialog')!.open),
      ).toBe(true);
      await drawn.page.evaluate(() => document.querySelector('#dialog')!.remove());
      await frames(drawn.page);
      expect(await drawn.page.locator('html > cairn-layer').count()).toBe(1);
      await drawn.page.context().close();
    }
  });

  test('our modal stays above a dialog that opens after it', async () => {
    const drawn = await board.open(
      '<!doctype html><dialog id="dialog">Theirs</dialog><button id="target">x</button>',
      calm,
    );
    await drawn.draw({ step: { ...step, layout: 'modal' } });
    await drawn.page.evaluate(() => document.querySelector<HTMLDialogElement>('#dialog')!.showModal());
    await frames(drawn.page);
    await pressNext(drawn);
    expect(await drawn.calls()).toEqual([{ type: 'next' }]);
  });

  test('a target in a popover: pressing the card does not close the popover', async () => {
    const drawn = await board.open(
      '<!doctype html><div id="menu" popover style="width:300px;height:200px"><button id="target">Target</button></div>',
      calm,
    );
    await drawn.page.evaluate(() => document.querySelector<HTMLElement>('#menu')!.showPopover());
    await drawn.draw({ step });
    await pressNext(drawn);
    expect(await drawn.calls()).toEqual([{ type: 'next' }]);
    expect(await drawn.page.evaluate(() => document.querySelector('#menu')!.matches(':popover-open'))).toBe(
      true,
    );
  });

  for (const [name, disturb] of Object.entries({
    'a layer at the highest z-index': () => {
      const layer = document.createElement('div');
      layer.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#ccc';
      document.body.append(layer);
    },
    'pointer-events: none on body': () => {
      document.body.style.pointerEvents = 'none';
    },
    'inert and aria-hidden on all children of body': () => {
      for (const child of document.body.children) {
        child.setAttribute('inert', '');
        child.setAttribute('aria-hidden', 'true');
      }
    },
  })) {
    test(`${name}: the card is seen and pressed`, async () => {
      const drawn = await board.open(`<!doctype html><body><div>${target}</div></body>`, calm);
      await drawn.draw({ step });
      await drawn.page.evaluate(disturb);
      await pressNext(drawn);
      expect(await drawn.calls()).toEqual([{ type: 'next' }]);
    });
  }

  test('the whole body is replaced: the card is still there for the new target', async () => {
    const drawn = await board.open(`<!doctype html><body>${target}</body>`, calm);
    await drawn.draw({ step });
    await drawn.page.evaluate(() => {
      const body = document.createElement('body');
      body.append(document.querySelector('#target')!.cloneNode(true));
      document.documentElement.replaceChild(body, document.body);
      window.drawn.setAnchor(document.querySelector('#target'));
    });
    await frames(drawn.page);
    await pressNext(drawn);
    expect(await drawn.calls()).toEqual([{ type: 'next' }]);
  });

  test('a page that empties its whole document gets the card back', async () => {
    const drawn = await board.open(`<!doctype html><body>${target}</body>`, calm);
    await drawn.draw({ step: { ...step, layout: 'corner' } });
    await drawn.page.evaluate(() => {
      const { head, body } = document;
      document.documentElement.replaceChildren(head, body);
    });
    await frames(drawn.page);
    await pressNext(drawn);
    expect(await drawn.calls()).toEqual([{ type: 'next' }]);
  });
});

describe('handlers of the page', () => {
  test('see no press, key or focus of ours, not even in the capture phase', async () => {
    const drawn = await board.open(`<!doctype html>${target}`, calm);
    await drawn.page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      for (const type of [
        'pointerdown',
        'mousedown',
        'mouseup',
        'click',
        'keydown',
        'keyup',
        'input',
        'focusin',
        'wheel',
      ]) {
        document.addEventListener(type, () => seen.push(`capture ${type}`), true);
        document.addEventListener(type, () => seen.push(type));
        window.addEventListener(type, () => seen.push(`window ${type}`));
      }
    });
    const why = { id: 'why', type: 'question' as const, question: { kind: 'text' as const, prompt: 'Why?' } };
    await drawn.draw({ step: { blocks: [heading('Here'), why, buttons('Next')] } });
    await drawn.card.getByRole('textbox').click();
    await drawn.page.keyboard.type('?k/');
    await drawn.page.keyboard.press('Control+k');
    await pressNext(drawn);
    await drawn.page.keyboard.press('Escape');
    expect(await drawn.page.evaluate(() => Reflect.get(window, 'seen'))).toEqual([]);
    expect(await drawn.calls()).toEqual([['why', { text: '?k/' }], { type: 'next' }, { type: 'close' }]);
  });

  test('that trap focus neither loop nor keep us from typing and pressing', async () => {
    const drawn = await board.open(
      `<!doctype html><div role="dialog" aria-modal="true" id="trap"><input id="inside">${target}</div>`,
      calm,
    );
    await drawn.page.evaluate(() => {
      const trap = document.querySelector('#trap')!;
      const inside = document.querySelector<HTMLElement>('#inside')!;
      let pulls = 0;
      const pull = (event: FocusEvent) => {
        const goal = event.type === 'focusin' ? event.target : event.relatedTarget;
        if (goal instanceof Node && !trap.contains(goal)) {
          pulls++;
          Object.assign(window, { pulls });
          inside.focus();
        }
      };
      document.addEventListener('focusin', pull, true);
      document.addEventListener('focusout', pull, true);
      for (const type of ['mousedown', 'touchstart', 'click']) {
        document.addEventListener(
          type,
          (event) => {
            if (trap.contains(event.target as Node)) return;
            event.preventDefault();
            event.stopImmediatePropagation();
          },
          true,
        );
      }
      inside.focus();
    });
    const why = { id: 'why', type: 'question' as const, question: { kind: 'text' as const, prompt: 'Why?' } };
    await drawn.draw({ step: { blocks: [why, buttons('Next')] } });
    await drawn.card.getByRole('textbox').click();
    await drawn.page.keyboard.type('typed');
    await pressNext(drawn);
    expect(await drawn.calls()).toEqual([['why', { text: 'typed' }], { type: 'next' }]);
    expect(await drawn.page.evaluate(() => Reflect.get(window, 'pulls'))).toBeUndefined();
  });

  test('that trap focus in an open menu or list, as Radix does, do not keep us from typing', async () => {
    for (const role of ['menu', 'listbox']) {
      const drawn = await board.open(
        `<!doctype html><div role="${role}" tabindex="-1" id="trap">${target}</div>`,
        calm,
      );
      await drawn.page.evaluate(() => {
        const trap = document.querySelector<HTMLElement>('#trap')!;
        for (const type of ['focusin', 'focusout'] as const) {
          document.addEventListener(type, (event) => {
            const goal = type === 'focusin' ? event.target : event.relatedTarget;
            if (goal && !trap.contains(goal as Node)) trap.focus();
          });
        }
        trap.focus();
      });
      const why = {
        id: 'why',
        type: 'question' as const,
        question: { kind: 'text' as const, prompt: 'Why?' },
      };
      await drawn.draw({ step: { blocks: [why, buttons('Next')] } });
      const field = drawn.card.getByRole('textbox');
      await field.click();
      await drawn.page.keyboard.type('typed');
      expect(await field.inputValue(), role).toBe('typed');
    }
  });

  test.each(['focusout', 'blur'])(
    'that close the list of a field at its %s leave it open while the card is used',
    async (type) => {
      const drawn = await board.open(
        `<!doctype html><input id="field" role="combobox" aria-expanded="true"><div id="list" role="listbox">${target}</div><input id="other">`,
        calm,
      );
      await drawn.page.evaluate((closing) => {
        const field = document.querySelector<HTMLElement>('#field')!;
        field.addEventListener(closing, () => {
          document.querySelector<HTMLElement>('#list')!.hidden = true;
        });
        field.focus();
      }, type);
      const why = {
        id: 'why',
        type: 'question' as const,
        question: { kind: 'text' as const, prompt: 'Why?' },
      };
      await drawn.draw({ step: { blocks: [why, buttons('Next')] } });
      await drawn.card.getByRole('textbox').click();
      await drawn.page.keyboard.type('typed');
      await pressNext(drawn);
      expect(await drawn.calls()).toEqual([['why', { text: 'typed' }], { type: 'next' }]);
      expect(await drawn.page.locator('#list').getAttribute('hidden')).toBeNull();
      // What goes elsewhere in the page closes it as ever.
      await drawn.page.focus('#field');
      await drawn.page.focus('#other');
      expect(await drawn.page.locator('#list').getAttribute('hidden')).toBe('');
    },
  );

  test('hear of focus that comes back from us into their dialog', async () => {
    const drawn = await board.open(
      `<!doctype html><div role="dialog" aria-modal="true"><input id="inside">${target}</div>`,
      calm,
    );
    const why = { id: 'why', type: 'question' as const, question: { kind: 'text' as const, prompt: 'Why?' } };
    await drawn.draw({ step: { blocks: [why, buttons('Next')] } });
    await drawn.card.getByRole('textbox').focus();
    await drawn.page.evaluate(() => {
      document.addEventListener('focusin', () => Object.assign(window, { cameBack: true }));
    });
    await drawn.page.focus('#inside');
    expect(await drawn.page.evaluate(() => Reflect.get(window, 'cameBack'))).toBe(true);
  });

  test('that stop Escape at capture on the document do not keep us from closing', async () => {
    const drawn = await board.open(`<!doctype html>${target}`, calm);
    await drawn.page.evaluate(() => {
      document.addEventListener('keydown', (event) => event.stopImmediatePropagation(), true);
    });
    await drawn.draw({ step, takesFocus: true });
    await drawn.page.keyboard.press('Escape');
    expect(await drawn.calls()).toEqual([{ type: 'close' }]);
  });

  test('come first for Escape outside of the card; what they have dealt with is left alone', async () => {
    const drawn = await board.open(`<!doctype html><input id="field">${target}`, calm);
    await drawn.draw({ step });
    await drawn.page.evaluate(() => {
      document.querySelector('#field')!.addEventListener('keydown', (event) => event.preventDefault());
    });
    await drawn.page.focus('#field');
    await drawn.page.keyboard.press('Escape');
    expect(await drawn.calls()).toEqual([]);
    await drawn.page.focus('#target');
    await drawn.page.keyboard.press('Escape');
    expect(await drawn.calls()).toEqual([{ type: 'close' }]);
  });

  test('arrow keys typed in a field of the page turn no step', async () => {
    const drawn = await board.open(`<!doctype html><input id="field" value="abc">${target}`, calm);
    await drawn.draw({ step });
    await drawn.page.focus('#field');
    for (const key of ['ArrowLeft', 'ArrowRight', 'Enter', 'a']) await drawn.page.keyboard.press(key);
    expect(await drawn.calls()).toEqual([]);
    expect(await drawn.page.inputValue('#field')).toHaveLength(4);
  });
});

describe('other habits of pages', () => {
  test('extended prototypes', async () => {
    const drawn = await board.open(`<!doctype html>${target}`, calm);
    await drawn.page.evaluate(() => {
      Object.assign(Array.prototype, { last() {} });
      Object.assign(Object.prototype, { extended() {}, flag: 'yes' });
    });
    await drawn.draw({ step: { blocks: [heading('Here'), nps(), text('x'), buttons('Next')] } });
    await pressNext(drawn);
    expect(await drawn.calls()).toEqual([{ type: 'next' }]);
    expect(drawn.errors).toEqual([]);
  });

  test('machine translation that wraps every text in <font>', async () => {
    const drawn = await board.open(`<!doctype html>${target}`, calm);
    await drawn.draw({
      step: { layout: 'corner', blocks: [heading('Here'), text('x'), nps(), buttons('Next')] },
    });
    await drawn.card.evaluate((card) => {
      const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const one of texts) {
        const font = document.createElement('font');
        font.textContent = `${one.data}!`;
        one.replaceWith(font);
      }
    });
    await drawn.card.getByRole('radio').nth(3).click();
    await pressNext(drawn);
    await drawn.page.evaluate(() => window.drawn.destroy());
    expect(await drawn.calls()).toEqual([['score', { score: 4 }], { type: 'next' }]);
    expect(drawn.errors).toEqual([]);
  });

  test('storage, cookies and the network are not touched', async () => {
    const drawn = await board.open(`<!doctype html>${target}`, calm);
    await drawn.page.evaluate(() => {
      const refuse = () => {
        throw new Error('touched');
      };
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'fetch'] as const) {
        Object.defineProperty(window, name, { get: refuse });
      }
      Object.defineProperty(document, 'cookie', { get: refuse, set: refuse });
    });
    await drawn.draw({ step: { blocks: [heading('Here'), nps(), buttons('Next')] } });
    await pressNext(drawn);
    expect(drawn.errors).toEqual([]);
  });

  test('nothing of ours is left behind: no node, no listener', async () => {
    const drawn = await board.open(`<!doctype html>${target}`, calm);
    await drawn.page.evaluate(() => {
      const open = new Set<string>();
      Object.assign(window, { listening: open });
      const add = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function (type, listener, options) {
        const signal = typeof options === 'object' ? options?.signal : undefined;
        const isPage =
          this === window || this === document || this === visualViewport || this instanceof MediaQueryList;
        if (isPage) {
          const name = `${this.constructor.name} ${type} ${Math.random()}`;
          open.add(name);
          if (signal) add.call(signal, 'abort', () => open.delete(name));
        }
        return add.call(this, type, listener, options);
      };
    });
    const before = await drawn.page.evaluate(() => document.documentElement.outerHTML);
    await drawn.draw({ step });
    expect(
      await drawn.page.evaluate(() => (Reflect.get(window, 'listening') as Set<string>).size),
    ).toBeGreaterThan(5);
    await drawn.page.evaluate(() => window.drawn.destroy());
    expect(await drawn.page.evaluate(() => [...(Reflect.get(window, 'listening') as Set<string>)])).toEqual(
      [],
    );
    expect(await drawn.page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  });
});
