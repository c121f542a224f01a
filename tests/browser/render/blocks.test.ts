import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { heading, openDrawingBoard, text } from '../../support/draw-step.ts';

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

const page = '<!doctype html><title>Host</title><button id="target">Target</button>';
/** Two seconds of a small film, made by the browser. */
async function recordFilm(): Promise<number[]> {
  const canvas = document.createElement('canvas');
  canvas.width = 80;
  canvas.height = 60;
  const paper = canvas.getContext('2d')!;
  const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.start();
  for (let at = 0; at < 40; at++) {
    paper.fillStyle = `hsl(${at * 9} 80% 50%)`;
    paper.fillRect(0, 0, 80, 60);
    await new Promise((done) => setTimeout(done, 50));
  }
  recorder.stop();
  await new Promise((done) => {
    recorder.onstop = done;
  });
  return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
}

const film = {
  id: 'film',
  type: 'video' as const,
  src: '/film.webm',
  poster: '/poster.svg',
  title: 'How it works',
};

describe('a film', () => {
  test('is the browser’s own player with a name, which loads no more than its shape and starts nothing', async () => {
    const drawn = await board.open(page);
    await drawn.page.route('**/film.webm', () => new Promise(() => {}));
    await drawn.draw({ step: { blocks: [heading('Film'), film] } });
    const looks = await drawn.card.locator('video').evaluate((video: HTMLVideoElement) => ({
      name: video.ariaLabel,
      controls: video.controls,
      preload: video.preload,
      playsInline: video.playsInline,
      autoplay: video.autoplay,
      poster: new URL(video.poster).pathname,
      shape: Math.round((video.clientWidth / video.clientHeight) * 100),
    }));
    expect(looks).toEqual({
      name: 'How it works',
      controls: true,
      preload: 'metadata',
      playsInline: true,
      autoplay: false,
      poster: '/poster.svg',
      shape: 178,
    });
    await drawn.page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  test('plays and stops by Space, which shortcuts of the page do not hear', async () => {
    const drawn = await board.open(page);
    const bytes = await drawn.page.evaluate(recordFilm);
    board.host.serve('/film.webm', (_request, response) =>
      response.writeHead(200, { 'content-type': 'video/webm' }).end(Buffer.from(bytes)),
    );
    await drawn.draw({ step: { layout: 'modal', blocks: [film, heading('Film')] } });
    await drawn.page.evaluate(() => {
      const keys: string[] = [];
      Object.assign(window, { keys });
      for (const target of [document, window])
        target.addEventListener('keydown', (event) => keys.push((event as KeyboardEvent).key));
    });
    const video = drawn.card.locator('video');
    const isPaused = () => video.evaluate((one: HTMLVideoElement) => one.paused);
    await video.evaluate(
      (one: HTMLVideoElement) =>
        one.readyState > 0 || new Promise((done) => one.addEventListener('loadedmetadata', done)),
    );
    expect(await video.evaluate((one) => one.style.aspectRatio)).toBe('80 / 60');
    await video.focus();
    await drawn.page.keyboard.press('Space');
    await expect.poll(isPaused).toBe(false);
    await drawn.page.keyboard.press('Space');
    await expect.poll(isPaused).toBe(true);
    expect(await drawn.page.evaluate(() => Reflect.get(window, 'keys'))).toEqual([]);
    await drawn.page.keyboard.press('Escape');
    expect(await drawn.calls()).toEqual([{ type: 'close' }]);
  });

  test('that the page’s policy forbids, or that is gone, is a link to it', async () => {
    board.host.serve('/film.webm', (_request, response) => response.writeHead(404).end());
    const gone = await board.open(page);
    const forbidden = await board.open({
      html: page,
      headers: (ours) => ({ 'content-security-policy': `default-src 'self' ${ours}; media-src 'none'` }),
    });
    for (const drawn of [gone, forbidden]) {
      await drawn.draw({ step: { blocks: [heading('Film'), film, text('Below')] } });
      const link = drawn.card.getByRole('link', { name: 'How it works' });
      await link.waitFor({ timeout: 3000 });
      expect(new URL((await link.getAttribute('href'))!, 'http://x').pathname).toBe('/film.webm');
      expect(await link.getAttribute('rel')).toContain('noopener');
      expect(await drawn.card.locator('video').count()).toBe(0);
    }
  });
});

describe('a picture', () => {
  test('that does not come is its description in words, and nothing where it has none', async () => {
    const drawn = await board.open(page);
    await drawn.draw({
      step: {
        blocks: [
          { id: 'a', type: 'image', src: '/gone.png', alt: 'The order form' },
          { id: 'b', type: 'image', src: '/gone-too.png', alt: '' },
          text('Below'),
        ],
      },
    });
    await drawn.card.getByText('The order form').waitFor({ timeout: 3000 });
    expect(await drawn.card.getByRole('img', { name: 'The order form' }).count()).toBe(1);
    await expect.poll(() => drawn.card.locator('img').count()).toBe(0);
  });
});
