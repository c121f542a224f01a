import { build } from 'esbuild';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { oldestBrowsers } from '../../../oldest-browsers.ts';
import { launchBrowser } from '../../support/browser.ts';

let browser: Browser;
let page: Page;
let code: string;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from './match.ts'; export { describeClick } from './describe-click.ts'; export { createPageIndex } from './page-index.ts'; export { reading } from './reading.ts'; export { readableName } from './readable-name.ts';`,
      resolveDir: 'snippet/target',
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'match',
    target: oldestBrowsers,
  });
  code = outputFiles[0]!.text;
});
afterAll(() => browser?.close());

/** Opens a page with this body, and makes what is in `html` findable as `match`. */
async function open(html: string): Promise<void> {
  await page.route('https://app.example/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><body>${html}</body>` }),
  );
  await page.goto('https://app.example/deals');
  await page.unrouteAll();
  await page.evaluate(`${code}; window.match = match;`);
}

/** Describes `selector`, changes the page by `change`, and says which element is found: its `data-is` mark. */
const findAfter = (selector: string, change: string) =>
  page.evaluate(
    ([css, script]) => {
      const { match } = window as never as {
        match: {
          describe(e: Element): unknown;
          find(s: unknown, r: ParentNode): { element: Element | null };
        };
      };
      const element = document.querySelector(css!)!;
      element.toggleAttribute('data-is-wanted', true);
      const signature = match.describe(element);
      if (/data-is-wanted/.test(JSON.stringify(signature)))
        throw new Error('the mark got into the description');
      // biome-ignore lint/security/noGlobalEval: the test's own words.
      globalThis.eval(script!);
      const found = match.find(signature, document).element;
      return found === null ? null : found.hasAttribute('data-is-wanted') ? 'the same' : found.outerHTML;
    },
    [selector, change] as const,
  );

const app = `
  <header><nav><a href="/deals">Deals</a><a href="/people">People</a><button aria-label="Settings" class="icon"></button></nav></header>
  <main><h1>Deals</h1>
    <div class="toolbar"><button id="new" class="button primary css-1x2y3z">New deal</button><button class="button">Import</button><button class="button">Export</button></div>
    <section><h2>Filters</h2><label>Owner <select name="owner"><option>Ann</option></select></label><button class="button">Apply</button></section>
    <section><h2>View</h2><button class="button">Apply</button></section>
    <ul class="settings"><li><b>Invoices</b><button>Edit</button></li><li><b>Reminders</b><button>Edit</button></li><li><b>Reports</b><button>Edit</button></li></ul>
  </main>`;

describe('on the page as it was', () => {
  const everything = [
    '#new',
    'nav a:nth-child(2)',
    '.icon',
    'select',
    'section:nth-of-type(2) button',
    'li:nth-child(2) button',
    'h1',
  ];
  test.each(everything)('%s is found again', async (selector) => {
    await open(app);
    expect(await findAfter(selector, '')).toBe('the same');
  });
});

describe('a button made by a component of its own, with words from outside', () => {
  const component = `
    customElements.define('own-button', class extends HTMLElement {
      connectedCallback() {
        if (!this.shadowRoot) this.attachShadow({ mode: 'open' }).innerHTML = '<button><slot></slot></button>';
      }
    });
    const inner = (host) => host.shadowRoot.querySelector('button');
    const own = (...words) => words.map((word) => '<own-button>' + word + '</own-button>').join('');`;
  const foundFor = (script: string) => page.evaluate(`(() => { ${component} ${script} })()`);

  test('is told from its likes by these words, however they are ordered', async () => {
    await open('');
    expect(
      await foundFor(`
        document.body.innerHTML = own('Add member', 'Remove member', 'Close');
        const signature = match.describe(inner(document.querySelector('own-button')));
        document.body.innerHTML = '<section><div>' + own('Close', 'Remove member', 'Add member') + '</div></section>';
        const word = () => match.find(signature, document).element?.getRootNode().host.textContent ?? null;
        const seen = [signature.name, word()];
        document.querySelectorAll('own-button')[2].remove();
        return [...seen, word()];`),
    ).toEqual(['Add member', 'Add member', null]);
  });

  test('is found when its words came after it was read', async () => {
    await open('');
    expect(
      await foundFor(`
        document.body.innerHTML = '<main>' + own(...Array.from({ length: 60 }, (_, i) => 'Choice ' + String.fromCharCode(65 + i % 26).repeat(3 + i / 26))) + '</main>';
        const wanted = document.querySelectorAll('own-button')[47];
        const signature = match.describe(inner(wanted));
        const word = wanted.firstChild.data;
        const hosts = [...document.querySelectorAll('own-button')];
        for (const host of hosts) host.replaceChildren();
        match.find(signature, document);
        hosts[12].append(word);
        return match.find(signature, document).element === inner(hosts[12]);`),
    ).toBe(true);
  });

  test('has no words of a record that it shows in a table', async () => {
    await open('');
    expect(
      await foundFor(`
        document.body.innerHTML = '<table><tbody>' + ['Acme Ltd', 'Beta Inc'].map((name) =>
          '<tr><td>' + own(name) + '</td><td>' + own('Edit') + '</td></tr>').join('') + '</tbody></table>';
        const [record, edit] = document.querySelectorAll('own-button');
        return [match.describeClick(inner(record)), match.describeClick(inner(edit))].map(({ name, text }) => [name, text]);`),
    ).toEqual([
      [undefined, undefined],
      ['Edit', 'Edit'],
    ]);
  });
});

test('a row with an address, a date or a telephone number in it is known by its other words', async () => {
  await open('');
  const rows = [
    'Smith smith@example.com',
    'Brown 2024-02-11, due 3 days ago',
    'Jones +49 170 1234567',
    'Clark clark@example.com',
  ];
  const seen = await page.evaluate((texts) => {
    const { match } = window as never as {
      match: {
        describe(e: Element): { row?: string };
        find(s: object, root: Document): { element: Element | null };
      };
    };
    const draw = (list: string[]) => {
      const items = list.map((text) => {
        const item = document.createElement('li');
        const button = document.createElement('button');
        button.append('Open');
        item.append(text, button);
        return item;
      });
      const holder = document.createElement('ul');
      holder.append(...items);
      document.body.replaceChildren(holder);
      return [...holder.querySelectorAll('button')];
    };
    const signatures = draw(texts).map((button) => match.describe(button));
    draw(texts.toReversed());
    return signatures.map((signature) => {
      const { element } = match.find(signature, document);
      return [signature.row, element?.previousSibling?.nodeValue];
    });
  }, rows);
  expect(seen).toEqual([
    ['Smith #h', rows[0]],
    ['Brown #1, due #3 days ago', rows[1]],
    ['Jones +#9 #0 #7', rows[2]],
    ['Clark #k', rows[3]],
  ]);
});

test.each([
  ['their numbers', (n: number) => `Order ${1000 + n}`],
  ['their dates', (n: number) => `Invoice 2026-03-${10 + n}`],
  ['a letter of their addresses', (n: number) => `user${String.fromCharCode(97 + n)}@example.com, member`],
  ['two letters', (n: number) => `Record of group A${String.fromCharCode(97 + n, 122 - n)}`],
])(
  'of rows that differ in %s alone the right one is found wherever it stands, and no other',
  async (_, text) => {
    const draw = (order: readonly number[]) =>
      open(
        `<table><tbody>${order.map((n) => `<tr id="r-${n}x"><td>${text(n)}</td><td>Paid</td><td><button>Open</button></td></tr>`).join('')}</tbody></table>`,
      );
    const row = (order: readonly number[], at: number) =>
      draw(order).then(() =>
        page.evaluate((place) => {
          const { match } = window as never as { match: { describe(e: Element): object } };
          return match.describe(document.querySelectorAll('button')[place]!);
        }, at),
      );
    const foundIn = async (signature: object, order: readonly number[]) => {
      await draw(order);
      return page.evaluate((wanted) => {
        const { match } = window as never as {
          match: { find(s: object, root: Document): { element: Element | null } };
        };
        return match.find(wanted, document).element?.closest('tr')?.querySelector('td')?.textContent;
      }, signature);
    };
    const ten = Array.from({ length: 10 }, (_, n) => n);
    const fourth = await row(ten, 3);
    expect(await foundIn(fourth, ten)).toBe(text(3));
    expect(await foundIn(fourth, ten.toReversed())).toBe(text(3));
    expect(await foundIn(fourth, [5, 3, 4])).toBe(text(3));
    const withoutIt = ten.filter((n) => n !== 3);
    expect(await foundIn(fourth, withoutIt)).toBeUndefined();
    // A first row is an example of all, where none is known.
    const first = await row(ten, 0);
    expect(await foundIn(first, ten.toReversed())).toBe(text(0));
    expect(await foundIn(first, [7, 8, 9])).toBe(text(7));
  },
);

test.each(['table', 'list'])(
  'one of 230 buttons of one name is found by what its row says, in a %s',
  async (kind) => {
    // Three letters, which no other row has.
    const code = (n: number) =>
      [n % 26, Math.floor(n / 26) % 26, (n * 7) % 26].map((i) => String.fromCharCode(97 + i)).join('');
    const rows = Array.from({ length: 230 }, (_, n) =>
      kind === 'table'
        ? `<tr><td>${n}</td><td><a href="#order-${n}">Customer ${code(n)}</a></td><td>Paid</td><td><button>Open</button></td></tr>`
        : `<li><b>Customer ${code(n)}</b><p>Paid</p><button>Open</button></li>`,
    );
    await open(
      kind === 'table' ? `<table><tbody>${rows.join('')}</tbody></table>` : `<ul>${rows.join('')}</ul>`,
    );
    const nth = kind === 'table' ? 'tr:nth-child(151) button' : 'li:nth-child(151) button';
    expect(await findAfter(nth, '')).toBe('the same');
    const first = kind === 'table' ? 'tbody' : 'ul';
    await open(
      kind === 'table' ? `<table><tbody>${rows.join('')}</tbody></table>` : `<ul>${rows.join('')}</ul>`,
    );
    const sorted = `const list = document.querySelector('${first}'); list.append(...[...list.children].reverse())`;
    expect(await findAfter(nth, sorted)).toBe('the same');
  },
);

describe('after a release', () => {
  const releases: [string, string, string][] = [
    ['ids are gone', '#new', `document.querySelectorAll('[id]').forEach((e) => e.removeAttribute('id'))`],
    [
      'classes are hashed anew',
      '#new',
      `document.querySelectorAll('[class]').forEach((e, i) => { e.className = 'css-' + i + 'a9b8c'; })`,
    ],
    [
      'a banner stands above and all is wrapped once more',
      'section:nth-of-type(2) button',
      `const wrap = document.createElement('div'); wrap.append(...document.body.childNodes); document.body.append(Object.assign(document.createElement('aside'), { textContent: 'News' }), wrap)`,
    ],
    ['its text is in another language', '#new', `document.querySelector('#new').textContent = '新建商机'`],
    [
      'it is a link now',
      '#new',
      `const a = document.createElement('a'); a.href = '/new'; a.className = 'button primary'; a.textContent = 'New deal'; a.toggleAttribute('data-is-wanted', true); document.querySelector('#new').replaceWith(a)`,
    ],
    [
      'rows are sorted the other way',
      'li:nth-child(2) button',
      `const list = document.querySelector('ul'); list.append(...[...list.children].reverse())`,
    ],
    [
      'another row came first',
      'li:nth-child(3) button',
      `document.querySelector('ul').prepend(Object.assign(document.createElement('li'), { innerHTML: '<b>Taxes</b><button>Edit</button>' }))`,
    ],
    [
      'it moved into a shadow root',
      '#new',
      `const host = document.createElement('div'); document.querySelector('main').append(host); host.attachShadow({ mode: 'open' }).append(document.querySelector('#new'))`,
    ],
  ];
  test.each(releases)('the element is found although %s', async (_, selector, change) => {
    await open(app);
    expect(await findAfter(selector, change)).toBe('the same');
  });

  const losses: [string, string, string][] = [
    ['it is gone', '#new', `document.querySelector('#new').remove()`],
    ['it is hidden', '#new', `document.querySelector('#new').style.display = 'none'`],
    ['its row is gone', 'li:nth-child(2) button', `document.querySelector('li:nth-child(2)').remove()`],
    [
      'its section is gone',
      'section:nth-of-type(2) button',
      `document.querySelector('section:nth-of-type(2)').remove()`,
    ],
    [
      'its page is another one',
      '#new',
      `document.querySelector('main').innerHTML = '<h1>People</h1><button>Invite</button><button>New person</button>'`,
    ],
  ];
  test.each(losses)('nothing is found when %s', async (_, selector, change) => {
    await open(app);
    expect(await findAfter(selector, change)).toBeNull();
  });
});

test('an element is told from its nearest look-alikes, and none of them taken for it when it is gone', async () => {
  const labels = ['Menu', 'Import', 'Options', 'Settings', 'Delete', 'Refunds', 'Shipping', 'Returns'];
  for (const label of labels) {
    await open(`<main>${labels.map((one) => `<button type="button">${one}</button>`).join('')}</main>`);
    const selector = `button:nth-of-type(${labels.indexOf(label) + 1})`;
    expect(await findAfter(selector, ''), label).toBe('the same');
    expect(await findAfter(selector, `document.querySelector('${selector}').remove()`), label).toBeNull();
  }
});

describe('the ids that a library counts up, when something new of the page has taken some', () => {
  // As React's useId makes them, and Radix puts its name in front: by the order in which components were rendered.
  const counted = (id: string, taken: number) => {
    const labels = ['Refunds', 'Shipping', 'Returns', 'Invoices'];
    const folds = labels.map(
      (label, i) => `<button id="${id.replace('%', String(i + taken))}">${label}</button>`,
    );
    return `<main><h2>Help</h2>${folds.join('')}</main>`;
  };
  test.each(['radix-_r_%_', 'headlessui-disclosure-button-_r_%_', 'rc_select_%_list', 'bits-c%'])(
    '%s: the element is found, and not the one that has its id now',
    async (id) => {
      await open(counted(id, 1));
      expect(await findAfter('button:nth-of-type(2)', '')).toBe('the same');
      const change = `const buttons = [...document.querySelectorAll('button')]; buttons.forEach((one, i) => { one.id = ${JSON.stringify(id)}.replace('%', i + 2) })`;
      expect(await findAfter('button:nth-of-type(2)', change)).toBe('the same');
    },
  );
});

describe('a description', () => {
  const describeIt = (selector: string) =>
    page.evaluate((css) => {
      const { match } = window as never as { match: { describe(e: Element): Record<string, unknown> } };
      return match.describe(document.querySelector(css)!);
    }, selector);

  test('has many signals, and none that a machine made', async () => {
    await open(app);
    expect(await describeIt('#new')).toMatchObject({
      v: 1,
      tag: 'button',
      role: 'button',
      name: 'New deal',
      id: 'new',
      path: ['div', 'main'],
      neighbours: ['Import'],
    });
  });

  test.each([
    ':r3:',
    'ember123',
    'radix-:r1:',
    'mui-12',
    'a1b2c3d4',
    'field-90210',
    'headlessui-menu-button-3',
    'radix-_r_1a_',
    'headlessui-tabs-tab-_r_2_',
    'radix-_R_4lb_-trigger-members',
    'rc_select_0_list',
    'pv_id_3_content',
    'el-id-1234-5',
    'bits-c4',
    's2',
  ])('leaves out the generated id %s', async (id) => {
    await open(`<button id="${id}">Save</button>`);
    expect((await describeIt('button')).id).toBeUndefined();
  });
  test.each(['save', 'save-deal', 'nav_main', 'step2', 'newDealButton'])(
    'keeps the written id %s',
    async (id) => {
      await open(`<button id="${id}">Save</button>`);
      expect(await describeIt('button')).toHaveProperty('id', id);
    },
  );

  test('is made in a form that has fields named as what is read of it', async () => {
    const names = ['id', 'title', 'role', 'labels', 'type', 'contentDocument', 'textContent'];
    await open(
      `<form id="settings">${names.map((name) => `<input type="hidden" name="${name}">`).join('')}<button>Save</button></form>`,
    );
    expect(await describeIt('button')).toMatchObject({ name: 'Save', path: ['form#settings'] });
    expect(await describeIt('form')).toMatchObject({ id: 'settings' });
    expect(await findAfter('button', '')).toBe('the same');
  });

  test('stays under 1.5 kB on an element that has everything', async () => {
    const long = 'A rather long text that goes on and on until it reaches the end of what';
    await open(`<main id="long-main-identifier"><section id="long-section-identifier"><h2>${long}</h2><div><div><div>
      <ul><li><i>${long}</i> <button id="the-button" aria-label="${long} one" title="${long} two" data-testid="button-with-a-long-test-name"
      data-action="some-long-action-name" data-track="some-long-track-name" name="some-long-name" type="submit" class="one two three four-five six-seven eight-nine ten-eleven">${long} x</button>
      <i>${long}</i></li><li></li></ul></div></div></div></section></main>`);
    expect(JSON.stringify(await describeIt('button')).length).toBeLessThan(1500);
  });

  test('is read out as an author would say it, in both languages', async () => {
    await open(app);
    const names = await page.evaluate(() => {
      const { match } = window as never as { match: { readableName(e: Element, l: string): string } };
      const of = (css: string, locale: string) => match.readableName(document.querySelector(css)!, locale);
      return [
        of('#new', 'en'),
        of('#new', 'zh-CN'),
        of('nav a', 'en'),
        of('select', 'en'),
        of('.toolbar', 'en'),
      ];
    });
    expect(names).toEqual([
      'Button “New deal”',
      '按钮“New deal”',
      'Link “Deals”',
      'Selection “Owner”',
      'Element “New deal Import Export”',
    ]);
  });
});

test('a page of 5,000 look-alikes is searched in a moment', async () => {
  await open('<main></main>');
  const ms = await page.evaluate(() => {
    const main = document.querySelector('main')!;
    for (let i = 0; i < 2500; i++) {
      const button = document.createElement('button');
      button.textContent = `Item ${'abcdefgh'[i % 8]} ${'xyz'[i % 3]}`;
      main.append(button, document.createElement('span'));
    }
    const wanted = Object.assign(document.createElement('button'), { textContent: 'Wanted' });
    main.append(wanted);
    const { match } = window as never as {
      match: { describe(e: Element): unknown; find(s: unknown, r: ParentNode): { element: Element | null } };
    };
    const signature = match.describe(wanted);
    match.find(signature, document);
    const start = performance.now();
    for (let i = 0; i < 5; i++)
      if (match.find(signature, document).element !== wanted) throw new Error('not found');
    return (performance.now() - start) / 5;
  });
  // Some 2 ms alone on a machine like ours; the bound leaves room for company.
  expect(ms).toBeLessThan(50);
});

describe('the index of a page', () => {
  const found = (script: string) => page.evaluate(script);
  const prelude = `const { match } = window; const wanted = document.querySelector('#new'); const signature = match.describe(wanted);
    const find = () => { const { element } = match.find(signature, document); return element && element.textContent; };`;

  test('knows what came, changed and went since it was read', async () => {
    await open(app);
    expect(
      await found(`${prelude}
        const seen = [find()];
        wanted.removeAttribute('id');
        wanted.remove();
        seen.push(find());
        document.querySelector('.toolbar').prepend(wanted);
        seen.push(find());
        wanted.firstChild.data = 'New deal now';
        seen.push(find());
        seen;`),
    ).toEqual(['New deal', null, 'New deal', 'New deal now']);
  });

  test('is read in slices: none is longer than it may be, and what one leaves the next goes on with', async () => {
    await open('<main></main>');
    const sizes = await found(`
      document.querySelector('main').append(...Array.from({ length: 20000 }, (_, i) =>
        Object.assign(document.createElement('button'), { textContent: 'Item ' + i })));
      const index = match.createPageIndex(match.reading, document);
      index.read(0);
      const sizes = [];
      do sizes.push(index.size()); while (!index.read(1));
      [...sizes, index.size()];`);
    expect((sizes as number[]).length).toBeGreaterThan(3);
    expect(sizes).toEqual((sizes as number[]).toSorted((one, other) => one - other));
    // Html, head, body and main are elements too.
    expect((sizes as number[]).at(-1)).toBe(20_004);
  });

  test('keeps nothing alive that the app has thrown away, however long nobody looks', async () => {
    await open('<main></main>');
    await found(`
      index = match.createPageIndex(match.reading, document);
      const views = Array.from({ length: 4000 }, (_, i) =>
        Object.assign(document.createElement(i ? 'section' : 'late-box'), { textContent: 'View ' + i }));
      document.querySelector('main').append(views[0]);
      index.read();
      thrownAway = [views[0], views[1000], views[2000]].map((view) => new WeakRef(view));
      for (const view of views) document.querySelector('main').replaceChildren(view);`);
    await expect
      .poll(async () => {
        await page.requestGC();
        return found('thrownAway.filter((view) => view.deref()).length');
      })
      .toBe(0);
    expect(await found('index.read(); index.size();')).toBe(5);
  });

  test('reaches into shadow roots and frames that come late', async () => {
    await open(app);
    expect(
      await found(`${prelude}
        find();
        wanted.removeAttribute('id');
        const host = document.createElement('late-box');
        document.querySelector('main').append(host);
        find();
        host.attachShadow({ mode: 'open' }).append(wanted);
        const seen = [find()];
        const frame = document.createElement('iframe');
        document.querySelector('main').append(frame);
        frame.contentDocument.body.append(wanted);
        seen.push(find());
        seen;`),
    ).toEqual(['New deal', 'New deal']);
  });
});

test('a description never throws, is never too large, never holds what is in a field, and leads back or nowhere', async () => {
  await open('<main></main>');
  const word = fc.stringMatching(/^[A-Za-z0-9 :_-]{0,40}$/);
  const attributes = fc.dictionary(
    fc.constantFrom(
      'id',
      'class',
      'name',
      'href',
      'title',
      'aria-label',
      'data-testid',
      'role',
      'placeholder',
      'alt',
    ),
    fc.oneof(word, fc.string({ maxLength: 300 }), fc.constant('漢'.repeat(200))),
  );
  const holding = (children: fc.Arbitrary<object[]>): fc.Arbitrary<object> =>
    fc.record({
      tag: fc.constantFrom(
        'div',
        'button',
        'a',
        'input',
        'textarea',
        'select',
        'td',
        'tr',
        'ul',
        'li',
        'svg',
        'x-box',
      ),
      attributes,
      text: fc.oneof(word, fc.constant('保存'.repeat(60))),
      children,
    });
  const leaf = holding(fc.constant([]));
  const branch = holding(fc.array(leaf, { maxLength: 3 }));
  const node = holding(fc.array(branch, { maxLength: 3 }));
  await fc.assert(
    fc.asyncProperty(node, async (tree) => {
      const faults = await page.evaluate((given) => {
        type Tree = { tag: string; attributes: Record<string, string>; text: string; children: Tree[] };
        const make = ({ tag, attributes, text, children }: Tree): Element => {
          const element = document.createElement(tag);
          for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
          element.append(text, ...children.map(make));
          if ('value' in element && tag !== 'button' && tag !== 'li') element.value = 'canary-value';
          if (tag === 'textarea') element.textContent = 'canary-area';
          return element;
        };
        document.querySelector('main')!.replaceChildren(make(given as Tree));
        const { match } = window as never as {
          match: {
            describe(e: Element): unknown;
            describeClick(e: Element): unknown;
            find(s: unknown, r: ParentNode): { element: Element | null };
          };
        };
        return Array.from(document.querySelectorAll('main *')).flatMap((element) => {
          // What holds it, or is held by it, may be the same thing to a person.
          const found = match.find(match.describe(element), document).element;
          const isOther = found && !found.contains(element) && !element.contains(found);
          const faults = isOther ? [`${element.outerHTML} → ${found.outerHTML}`] : [];
          for (const description of [match.describe(element), match.describeClick(element)]) {
            const json = JSON.stringify(description);
            const bytes = new TextEncoder().encode(json).length;
            if (bytes > 1500 || json.includes('canary')) faults.push(json);
          }
          return faults;
        });
      }, tree);
      expect(faults).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
