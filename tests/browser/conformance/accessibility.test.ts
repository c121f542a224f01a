import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { paintedTheme } from '../../../shared/rules/painted-theme.ts';
import {
  axNode,
  focused,
  type Layout,
  layoutsBut,
  type Tour,
  type TourBench,
  targetHtml,
  tourBench,
} from '../../support/host-tour.ts';
import { guideId, step } from '../../support/snippet-bench.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await tourBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const host = `<a href="#a" id="before">Before</a> <input id="field" aria-label="Field" value="words">
  ${targetHtml('margin:150px 300px')} <button id="after">After</button> <a href="#z" id="last">Last</a>`;
/** A host whose button starts the guide, as a "Show me around" does. */
const byUser = {
  html: `<button id="help" onclick="cairn.start('${guideId(1)}')">Show me around</button>${host}`,
  starts: 'byUser' as const,
};
async function startByHelp(): Promise<Tour> {
  const tour = await bench.open(byUser);
  await tour.page.waitForFunction(() => !Array.isArray(Reflect.get(window, 'cairn') ?? []));
  await tour.page.waitForTimeout(200);
  await tour.page.locator('#help').focus();
  await tour.page.keyboard.press('Enter');
  await tour.shows('tooltip');
  return tour;
}

/** What interrupts is a dialog, what stands in or across the page is a region of it. */
const roleOf = (layout: Layout) => (/^(banner|inline)/.test(layout) ? 'region' : 'dialog');

test('role: the card has the role of a dialog, or of a region where it interrupts nobody', async () => {
  const tour = await bench.open(host);
  await tour.everyLayout(async (layout) => {
    expect(await axNode(tour, roleOf(layout)), layout).toBeDefined();
  });
});

test('name: it is named by the title of its step', async () => {
  const tour = await bench.open(host);
  await tour.everyLayout(async (layout) => {
    expect((await axNode(tour, roleOf(layout)))?.name).toContain(`This is ${layout}`);
  });
});

test('describe: it is described by the text of its step', async () => {
  const tour = await bench.open(host);
  await tour.everyLayout(async (layout) => {
    const text = layout === 'corner' ? '' : await tour.card.locator('p').textContent();
    expect((await axNode(tour, roleOf(layout)))?.description, layout).toBe(text);
  });
});

test('focus-in: focus goes in when the user asked for it or the page is blocked, and is left alone otherwise', async () => {
  const asked = await startByHelp();
  await expect.poll(() => focused(asked)).toMatch(/^ours/);
  const unasked = await bench.open(`${host}<script>document.querySelector('#field').focus()</script>`);
  expect(await focused(unasked)).toBe('#field');
  await unasked.press('Next');
  await unasked.shows('modal');
  await expect.poll(() => focused(unasked)).toMatch(/^ours/);
});

test('focus-step: focus is in the card after next()', async () => {
  const tour = await startByHelp();
  await tour.everyLayout(async (layout) => {
    await expect.poll(() => focused(tour), { message: layout }).toMatch(/^ours/);
    await tour.card.getByRole('button', { name: 'Next' }).focus();
  });
});

test('focus-back: focus returns to where it was, from every step and by every way out', async () => {
  for (const leave of ['Escape', 'Close', 'end']) {
    const tour = await startByHelp();
    if (leave === 'end') await tour.everyLayout(async () => {});
    else {
      await tour.press('Next');
      await tour.shows('modal');
      if (leave === 'Escape') await tour.page.keyboard.press('Escape');
      else await tour.press('Close');
    }
    await tour.card.waitFor({ state: 'detached' });
    await expect.poll(() => focused(tour)).toBe('#help');
  }
});

test('tab-cycle: Tab goes between target and card; behind a modal the page is out of reach', async () => {
  const tour = await bench.open(host);
  await tour.page.locator('#target').focus();
  await tour.page.keyboard.press('Tab');
  expect(await focused(tour)).toMatch(/^ours/);
  for (let at = 0; at < 4 && (await focused(tour)).startsWith('ours'); at++)
    await tour.page.keyboard.press('Tab');
  expect(await focused(tour)).toBe('#after');
  await tour.press('Next');
  await tour.shows('modal');
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let at = 0; at < 8; at++) {
      await tour.page.keyboard.press(key);
      expect(await focused(tour)).toMatch(/^ours/);
    }
  }
});

test('Tab leads past the card to the end of the page, and is not led round and round', async () => {
  const tour = await bench.open(host);
  await tour.page.locator('#last').focus();
  const seen: string[] = [];
  for (let at = 0; at < 8; at++) {
    await tour.page.keyboard.press('Tab');
    seen.push(await focused(tour));
  }
  expect(seen[0]).toMatch(/^ours/);
  expect(seen.slice(0, seen.findIndex((each) => !each.startsWith('ours')) + 1)).not.toContain('#after');
});

test('tab-reach: the card is reached by Tab within 12 presses from the host', async () => {
  const tour = await bench.open(host);
  await tour.everyLayout(async () => {
    await tour.page.evaluate(() => (document.activeElement as HTMLElement)?.blur());
    const seen: string[] = [];
    for (let at = 0; at < 12; at++) {
      await tour.page.keyboard.press('Tab');
      seen.push(await focused(tour));
    }
    expect(seen.join()).toContain('ours');
  });
});

test('esc: Escape closes it, from inside and from the page', async () => {
  for (const from of ['inside', 'page']) {
    // A banner and a step in the page interrupt nobody: Escape in the page is the page's. A hint only folds away.
    const closing: Layout[] = ['tooltip', 'modal', 'corner', 'slideOut'];
    if (from === 'inside') closing.push('bannerTop', 'inline');
    for (const last of closing) {
      const tour = await bench.open({ html: host, layouts: closing });
      for (const layout of closing) {
        await tour.shows(layout);
        if (layout === last) break;
        if (layout === 'corner') await tour.card.getByRole('radio', { name: '9' }).check({ force: true });
        await tour.press('Next');
      }
      if (from === 'inside') await tour.card.getByRole('button', { name: 'Next' }).focus();
      else if (last !== 'modal') await tour.page.locator('#field').focus();
      await tour.page.keyboard.press('Escape');
      await tour.card.waitFor({ state: 'detached' });
    }
  }
});

test('arrow-in-input: arrow keys in a field of the host do not turn the step', async () => {
  const tour = await bench.open(host);
  await tour.page.locator('#field').focus();
  await tour.page.keyboard.press('Home');
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowRight'])
    await tour.page.keyboard.press(key);
  await tour.page.keyboard.type('!');
  expect(await tour.page.locator('#field').inputValue()).toBe('w!ords');
  await tour.shows('tooltip');
});

test('host-keys: a host that stops keydown at capture on the document: Escape in the card still works', async () => {
  const tour = await bench.open(
    `${host}<script>document.addEventListener('keydown', (event) => event.stopImmediatePropagation(), true)</script>`,
  );
  await tour.card.getByRole('button', { name: 'Next' }).focus();
  await tour.page.keyboard.press('Enter');
  await tour.shows('modal');
  await tour.page.keyboard.press('Escape');
  await tour.card.waitFor({ state: 'detached' });
});

test('key-leak: keys pressed in the card fire no shortcut of the host', async () => {
  const tour = await bench.open(`${host}<script>
    window.keys = [];
    for (const type of ['keydown', 'keypress', 'keyup'])
      for (const capture of [true, false])
        for (const on of [document, document.body]) on.addEventListener(type, (event) => keys.push(event.key), capture);
    window.addEventListener('keydown', (event) => keys.push(event.key));
  </script>`);
  await tour.everyLayout(async () => {
    await tour.card.getByRole('button', { name: 'Next' }).focus();
    for (const key of ['k', '?', 'Control+k', 'ArrowRight']) await tour.page.keyboard.press(key);
  });
  expect(await tour.page.evaluate(() => Reflect.get(window, 'keys'))).toEqual([]);
});

test('announce: each step is announced, by the focus that moves or a live region', async () => {
  // A step in the page is read in its place, like the page.
  const tour = await bench.open({ html: host, layouts: layoutsBut('inline') });
  await tour.everyLayout(async (layout) => {
    const isAnnounced = async () => {
      if ((await focused(tour)).startsWith('ours')) return true;
      const said = await tour.page.locator('cairn-layer [role=status]').allTextContents();
      return said.some((text) => text.includes(`This is ${layout}`));
    };
    await expect.poll(isAnnounced).toBe(true);
  });
});

test('names: every button of the card has a name', async () => {
  const tour = await bench.open(host);
  await tour.everyLayout(async () => {
    const { nodes } = await tour.cdp.send('Accessibility.getFullAXTree');
    const controls = nodes.filter(
      ({ role, ignored }) => !ignored && /^(button|radio|link)$/.test(role?.value),
    );
    const inCard = await tour.card.locator('button:visible, input:visible, a:visible').count();
    expect(controls.length).toBeGreaterThanOrEqual(inCard);
    expect(controls.filter(({ name }) => !name?.value)).toEqual([]);
  });
});

test('hit-size: everything to be pressed is at least 24 × 24 px', async () => {
  const tour = await bench.open(host);
  await tour.everyLayout(async () => {
    for (const one of await tour.card.locator('button, input').all()) {
      const { width, height } = (await one.boundingBox())!;
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
    }
  });
});

test('contrast: text of the default theme reaches 4.5:1, in light and dark', async () => {
  for (const mode of ['light', 'dark'] as const) {
    const tour = await bench.open({
      html: host,
      guide: { theme: paintedTheme({ mode, accent: '#2255cc' }) },
    });
    await tour.everyLayout(async () => {
      const ratios = await tour.card.evaluate(contrasts);
      expect(ratios.length).toBeGreaterThan(2);
      expect(ratios.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    });
  }
});

/** WCAG contrast of every text in the card with the opaque background it stands on. */
function contrasts(card: Element): { text: string; ratio: number }[] {
  const luminance = (color: string) => {
    const [red, green, blue] = color.match(/[\d.]+/g)!.map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const isClear = (color: string) => /^rgba.*, 0\)$|\/ 0\)$/.test(color);
  return [...card.querySelectorAll('*')]
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim()))
    .map((one) => {
      let on: Element = one;
      while (isClear(getComputedStyle(on).backgroundColor) && on !== card) on = on.parentElement!;
      const pair = [getComputedStyle(one).color, getComputedStyle(on).backgroundColor].map(luminance);
      return { text: one.textContent!, ratio: (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05) };
    });
}

test('reduced: with prefers-reduced-motion nothing moves', async () => {
  const moves = (tour: Tour) =>
    tour.page.evaluate(() => document.querySelector('cairn-layer')!.shadowRoot!.getAnimations().length);
  const calm = await bench.open(host);
  await calm.everyLayout(async () => {
    expect(await moves(calm)).toBe(0);
  });
  const lively = await bench.open({
    html: host,
    prepare: (page) => page.emulateMedia({ reducedMotion: 'no-preference' }),
  });
  const transitions = await lively.card
    .getByRole('button', { name: 'Next' })
    .evaluate((one) => getComputedStyle(one).transitionDuration);
  expect(transitions).not.toMatch(/^0s/);
});

test('forced-colors: with forced colours the card keeps an edge to see', async () => {
  const tour = await bench.open({
    html: host,
    prepare: (page) => page.emulateMedia({ forcedColors: 'active' }),
  });
  await tour.everyLayout(async () => {
    const edge = await tour.card.evaluate((card) => {
      const { borderTopWidth, borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(card);
      return {
        isDrawn: Number.parseFloat(borderTopWidth) >= 1 && borderTopStyle === 'solid',
        borderTopColor,
        backgroundColor,
      };
    });
    expect(edge.isDrawn).toBe(true);
    expect(edge.borderTopColor).not.toBe(edge.backgroundColor);
  });
});

test('dark: prefers-color-scheme is honoured, also when it changes', async () => {
  const tour = await bench.open({
    html: host,
    guide: { theme: paintedTheme({ mode: 'auto', accent: '#2255cc' }) },
    prepare: (page) => page.emulateMedia({ colorScheme: 'dark' }),
  });
  const isDark = () =>
    tour.card.evaluate((card) =>
      getComputedStyle(card)
        .backgroundColor.match(/\d+/g)!
        .slice(0, 3)
        .every((part) => Number(part) < 90),
    );
  await tour.everyLayout(async () => {
    expect(await isDark()).toBe(true);
    await tour.page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(isDark).toBe(false);
    await tour.page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(isDark).toBe(true);
  });
});

test('dark, and the room that a card leaves to the next one: it is the same, says only what is new, and follows the scheme', async () => {
  const tour = await bench.open({
    html: host,
    steps: [step('one'), step('two')],
    guide: { theme: paintedTheme({ mode: 'auto', accent: '#2255cc' }) },
  });
  const stage = tour.page.locator('cairn-layer .stage');
  await tour.shows('one');
  await expect.poll(() => stage.getByRole('status').textContent()).toMatch(/This is one/);
  await stage.evaluate((element) => element.setAttribute('data-is-same', ''));
  await tour.press('Next');
  await tour.shows('two');
  expect(await tour.page.locator('cairn-layer .stage[data-is-same]').count()).toBe(1);
  expect(await tour.card.count()).toBe(1);
  expect(await stage.getByRole('status').textContent()).toBe('');
  await tour.page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => stage.getAttribute('class')).toContain('dark');
  await tour.press('Next');
  await tour.page.locator('cairn-layer').waitFor({ state: 'detached' });
});

test('text-200: with text at 200 % nothing is cut off', async () => {
  const tour = await bench.open(`${host}<style>html { font-size: 32px }</style>`);
  await tour.everyLayout(async () => {
    const cut = await tour.card.evaluate((card) => {
      const root = getComputedStyle(card).fontSize;
      const wide = [...card.querySelectorAll<HTMLElement>('h2, p, button, legend, label, .body')].filter(
        (one) =>
          one.scrollWidth > one.clientWidth + 1 ||
          (!one.matches('.body') &&
            one.scrollHeight > one.clientHeight + 1 &&
            getComputedStyle(one).display !== 'inline'),
      );
      return { root, wide: wide.map((one) => one.outerHTML.slice(0, 80)) };
    });
    expect(cut).toEqual({ root: '30px', wide: [] });
    const next = (await tour.card.getByRole('button', { name: 'Next' }).boundingBox())!;
    expect(next.y + next.height).toBeLessThanOrEqual(720);
  });
});
