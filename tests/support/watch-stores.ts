import type { Page } from 'playwright';

/** Notes each use of what a page keeps. */
export const watchStores = (page: Page) =>
  page.addInitScript(() => {
    const used: string[] = [];
    Object.assign(window, { used });
    for (const name of ['getItem', 'setItem', 'removeItem'] as const) {
      const own = Storage.prototype[name] as (...args: unknown[]) => unknown;
      Object.assign(Storage.prototype, {
        [name](this: Storage, ...args: unknown[]) {
          used.push(`${name} ${args[0]}`);
          return own.apply(this, args);
        },
      });
    }
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...args) {
      used.push(`open ${args[0]}`);
      return open.apply(this, args);
    };
  });
/** What was used of them until now, such as `getItem cairn pk_1 ids` or `open cairn pk_1`. */
export const used = (page: Page) => page.evaluate(() => Reflect.get(window, 'used') as string[]);
