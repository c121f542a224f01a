import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { listen } from '../../../server/http/listen.ts';
import { freePort } from '../../support/run-cairn.ts';

describe('listening', () => {
  it('lets a request in progress finish when it stops, and takes no new one', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const listener = await listen(
      async (request) => {
        if (request.url.endsWith('/slow')) await delay(500);
        return new Response('done');
      },
      { host: '127.0.0.1', port },
    );
    // An idle connection that is kept alive must not hold the stop up.
    expect(await (await fetch(url)).text()).toBe('done');
    const slow = fetch(`${url}/slow`);
    await delay(100);
    const stopped = listener.stop();
    await expect(fetch(url)).rejects.toThrow();
    expect(await (await slow).text()).toBe('done');
    await stopped;
  });

  it('says what to do when the host is none of its own', async () => {
    await expect(listen(() => new Response(), { host: '192.0.2.1', port: await freePort() })).rejects.toThrow(
      'This machine has no address 192.0.2.1. Set HOST',
    );
  });
});
