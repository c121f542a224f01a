import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A tab of a stock Firefox. */
export interface Tab {
  go(url: string): Promise<void>;
  /** The JSON that an expression gives, run in the page. */
  evaluate<T>(expression: string): Promise<T>;
  /** A real press of the mouse, in CSS pixels of the viewport. */
  press(x: number, y: number): Promise<void>;
  key(key: string): Promise<void>;
  close(): Promise<void>;
}

export interface Firefox {
  version: string;
  open(): Promise<Tab>;
  close(): Promise<void>;
}

interface Reply {
  id?: number;
  result?: unknown;
  error?: string;
  message?: string;
}

/**
 * Starts the Firefox named by FIREFOX_PATH (`firefox-esr` unless told), with a profile of its own, and drives it by
 * WebDriver BiDi, which every Firefox speaks by itself.
 */
export async function openFirefox(): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), 'cairn-firefox-'));
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
  const browser = spawn(process.env.FIREFOX_PATH ?? 'firefox-esr', args, {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const socket = new WebSocket(`${await addressOf(browser)}/session`);
  await new Promise((open, fail) => {
    socket.onopen = open;
    socket.onerror = fail;
  });
  const waiting = new Map<number, (reply: Reply) => void>();
  socket.onmessage = ({ data }) => {
    const reply: Reply = JSON.parse(String(data));
    waiting.get(reply.id ?? 0)?.(reply);
  };
  let count = 0;
  const send = <T>(method: string, params: object): Promise<T> =>
    new Promise((done, fail) => {
      const id = ++count;
      waiting.set(id, ({ error, message, result }) => {
        waiting.delete(id);
        if (error) fail(new Error(`${method}: ${message}`));
        else done(result as T);
      });
      socket.send(JSON.stringify({ id, method, params }));
    });

  const { capabilities } = await send<{ capabilities: { browserVersion: string } }>('session.new', {
    capabilities: {},
  });
  return {
    version: capabilities.browserVersion,
    async open() {
      const { context } = await send<{ context: string }>('browsingContext.create', { type: 'tab' });
      const act = (type: string, actions: object[]) =>
        send('input.performActions', {
          context,
          actions: [
            { type, id: type, actions, ...(type === 'pointer' && { parameters: { pointerType: 'mouse' } }) },
          ],
        });
      return {
        go: async (url) => void (await send('browsingContext.navigate', { context, url, wait: 'complete' })),
        async evaluate<T>(expression: string) {
          const { result } = await send<{ result: { value?: string } }>('script.evaluate', {
            expression: `(async () => JSON.stringify(await (${expression})))()`,
            target: { context },
            awaitPromise: true,
          });
          return (result.value === undefined ? undefined : JSON.parse(result.value)) as T;
        },
        press: async (x, y) =>
          void (await act('pointer', [
            { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ])),
        key: async (value) =>
          void (await act('key', [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
          ])),
        close: async () => void (await send('browsingContext.close', { context })),
      };
    },
    async close() {
      const gone = new Promise((done) => browser.once('exit', done));
      socket.close();
      browser.kill();
      await gone;
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Where it listens, as it says itself. */
const addressOf = (browser: ChildProcess): Promise<string> =>
  new Promise((found, fail) => {
    let said = '';
    browser.once('error', fail);
    browser.once('exit', () => fail(new Error(`Firefox has ended: ${said}`)));
    browser.stderr?.on('data', (text) => {
      said += text;
      const [, address] = /BiDi listening on (ws:\S+)/.exec(said) ?? [];
      if (address) found(address);
    });
  });
