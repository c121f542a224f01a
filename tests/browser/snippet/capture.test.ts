import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { atRest } from '../../support/at-rest.ts';
import { guide, type SnippetBench, snippetBench, step, until } from '../../support/snippet-bench.ts';

let bench: SnippetBench;
beforeAll(async () => {
  bench = await snippetBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const clicks = () => bench.server.events('click');
const paths = () => bench.server.events('page').map(({ path }) => path);
const started = () => until(() => bench.server.events('page').length, 'the first page view');
/** Long enough for an event that should not be to arrive. */
const quiet = (page: { waitForTimeout(ms: number): Promise<void> }) => page.waitForTimeout(2500);
const clickedNames = () =>
  clicks().map(
    ({ signature }) =>
      bench.server.batches.flatMap((batch) => (signature && batch.signatures?.[signature]) || [])[0]?.name,
  );

describe('a click is one event', () => {
  test('ten clicks are ten, in a host that stops propagation and re-renders its list', async () => {
    bench.hostPage(
      '/',
      `<div id="list"></div><script>
        const list = document.getElementById('list');
        addEventListener('click', (event) => event.stopPropagation());
        document.addEventListener('click', (event) => event.stopImmediatePropagation(), true);
        const render = () => {
          list.replaceChildren(...['Open', 'Close'].map((name) => {
            const button = document.createElement('button');
            button.textContent = name;
            button.onclick = (event) => { event.stopPropagation(); render(); };
            return button;
          }));
        };
        render();
      </script>`,
    );
    const { page } = await bench.open('/');
    await started();
    for (let i = 0; i < 10; i++) await page.getByRole('button', { name: 'Open' }).click();
    await until(() => clicks().length >= 10, 'ten clicks');
    await quiet(page);
    expect(clickedNames()).toEqual(Array(10).fill('Open'));
    expect(new Set(clicks().map(({ signature }) => signature)).size).toBe(1);
  });

  test('in a shadow root, on a link’s icon, on a label, on a clickable div; not on nothing or by a program', async () => {
    bench.hostPage(
      '/',
      `<div id="host"></div><p>Just text</p>
       <a href="#x" aria-label="Help"><svg width="20" height="20"><rect width="20" height="20"/></svg></a>
       <label>Remember me <input type="checkbox"></label>
       <div style="cursor: pointer">Card <b>Acme</b></div>
       <section data-cairn-ignore><button>Private</button></section>
       <button id="program">By program</button>
       <script>
        document.getElementById('host').attachShadow({ mode: 'open' }).append(Object.assign(document.createElement('button'), { textContent: 'Inside' }));
       </script>`,
    );
    const { page } = await bench.open('/');
    await started();
    await page.getByText('Just text').click();
    await page.getByText('Private').click();
    await page.evaluate(() => document.getElementById('program')?.click());
    await page.getByText('Inside').click();
    await page.locator('svg').click();
    await page.getByText('Remember me').click({ position: { x: 3, y: 3 } });
    await page.getByText('Acme').click();
    await until(() => clicks().length >= 4, 'four clicks');
    await quiet(page);
    expect(clickedNames()).toEqual(['Inside', 'Help', 'Remember me', undefined]);
  });

  test('not on our own card', async () => {
    bench.server.delivery.guides = [guide([step('one')])];
    bench.hostPage('/', '<button>Save</button>');
    const { page } = await bench.open('/');
    await page.locator('cairn-layer .card').getByText('This is one').click();
    await page.locator('cairn-layer .card').getByText('Next').click();
    await page.getByText('Save').click();
    await until(() => clicks().length >= 1, 'the click');
    await quiet(page);
    expect(clickedNames()).toEqual(['Save']);
  });

  test('in a frame too, also once it has loaded another page under the pointer', async () => {
    const middle = 'style="position:fixed;inset:0"';
    bench.host.page('/first', `<!doctype html><a href="/second" ${middle}>On</a>`);
    bench.host.page('/second', `<!doctype html><button ${middle}>Pay</button>`);
    bench.hostPage('/', '<iframe src="/first" style="width:300px;height:200px"></iframe>');
    const { page } = await bench.open('/');
    await started();
    const frame = page.frameLocator('iframe');
    await frame.getByText('On').click();
    await frame.getByText('Pay').click();
    await frame.getByText('Pay').click();
    await until(() => clicks().length >= 3, 'three clicks');
    await quiet(page);
    expect(clickedNames()).toEqual(['On', 'Pay', 'Pay']);
  });

  test('signatures are sent with their first click, then only named', async () => {
    bench.hostPage('/', '<button>Save</button>');
    const { page } = await bench.open('/');
    await started();
    await page.getByText('Save').click();
    await until(() => clicks().length === 1, 'the first click');
    await page.getByText('Save').click();
    await until(() => clicks().length === 2, 'the second click');
    const batches = bench.server.batches.filter(({ events }) => events.some(({ kind }) => kind === 'click'));
    expect(batches.map(({ signatures }) => Object.keys(signatures ?? {}).length)).toEqual([1, 0]);
  });
});

test('nothing that a user typed, and no record of theirs, goes over the wire', async () => {
  bench.hostPage(
    '/',
    `<form onsubmit="return false">
       <label>Name <input id="name" value="canary-value" name="name"></label>
       <label>Note <textarea id="note">canary-area</textarea></label>
       <select id="size"><option>canary-option</option><option>canary-other</option></select>
       <div id="edit" contenteditable="true">canary-editable <a href="/canary-way" title="canary-title">canary-link</a></div>
       <input type="password" id="secret" value="canary-password">
       <button>Send to <span contenteditable="true">canary-nested</span></button>
     </form>
     <table><tbody>
       <tr><td><a href="/accounts/90210?mail=canary@query.example">canary-record-one</a></td></tr>
       <tr><td><a href="/accounts/90211">canary-record-two</a></td></tr>
     </tbody></table>
     <button title="canary@mail.example">Mail canary@mail.example</button>
     <button>Call +49 170 1234567</button>
     <button>Archive the <i data-cairn-ignore>canary-ignored</i><b contenteditable="plaintext-only">canary-plain</b></button>`,
  );
  const { page } = await bench.open('/?token=canary-query#canary-fragment');
  await started();
  await page.locator('#name').pressSequentially('canary-typed');
  for (const selector of [
    '#name',
    '#note',
    '#size',
    '#edit',
    '#edit a',
    '#secret',
    'form button',
    'button >> nth=1',
    'button >> nth=2',
  ]) {
    await page.locator(selector).click();
  }
  await page.getByText('Archive the').click({ position: { x: 3, y: 3 } });
  await page.evaluate(() => addEventListener('click', (event) => event.preventDefault()));
  await page.locator('td a').first().click();
  await until(() => clicks().length >= 11, 'eleven clicks');
  await page.close();
  expect(bench.server.wire()).not.toMatch(/canary|90210|1234567/);
  // Of a text with a number like that no word is sent.
  expect(bench.server.wire()).not.toContain('Call');
  expect(bench.server.wire()).toContain('/accounts/#');
});

describe('page views', () => {
  test('count each change of path, not of query or fragment, once', async () => {
    bench.hostPage('/', '<main>App</main>');
    const { page } = await bench.open('/?a=1');
    await started();
    await page.evaluate(async () => {
      const rest = () => new Promise((resolve) => setTimeout(resolve, 30));
      for (const url of ['/deals', '/deals', '/deals?page=2', '/deals#top', '/deals/1']) {
        history.pushState(null, '', url);
        await rest();
      }
      history.replaceState(null, '', '/people');
      await rest();
      history.back();
    });
    await until(() => paths().length >= 5, 'five page views');
    await quiet(page);
    expect(paths()).toEqual(['/', '/deals', '/deals/1', '/people', '/deals']);
  });

  test('of a page that is made ahead begin when it is shown, with the address it has then', async () => {
    bench.hostPage(
      '/',
      '<script>Object.defineProperty(document, "prerendering", { value: true, configurable: true });</script>',
    );
    const { page } = await bench.open('/');
    await until(() => bench.server.deliveries.length, 'the question for guides');
    await page.evaluate(() => history.replaceState(null, '', '/shown'));
    await quiet(page);
    expect(bench.server.events('page')).toEqual([]);
    await page.evaluate(() => {
      Object.defineProperty(document, 'prerendering', { value: false });
      document.dispatchEvent(new Event('prerenderingchange'));
    });
    await until(() => bench.server.events('page').length, 'the page view');
    await quiet(page);
    expect(bench.server.events('page').map(({ path }) => path)).toEqual(['/shown']);
  });

  test('know hash routes', async () => {
    bench.hostPage('/', '<main>App</main>');
    const { page } = await bench.open('/#/inbox');
    await started();
    await page.evaluate(() => location.assign('#/inbox/7?tab=x'));
    await page.evaluate(() => location.assign('#top'));
    await until(() => paths().length >= 3, 'three page views');
    expect(paths()).toEqual(['/#/inbox', '/#/inbox/7', '/']);
  });

  test('belong to the user that the page names, from the first one on', async () => {
    bench.hostPage('/', '', {
      calls: [
        ['identify', 'u1', { plan: 'pro' }],
        ['group', 'acme'],
      ],
    });
    await bench.open('/');
    await started();
    expect(bench.server.events('page')[0]).toMatchObject({ userId: 'u1', accountId: 'acme', path: '/' });
    expect(bench.server.events('identify')[0]).toMatchObject({
      name: 'user.identified',
      properties: { plan: 'pro' },
    });
    expect(bench.server.events('group')[0]).toMatchObject({ name: 'account.identified', accountId: 'acme' });
  });
});

describe('the commands', () => {
  const call = (page: Awaited<ReturnType<SnippetBench['open']>>['page'], ...values: unknown[]) =>
    page.evaluate(
      (given) => (window as never as { cairn: { push(call: unknown): void } }).cairn.push(given),
      values,
    );

  test('take anything without throwing, and keep what makes sense', async () => {
    bench.hostPage('/', '');
    const { page, faults } = await bench.open('/');
    await started();
    await page.evaluate(() => {
      const cairn = (window as never as Record<string, Record<string, (...args: unknown[]) => unknown>>)
        .cairn!;
      const loop: Record<string, unknown> = {};
      loop.self = loop;
      for (const value of [undefined, null, '', 7n, {}, [], loop, Symbol('x'), 'x'.repeat(300), () => {}]) {
        for (const name of ['identify', 'group', 'track', 'page', 'start', 'on', 'push']) {
          if (cairn[name]?.(value, value, value) !== undefined) throw new Error(`${name} returned something`);
        }
      }
      cairn.track!('Report exported', { rows: 12, when: new Date(0), drop: () => {} });
    });
    const exported = await until(
      () => bench.server.events('track', 'Report exported')[0],
      'the tracked event',
    );
    expect(exported.properties).toEqual({ rows: 12, when: '1970-01-01T00:00:00.000Z' });
    expect(faults).toEqual([]);
  });

  test('reset makes somebody new; a second user never shares the first one’s anonymous id', async () => {
    bench.hostPage('/', '', {
      calls: [
        ['identify', 'u1'],
        ['group', 'acme'],
      ],
    });
    const { page } = await bench.open('/');
    await started();
    await call(page, 'identify', 'u2');
    await call(page, 'track', 'as-second');
    await call(page, 'reset');
    await call(page, 'track', 'as-nobody');
    await until(() => bench.server.events('track').length === 2, 'two tracked events');
    const [first] = bench.server.events('identify');
    const second = bench.server.events('track', 'as-second')[0]!;
    const nobody = bench.server.events('track', 'as-nobody')[0]!;
    expect(second.userId).toBe('u2');
    expect(second.accountId).toBeUndefined();
    expect(nobody.userId).toBeUndefined();
    expect(new Set([first?.anonymousId, second.anonymousId, nobody.anonymousId]).size).toBe(3);
  });

  test('after optOut nothing is sent, also after a reload, until optIn', async () => {
    bench.hostPage('/', '<button>Save</button>');
    const { page } = await bench.open('/');
    await atRest(bench.server);
    await call(page, 'optOut');
    const before = bench.server.requests.length;
    await page.getByText('Save').click();
    await call(page, 'track', 'unseen');
    await page.reload();
    await page.getByText('Save').click();
    await quiet(page);
    expect(bench.server.requests.slice(before).filter(({ path }) => path.startsWith('/v1/'))).toEqual([]);
    await call(page, 'optIn');
    await call(page, 'track', 'seen');
    await until(() => bench.server.events('track', 'seen').length, 'the event after optIn');
    expect(bench.server.events('track', 'unseen')).toEqual([]);
  });
});

test('the host app’s signature of a user goes with their events, and with nobody else’s', async () => {
  bench.hostPage('/', '');
  const { page } = await bench.open('/');
  await started();
  await page.evaluate(() => {
    const { cairn } = window as never as { cairn: { [command: string]: (...args: unknown[]) => void } };
    cairn.identify!('u1', {}, { signature: 'abc' });
    cairn.track!('signed');
    cairn.identify!('u2', {}, { signature: 7 });
    cairn.track!('unsigned');
  });
  await until(() => bench.server.events('track').length >= 2, 'both events');
  expect(bench.server.events('track').map(({ name, userId, proof }) => [name, userId, proof])).toEqual([
    ['signed', 'u1', 'abc'],
    ['unsigned', 'u2', undefined],
  ]);
});

describe('the build of the host app', () => {
  const builds = () => bench.server.batches.map(({ build }) => build);

  test('goes with every batch, from a meta tag', async () => {
    bench.hostPage('/', '<meta name="cairn-build" content=" 2026.3.1 ">');
    await bench.open('/');
    await started();
    expect(new Set(builds())).toEqual(new Set(['2026.3.1']));
  });

  test('is left out where the host app says nothing', async () => {
    bench.hostPage('/', '<meta name="cairn-build" content="">');
    await bench.open('/');
    await started();
    expect(new Set(builds())).toEqual(new Set([undefined]));
  });
});

describe('forms', () => {
  const forms = () => bench.server.events('form').map(({ name }) => name);

  test('a form sent and a field changed are one event each, wherever they are, without what was entered', async () => {
    bench.hostPage(
      '/',
      `<form id="plain" onsubmit="event.stopImmediatePropagation(); return false"><input name="city" value=""><button>Send</button></form>
       <div id="host"></div><div id="card"><form onsubmit="return false"><input name="slotted"><button>Slotted</button></form></div>
       <iframe id="frame" srcdoc="<form onsubmit='return false'><input name='inner'><button>Go</button></form>"></iframe>
       <section data-cairn-ignore><input name="private"></section>
       <script>
        const root = document.getElementById('host').attachShadow({ mode: 'open' });
        root.innerHTML = '<form><input name="deep"><button>Deep</button></form>';
        root.querySelector('form').addEventListener('submit', (event) => event.preventDefault());
        document.getElementById('card').attachShadow({ mode: 'open' }).innerHTML = '<b>Title</b><slot></slot>';
       </script>`,
    );
    const { page } = await bench.open('/');
    await started();
    await page.locator('[name=private]').fill('canary');
    await page.locator('[name=city]').fill('canary');
    await page.getByRole('button', { name: 'Send' }).click();
    await until(() => forms().length >= 2, 'the plain form');
    await page.locator('[name=deep]').click();
    await page.keyboard.type('canary');
    await page.getByRole('button', { name: 'Deep' }).click();
    await until(() => forms().length >= 4, 'the form in a shadow root');
    // They stand in the page, and pass through the root in which their place is: it has been pointed at, and is listened to.
    await page.getByText('Title').hover();
    await page.locator('[name=slotted]').click();
    await page.keyboard.type('canary');
    await page.getByRole('button', { name: 'Slotted' }).click();
    await until(() => forms().length >= 6, 'the form in the place of a component');
    const frame = page.frameLocator('#frame');
    await frame.locator('input').click();
    await page.keyboard.type('canary');
    await frame.getByRole('button', { name: 'Go' }).click();
    await until(() => forms().length >= 8, 'the form in a frame');
    await quiet(page);
    expect(forms()).toEqual(Array(4).fill(['field.changed', 'form.submitted']).flat());
    // Its clicks count too: two each in the page, the shadow root, the component and the frame.
    expect(clickedNames().filter(Boolean)).toEqual(expect.arrayContaining(['Send', 'Deep', 'Slotted', 'Go']));
    expect(bench.server.wire()).not.toContain('canary');
  });
});

test('a slider in a shadow root that a finger moves is a field changed, though nothing is clicked', async () => {
  bench.hostPage(
    '/',
    `<div id="host"></div><script>
       document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = '<input type="range" name="volume">';
     </script>`,
  );
  const { page, context } = await bench.open('/', { hasTouch: true });
  await started();
  const { x = 0, y = 0, width = 0, height = 0 } = (await page.locator('input').boundingBox()) ?? {};
  const finger = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', part?: number) =>
    finger.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: part === undefined ? [] : [{ x: x + width * part, y: y + height / 2 }],
    });
  await touch('touchStart', 0.5);
  for (const part of [0.6, 0.7, 0.8]) await touch('touchMove', part);
  await touch('touchEnd');
  await until(() => bench.server.events('form').length >= 1, 'the change');
  expect(bench.server.events('form').map(({ name }) => name)).toEqual(['field.changed']);
  expect(clicks()).toEqual([]);
});

test('data-text="off" on the tag keeps every word of the page in it', async () => {
  bench.host.page(
    '/',
    `<!doctype html><html lang="en"><head><title>canary</title><link rel="icon" href="data:,"></head><body>
     <h2>canary heading</h2><button id="save" title="canary title" data-testid="save-it">canary words</button>
     ${bench.tag().replace('<script async', '<script async data-text="off"')}</body></html>`,
  );
  const { page } = await bench.open('/');
  await started();
  await page.locator('#save').click();
  await until(() => clicks().length >= 1, 'the click');
  expect(bench.server.wire()).not.toContain('canary');
  expect(bench.server.wire()).toContain('save-it');
});

test('data-cairn-name names a control, also one in a row of records', async () => {
  bench.hostPage('/', '<button data-cairn-name="Open the ledger"><svg width="9" height="9"></svg></button>');
  const { page } = await bench.open('/');
  await started();
  await page.getByRole('button').click();
  await until(() => clicks().length >= 1, 'the click');
  expect(clickedNames()).toEqual(['Open the ledger']);
});
