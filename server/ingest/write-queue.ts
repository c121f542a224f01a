import { AppError } from '../http/app-error.ts';

export interface WriteQueueOptions<Lane, Item> {
  /**
   * Writes all items of one lane in one go and resolves once they are durable, with those that can never be stored
   * and why. Rejects when nothing can be said about them.
   */
  write(lane: Lane, items: readonly Item[]): Promise<Map<Item, string>>;
  /** What tells lanes apart: only what is submitted to the same lane is written together. */
  laneKey(lane: Lane): unknown;
  /** Writes in flight at once. */
  writers: number;
  /** Most items of one write; a single submission may be larger. */
  maxGroupItems: number;
  /** Bounds of everything submitted and not settled yet. */
  maxItems: number;
  maxBytes: number;
}

interface Submission<Lane, Item> {
  lane: Lane;
  items: readonly Item[];
  bytes: number;
  resolve(refused: Map<Item, string>): void;
  reject(error: unknown): void;
}

export interface WriteQueue<Lane, Item> {
  /** Resolves when the items are durable, with those that were refused; rejects with `unavailable` when it is full. */
  submit(lane: Lane, items: readonly Item[], bytes: number): Promise<Map<Item, string>>;
}

/**
 * Group commit: what is submitted while earlier writes are in flight is written together by the next free writer.
 * There is no timer: alone, a submission is written at once; under load the groups grow by themselves.
 */
export function createWriteQueue<Lane, Item>(options: WriteQueueOptions<Lane, Item>): WriteQueue<Lane, Item> {
  let waiting: Submission<Lane, Item>[] = [];
  let freeWriters = options.writers;
  let heldItems = 0;
  let heldBytes = 0;

  /** The oldest submission and, up to the bound, all later ones of its lane. */
  function takeGroup(): Submission<Lane, Item>[] {
    const [first] = waiting;
    if (!first) return [];
    const key = options.laneKey(first.lane);
    const group: Submission<Lane, Item>[] = [];
    const rest: Submission<Lane, Item>[] = [];
    let items = 0;
    for (const submission of waiting) {
      const fits = items === 0 || items + submission.items.length <= options.maxGroupItems;
      if (fits && options.laneKey(submission.lane) === key) {
        group.push(submission);
        items += submission.items.length;
      } else {
        rest.push(submission);
      }
    }
    waiting = rest;
    return group;
  }

  async function writeWhileWaiting(): Promise<void> {
    freeWriters--;
    for (let group = takeGroup(); group.length > 0; group = takeGroup()) {
      try {
        const { lane } = group[0] as Submission<Lane, Item>;
        const refused = await options.write(
          lane,
          group.flatMap((submission) => submission.items),
        );
        for (const submission of group) submission.resolve(refused);
      } catch (error) {
        for (const submission of group) submission.reject(error);
      }
      for (const { items, bytes } of group) {
        heldItems -= items.length;
        heldBytes -= bytes;
      }
    }
    freeWriters++;
  }

  return {
    submit: (lane, items, bytes) =>
      new Promise((resolve, reject) => {
        if (heldItems + items.length > options.maxItems || heldBytes + bytes > options.maxBytes) {
          throw new AppError(
            'unavailable',
            'More events arrive than can be stored just now: send them later.',
            {
              retryAfterSeconds: 2,
            },
          );
        }
        heldItems += items.length;
        heldBytes += bytes;
        waiting.push({ lane, items, bytes, resolve, reject });
        if (freeWriters > 0) void writeWhileWaiting();
      }),
  };
}
