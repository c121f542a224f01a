import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { restingBox } from '../../support/at-rest.ts';
import { aWhile, button, call, type GuideBench, go, guideBench } from '../../support/guide-bench.ts';
import { card, guide, guideId, sign, step, target, until } from '../../support/snippet-bench.ts';

let bench: GuideBench;
beforeAll(async () => {
  bench = await guideBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const app = `<nav><a href="/deals">Deals</a></nav><main id="app"></main><script>
  const routes = { '/': 'New deal', '/deals': 'Export', '/people': 'Invite' };
  window.clicked = [];
  const show = () => {
    const button = document.createElement('button');
    button.textContent = routes[location.pathname] ?? 'Nothing';
    button.onclick = () => clicked.push(button.textContent);
    document.getElementById('app').replaceChildren(button);
  };
  window.go = (path) => { history.pushState(null, '', path); show(); };
  addEventListener('popstate', show);
  show();
</script>`;
const hostApp = (options = {}) => {
  for (const path of ['/', '/deals', '/people']) bench.hostPage(path, app, options);
};

describe('a walkthrough', () => {
  test('has one ring, around the target of the step that is on, and none where that points at nothing', async () => {
    bench.hostPage(
      '/',
      '<button style="margin:20px;border-radius:0">New deal</button><a href="#all" style="position:absolute;left:500px;top:400px;border-radius:20px">Export all</a>',
    );
    const link = target({ tag: 'a', role: 'link', name: 'Export all' });
    const button = target({ name: 'New deal' });
    const steps = [step('one', { target: button }), step('two'), step('three', { target: link })];
    bench.deliver(guide([...steps, step('four', { target: button })]));
    const { page } = await bench.open('/');
    const ring = page.locator('cairn-layer .ring');
    const [deal, all] = [page.getByRole('button', { name: 'New deal' }), page.getByRole('link')];
    const seen: unknown[] = [];
    for (const [id, pointedAt] of [['one', deal], ['two'], ['three', all], ['four', deal]] as const) {
      await card(page, `This is ${id}`).waitFor();
      if (pointedAt) {
        const wanted = (await pointedAt.boundingBox())!;
        const around = async () => {
          const { x, y, width, height } = (await ring.boundingBox())!;
          return [x + 4 - wanted.x, y + 4 - wanted.y, width - 8 - wanted.width, height - 8 - wanted.height];
        };
        await expect.poll(async () => Math.max(...(await around()).map(Math.abs))).toBeLessThan(1);
      }
      const radius = pointedAt && (await ring.evaluate((one) => getComputedStyle(one).borderRadius));
      seen.push([id, await ring.count(), radius]);
      await page.getByRole('button', { name: 'Next' }).click();
    }
    expect(seen).toEqual([
      ['one', 1, '6px'],
      ['two', 0, undefined],
      ['three', 1, '24px'],
      ['four', 1, '6px'],
    ]);
  });

  test('takes the ring along when it is reset or steps back, also to a target that the page has drawn anew', async () => {
    bench.hostPage('/', '<button>New deal</button><a href="#all">Export all</a>');
    const deal = target({ name: 'New deal' });
    const link = target({ tag: 'a', role: 'link', name: 'Export all' });
    const two = step('two', { target: link });
    const steps = [
      step('one', { target: deal }),
      { ...two, blocks: [two.blocks[0]!, button('Back', { type: 'back' })] },
    ];
    bench.deliver(guide(steps, { trigger: { ...guide([]).trigger, on: 'manual' } }));
    const { page } = await bench.open('/');
    const [layer, ring] = [page.locator('cairn-layer'), page.locator('cairn-layer .ring')];
    const isAt = async (pointedAt: Locator) => {
      const [one, other] = [await ring.boundingBox(), await pointedAt.boundingBox()];
      return one && other && Math.abs(one.x + 4 - other.x) + Math.abs(one.y + 4 - other.y) < 2;
    };
    for (let time = 0; time < 2; time += 1) {
      await call(page, 'start', guideId(1));
      await card(page, 'This is one').waitFor();
      await page.getByRole('button', { name: 'Next' }).click();
      await card(page, 'This is two').waitFor();
      await expect.poll(() => isAt(page.getByRole('link'))).toBe(true);
      await page.evaluate(() => {
        const old = document.querySelector('button')!;
        const anew = old.cloneNode(true) as HTMLElement;
        anew.style.marginLeft = '200px';
        old.replaceWith(anew);
      });
      await page.getByRole('button', { name: 'Back' }).click();
      await card(page, 'This is one').waitFor();
      await expect.poll(() => isAt(page.getByText('New deal'))).toBe(true);
      expect(await ring.count()).toBe(1);
      await call(page, 'reset');
      await layer.waitFor({ state: 'detached' });
      // Nothing that was to happen in a later frame brings it back.
      await page.setViewportSize({ width: 1000 + time, height: 700 });
      await page.evaluate(() => scrollBy(0, 50));
      await aWhile(page);
      expect(await layer.count()).toBe(0);
    }
  });

  test('is shown beside its target, led by its buttons, and reports every step', async () => {
    hostApp();
    bench.deliver(guide([step('one', { target: target({ name: 'New deal' }) }), step('two')]));
    const { page, faults } = await bench.open('/');
    await card(page, 'This is one').waitFor();
    const away = async () => {
      const [tip, button] = await Promise.all([
        card(page, 'This is one').boundingBox(),
        page.getByRole('button', { name: 'New deal' }).boundingBox(),
      ]);
      return Math.abs(tip!.y - (button!.y + button!.height));
    };
    await expect.poll(away).toBeLessThan(40);
    await page.getByRole('button', { name: 'Next' }).click();
    await card(page, 'This is two').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await card(page, 'This is two').waitFor({ state: 'detached' });
    await bench.hears('guide.completed', 'two');
    expect(bench.told()).toEqual([
      'guide.started one',
      'step.shown one',
      'step.shown two',
      'guide.completed two',
    ]);
    const runs = new Set(bench.server.events('guide').flatMap(({ properties }) => properties?.runId ?? []));
    expect(runs.size).toBe(1);
    expect(bench.server.events('guide', 'guide.started')[0]?.properties).toEqual({
      guideId: guideId(1),
      version: 1,
      runId: [...runs][0],
      stepId: 'one',
      startedBy: 'trigger',
    });
    expect(faults).toEqual([]);
  });

  test('goes on over routes and full reloads, and waits while the user is elsewhere', async () => {
    hostApp();
    const on = (path: string) => ({ include: [path], exclude: [] });
    bench.deliver(
      guide([
        step('one', { target: target({ name: 'New deal' }), pages: on('/') }),
        step('two', { target: target({ name: 'Export' }), pages: on('/deals') }),
        step('three', { target: target({ name: 'Invite' }), pages: on('/people') }),
      ]),
    );
    const { page } = await bench.open('/');
    await card(page, 'This is one').waitFor();
    await page.reload();
    await card(page, 'This is one').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await card(page, 'This is one').waitFor({ state: 'detached' });
    // Longer than a target may be missing: being elsewhere is not missing.
    await page.waitForTimeout(1500);
    await page.evaluate(() => (window as never as { go(path: string): void }).go('/deals'));
    await card(page, 'This is two').waitFor();
    await page.evaluate(() => (window as never as { go(path: string): void }).go('/people'));
    await card(page, 'This is two').waitFor({ state: 'hidden' });
    await page.goBack();
    await card(page, 'This is two').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.goto(`${bench.host.origin}/people`);
    await card(page, 'This is three').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await bench.hears('guide.completed', 'three');
    expect(bench.told()).toEqual([
      'guide.started one',
      'step.shown one',
      'step.shown two',
      'step.shown three',
      'guide.completed three',
    ]);
  });

  test('goes on after a reload although the server can’t be reached', async () => {
    hostApp();
    bench.deliver(guide([step('one'), step('two')]));
    const { page } = await bench.open('/');
    await page.getByRole('button', { name: 'Next' }).click();
    await card(page, 'This is two').waitFor();
    await page.route('**/v1/**', (route) => route.abort());
    await page.reload();
    await card(page, 'This is two').waitFor();
  });

  test('moves on by the user’s real click, which the host app gets exactly once', async () => {
    hostApp();
    bench.deliver(
      guide([step('one', { target: target({ name: 'New deal' }), advanceOn: 'targetClick' }), step('two')]),
    );
    const { page } = await bench.open('/');
    await card(page, 'This is one').waitFor();
    await page.getByRole('button', { name: 'New deal' }).click();
    await card(page, 'This is two').waitFor();
    expect(await page.evaluate(() => (window as never as { clicked: string[] }).clicked)).toEqual([
      'New deal',
    ]);
    await bench.hears('step.shown', 'two');
    expect(bench.server.events('click')).toHaveLength(1);
  });

  test('moves on by a click that loads another page', async () => {
    hostApp();
    const link = target({ tag: 'a', role: 'link', name: 'Deals' });
    bench.deliver(guide([step('one', { target: link, advanceOn: 'targetClick' }), step('two')]));
    const { page } = await bench.open('/');
    await card(page, 'This is one').waitFor();
    await page.getByRole('link', { name: 'Deals' }).click();
    await page.waitForURL('**/deals');
    await card(page, 'This is two').waitFor();
  });

  test('goes back the way it came', async () => {
    hostApp();
    const back = { id: 'back', label: 'Back', look: 'secondary' as const, action: { type: 'back' as const } };
    bench.deliver(
      guide([
        step('one'),
        step('two', { blocks: [...step('two').blocks, { id: 'more', type: 'buttons', buttons: [back] }] }),
      ]),
    );
    const { page } = await bench.open('/');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('button', { name: 'Back' }).click();
    await card(page, 'This is one').waitFor();
  });

  test('closes by its ×, says so, and does not come again', async () => {
    hostApp();
    bench.deliver(guide([step('one')]));
    const { page } = await bench.open('/');
    await card(page, 'This is one').waitFor();
    await page.keyboard.press('Escape');
    await card(page, 'This is one').waitFor({ state: 'detached' });
    await bench.hears('guide.dismissed', 'one');
    await page.reload();
    await until(() => bench.server.deliveries.length === 2, 'the second delivery');
    await page.waitForTimeout(500);
    expect(await card(page, 'This is one').count()).toBe(0);
  });

  test('is told to the host app that listens', async () => {
    hostApp();
    bench.deliver(guide([step('one')]));
    const { page } = await bench.open('/');
    await card(page, 'This is one').waitFor();
    const heard = page.evaluate(
      () =>
        new Promise((resolve) =>
          (window as never as { cairn: { on(name: string, fn: unknown): void } }).cairn.on(
            'guide.completed',
            resolve,
          ),
        ),
    );
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await heard).toMatchObject({ guideId: guideId(1), stepId: 'one' });
  });
});

describe('a target that is', () => {
  const pointing = (parts = {}) =>
    guide([step('one', { target: target({ name: 'Late' }), ...parts }), step('two')]);

  test('late is waited for', async () => {
    bench.hostPage('/', `<main></main>`);
    bench.deliver(pointing({ missingAfterSeconds: 10 }));
    const { page } = await bench.open('/');
    await until(() => bench.server.deliveries.length, 'the delivery');
    await page.waitForTimeout(800);
    expect(await page.locator('cairn-layer').count()).toBe(0);
    await page.evaluate(() => {
      document
        .querySelector('main')
        ?.append(Object.assign(document.createElement('button'), { textContent: 'Late' }));
    });
    await card(page, 'This is one').waitFor();
  });

  test('missing is skipped, reported, and the guide goes on', async () => {
    bench.hostPage('/', '<main></main>');
    bench.deliver(pointing());
    const { page } = await bench.open('/');
    await card(page, 'This is two').waitFor();
    await bench.hears('step.shown', 'two');
    expect(bench.told()).toEqual(['target.missing one', 'guide.started two', 'step.shown two']);
  });

  test('missing ends the guide, where its author chose so; it is neither completed nor dismissed', async () => {
    bench.hostPage('/', '<main></main>');
    bench.deliver(pointing({ whenMissing: 'end' }));
    const { page } = await bench.open('/');
    await bench.hears('target.missing', 'one');
    await page.waitForTimeout(1500);
    expect(bench.told()).toEqual(['target.missing one']);
    expect(await page.locator('cairn-layer').count()).toBe(0);
  });

  test('missing is done without, where its author chose so, until it comes', async () => {
    bench.hostPage('/', '<main style="padding: 100px"></main>');
    bench.deliver(pointing({ whenMissing: 'unanchored' }));
    const { page } = await bench.open('/');
    await card(page, 'This is one').waitFor();
    const corner = await restingBox(card(page, 'This is one'));
    await page.evaluate(() => {
      document
        .querySelector('main')
        ?.append(Object.assign(document.createElement('button'), { textContent: 'Late' }));
    });
    await until(
      async () => (await card(page, 'This is one').boundingBox())?.y !== corner.y,
      'the card at its target',
    );
  });

  test('replaced, hidden, shown again or removed is followed', async () => {
    bench.hostPage('/', '<main style="padding: 60px"><button>Late</button></main>');
    bench.deliver(pointing({ missingAfterSeconds: 30 }));
    const { page } = await bench.open('/');
    const tip = card(page, 'This is one');
    await tip.waitFor();
    const y = async () => (await tip.boundingBox())?.y ?? 0;
    const { y: before } = await restingBox(tip);
    await page.evaluate(() => {
      const twin = Object.assign(document.createElement('button'), { textContent: 'Late' });
      twin.style.marginTop = '150px';
      document.querySelector('button')?.replaceWith(twin);
    });
    await until(async () => Math.abs((await y()) - before - 150) < 3, 'the tip at the twin');
    await page.evaluate(() =>
      document.querySelector<HTMLElement>('main')?.style.setProperty('display', 'none'),
    );
    await tip.waitFor({ state: 'hidden' });
    await page.evaluate(() => document.querySelector<HTMLElement>('main')?.style.removeProperty('display'));
    await tip.waitFor();
    await page.evaluate(() => document.querySelector('button')?.remove());
    await tip.waitFor({ state: 'hidden' });
  });

  test('in an open shadow root or a same-origin frame is found by its description, and clicked there', async () => {
    bench.host.page('/frame', '<button>In frame</button>');
    bench.hostPage(
      '/',
      `<div id="host"></div><iframe src="/frame" style="height: 80px"></iframe><script>
        document.getElementById('host').attachShadow({ mode: 'open' })
          .append(Object.assign(document.createElement('button'), { textContent: 'In shadow' }));
      </script>`,
    );
    bench.deliver(
      guide([
        step('one', {
          target: target({ name: 'In shadow', path: ['::shadow', 'div#host'] }),
          advanceOn: 'targetClick',
        }),
        step('two', {
          target: target({ name: 'In frame', path: ['::frame', 'iframe'] }),
          advanceOn: 'targetClick',
        }),
        step('three'),
      ]),
    );
    const { page } = await bench.open('/');
    await card(page, 'This is one').waitFor();
    await page.getByText('In shadow').click();
    await card(page, 'This is two').waitFor();
    await page.frameLocator('iframe').getByText('In frame').click();
    await card(page, 'This is three').waitFor();
  });

  test('one of two alike is not guessed', async () => {
    bench.hostPage('/', '<div><button>Late</button></div><div><button>Late</button></div>');
    bench.deliver(pointing());
    const { page } = await bench.open('/');
    await card(page, 'This is two').waitFor();
    expect(bench.told()).not.toContain('step.shown one');
  });

  test('a row whose node is given to another row loses its tip', async () => {
    bench.hostPage(
      '/',
      `<ul style="margin: 40px">${['Alpha', 'Beta', 'Gamma'].map((name) => `<li><b>${name}</b> <button>Edit</button></li>`).join('')}</ul>`,
    );
    const edit = sign({ name: 'Edit', text: 'Edit', path: ['li', 'ul'], row: 'Beta', nth: [1, 3] });
    bench.deliver(guide([step('one', { target: { signature: edit }, missingAfterSeconds: 30 })]));
    const { page } = await bench.open('/');
    await card(page, 'This is one').waitFor();
    await page.evaluate(() => {
      for (const [i, name] of ['Kappa', 'Lambda', 'Sigma'].entries()) {
        document.querySelectorAll('b')[i]!.textContent = name;
      }
    });
    await card(page, 'This is one').waitFor({ state: 'hidden' });
  });
});

describe('a survey', () => {
  const nps = {
    id: 'score',
    type: 'question' as const,
    question: {
      kind: 'nps' as const,
      scale: '1-10' as const,
      prompt: 'Recommend us?',
      lowLabel: 'No',
      highLabel: 'Yes',
    },
  };
  const comment = (id: string) => ({
    id,
    type: 'question' as const,
    question: { kind: 'text' as const, prompt: `Why ${id}?` },
  });
  const survey = () =>
    guide(
      [
        step('ask', { blocks: [nps] }),
        step('low', { blocks: [comment('low')], when: { questionId: 'score', max: 6 } }),
        step('high', { blocks: [comment('high')], when: { questionId: 'score', min: 9 } }),
      ],
      { kind: 'survey' },
    );

  test('stores a score at one tap and asks on by it; leaving the comment out takes nothing back', async () => {
    hostApp();
    bench.deliver(survey());
    const { page } = await bench.open('/');
    await page.getByRole('radio', { name: '10' }).click({ force: true });
    await card(page, 'Why high?').waitFor();
    await page.keyboard.press('Escape');
    await bench.hears('guide.completed', 'high');
    const [answer] = bench.server.events('survey');
    expect(answer).toMatchObject({
      name: 'survey.answered',
      properties: {
        guideId: guideId(1),
        version: 1,
        stepId: 'ask',
        questionId: 'score',
        answer: { score: 10 },
      },
    });
    expect(bench.told()).not.toContain('step.shown low');
  });

  test('closed without an answer is dismissed, never scored', async () => {
    hostApp();
    bench.deliver(survey());
    const { page } = await bench.open('/');
    await card(page, 'Recommend us?').waitFor();
    await page.keyboard.press('Escape');
    await bench.hears('guide.dismissed', 'ask');
    expect(bench.server.events('survey')).toEqual([]);
  });

  test('keeps its answers over a reload, and its conditions with them', async () => {
    hostApp();
    bench.deliver(survey());
    const { page } = await bench.open('/');
    await page.getByRole('radio', { name: '3', exact: true }).click({ force: true });
    await card(page, 'Why low?').waitFor();
    await page.reload();
    await card(page, 'Why low?').waitFor();
    await bench.hears('survey.answered', 'ask');
    expect(bench.server.events('survey')).toHaveLength(1);
  });
});

describe('what starts', () => {
  const other = (parts = {}) => guide([step('other')], { id: guideId(2), priority: 90, ...parts });

  test('one guide a visit, by priority', async () => {
    hostApp();
    bench.deliver(guide([step('one')]), other());
    const { page } = await bench.open('/');
    await card(page, 'This is other').waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.evaluate(() => (window as never as { go(path: string): void }).go('/deals'));
    await page.waitForTimeout(500);
    await page.reload();
    await until(() => bench.server.deliveries.length === 2, 'the second delivery');
    await page.waitForTimeout(500);
    expect(await page.locator('cairn-layer').count()).toBe(0);
  });

  describe('nothing while a form has unsaved input', () => {
    /** A form that stays where it is through changes of page, with a name typed into it. */
    const typed = async () => {
      bench.hostPage('/', '<form onsubmit="return false"><input id="name"><button>Save</button></form>');
      const { page } = await bench.open('/');
      await bench.asked();
      await page.locator('#name').pressSequentially('Ann');
      return page;
    };
    const comes = async (page: Page) => {
      bench.deliver(guide([step('one')]));
      await call(page, 'identify', 'u1');
      await bench.asked(2);
    };
    const waits = async (page: Page) => {
      const isHeld = () =>
        bench.server.events('decision').some(({ properties }) => properties?.reason === 'unsavedInput');
      await until(isHeld, 'the reason');
      expect(await page.locator('cairn-layer').count()).toBe(0);
    };

    test('until it is saved', async () => {
      const page = await typed();
      await comes(page);
      await waits(page);
      await page.getByText('Save').click();
      await card(page, 'This is one').waitFor();
    });

    test('but what the page itself fills in is nobody’s input', async () => {
      bench.hostPage('/', '<form onsubmit="return false"><input id="name"></form>');
      const { page } = await bench.open('/');
      await bench.asked();
      await page.locator('#name').evaluate((field: HTMLInputElement) => {
        field.value = 'Ann';
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await comes(page);
      await card(page, 'This is one').waitFor();
    });

    test('also after a look at another tab, and a change of the query', async () => {
      const page = await typed();
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await go(page, '/?sort=name');
      await comes(page);
      await waits(page);
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await go(page, '/?sort=size');
      await aWhile(page);
      expect(await page.locator('cairn-layer').count()).toBe(0);
      await page.getByText('Save').click();
      await card(page, 'This is one').waitFor();
    });

    test('but the next page knows nothing of it, whether a guide waited by then or not', async () => {
      const page = await typed();
      await go(page, '/orders');
      await comes(page);
      await card(page, 'This is one').waitFor();
      await bench.clear();

      const other = await typed();
      await comes(other);
      await waits(other);
      await go(other, '/orders');
      await card(other, 'This is one').waitFor();
    });
  });

  test('on the pages it is meant for, after its delay', async () => {
    hostApp();
    const trigger = {
      on: 'pageLoad' as const,
      delaySeconds: 1,
      pages: { include: ['/deals'], exclude: [] },
    };
    bench.deliver(guide([step('one')], { trigger }));
    const { page } = await bench.open('/');
    await until(() => bench.server.deliveries.length, 'the delivery');
    await page.evaluate(() => (window as never as { go(path: string): void }).go('/deals'));
    const since = Date.now();
    await card(page, 'This is one').waitFor();
    expect(Date.now() - since).toBeGreaterThan(900);
  });

  test('by the host app’s word, however often, and whatever its trigger', async () => {
    hostApp({ calls: [['start', guideId(1)]] });
    const trigger = { on: 'manual' as const, delaySeconds: 0, pages: { include: ['/nowhere'], exclude: [] } };
    bench.deliver(guide([step('one')], { trigger }));
    const { page } = await bench.open('/');
    for (let i = 0; i < 2; i++) {
      await card(page, 'This is one').waitFor();
      await page.getByRole('button', { name: 'Next' }).click();
      await card(page, 'This is one').waitFor({ state: 'detached' });
      if (i === 0) await call(page, 'start', guideId(1));
    }
    await until(() => bench.server.events('guide', 'guide.started').length === 2, 'two starts');
    expect(bench.server.events('guide', 'guide.started')[0]?.properties?.startedBy).toBe('api');
  });

  test('asks once for load, identify and group together', async () => {
    hostApp({
      calls: [
        ['identify', 'u1', { plan: 'pro' }],
        ['group', 'acme', { size: 3 }],
      ],
    });
    const { page } = await bench.open('/');
    await until(() => bench.server.deliveries.length, 'the delivery');
    await page.waitForTimeout(500);
    expect(bench.server.deliveries).toHaveLength(1);
    expect(bench.server.deliveries[0]).toMatchObject({
      key: 'pk_test',
      userId: 'u1',
      accountId: 'acme',
      userTraits: { plan: 'pro' },
      accountTraits: { size: 3 },
      locale: 'en',
    });
  });

  test('what is published while the page is open is live within half a minute, and so is the emergency stop', async () => {
    hostApp();
    const { page } = await bench.open('about:blank');
    await page.clock.install();
    await page.goto(`${bench.host.origin}/`);
    await until(() => bench.server.deliveries.length, 'the delivery');
    bench.deliver(guide([step('one')]));
    bench.server.publish();
    await page.clock.fastForward(28_000);
    await card(page, 'This is one').waitFor();
    bench.server.delivery.config.isStopped = true;
    bench.server.publish();
    // Nobody does anything on the page: it hears of it by itself.
    await page.clock.fastForward(28_000);
    await card(page, 'This is one').waitFor({ state: 'detached' });
  });

  test('sign-out ends what runs', async () => {
    hostApp({ calls: [['identify', 'u1']] });
    bench.deliver(guide([step('one')]));
    const { page } = await bench.open('/');
    await card(page, 'This is one').waitFor();
    bench.deliver();
    await call(page, 'reset');
    await page.locator('cairn-layer').waitFor({ state: 'detached' });
  });
});
