/** An event as it waits to be sent: its JSON as it was when it happened. */
export interface QueuedEvent {
  id: string;
  /** Events of kind page and click are the first to go when there are too many. */
  isMinor: boolean;
  json: string;
  /** Hash and JSON of the clicked element's signature, as long as the server may not know it. */
  signature?: [hash: string, json: string];
}

/** Events kept over reloads, for all tabs of the origin. Everything may reject; the queue then lives in memory. */
export interface EventStore {
  /** All of them or none, in one transaction, which costs as much as an event alone. */
  put(events: QueuedEvent[]): Promise<unknown>;
  /** The oldest first. */
  oldest(limit: number): Promise<QueuedEvent[]>;
  remove(ids: string[]): Promise<unknown>;
  close(): void;
}

/** Takes the store away, from under all who have it open. */
export const deleteEventStore = (name: string): unknown => indexedDB.deleteDatabase(name);

/** An IndexedDB of its own; nothing is opened before the first use. */
export function openEventStore(name: string): EventStore {
  let opening: Promise<IDBDatabase> | undefined;
  const open = () => {
    opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      // Throws in sandboxed frames; hangs in some private modes.
      const request = indexedDB.open(name, 1);
      const timer = setTimeout(reject, 3000);
      request.onupgradeneeded = () => request.result.createObjectStore('event', { keyPath: 'id' });
      request.onerror = request.onblocked = reject;
      request.onsuccess = () => {
        clearTimeout(timer);
        const database = request.result;
        database.onclose = database.onversionchange = () => {
          database.close();
          opening = undefined;
        };
        resolve(database);
      };
    });
    return opening;
  };
  const run = async <T>(
    mode: IDBTransactionMode,
    ask: (events: IDBObjectStore) => IDBRequest<T> | undefined,
  ): Promise<T | undefined> => {
    const database = await open();
    // Throws once the database is closing: here, because zone.js reports a promise that is born rejected.
    const transaction = database.transaction('event', mode);
    return new Promise((resolve, reject) => {
      const request = ask(transaction.objectStore('event'));
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
      // At once, and not when the page hears that all went well: it may have crashed by then.
      transaction.commit?.();
    });
  };
  return {
    put: (items) => run('readwrite', (events) => void items.map((item) => events.put(item))),
    oldest: async (limit) => (await run('readonly', (events) => events.getAll(null, limit))) ?? [],
    remove: (ids) => run('readwrite', (events) => void ids.map((id) => events.delete(id))),
    close: () => void opening?.then((database) => database.close()).catch(() => {}),
  };
}
