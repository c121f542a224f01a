import { AppError } from '../http/app-error.ts';

export interface WriteQueueOptions<Target, Item> {
  /**
   * Writes all items in one go and resolves once they are durable, with those that can never be stored and why.
   * Rejects when nothing can be said about them.
   */
  write(target: Target, items: readonly Item[]): Promise<Map<Item, string>>;
  /**
   * What is written together, and one write after the other: items that touch the same rows belong in one lane, so
   * that no write waits for another inside the database. Items of different targets never share a lane.
   */
  laneOf(target: Target, item: Item): string;
  /** Writes in flight at once, each of another lane. */
  writers: number;
  /** Most items of one write; a single submission may be larger. */
  maxGroupItems: number;
  /** Bounds of everything submitted and not settled yet. */
  maxItems: number;
  maxBytes: number;
}

export interface WriteQueue<Target, Item> {
  /** Resolves when the items are durable, with those that were refused; rejects with `unavailable` when it is full. */
  submit(target: Target, items: readonly Item[], bytes: number): Promise<Map<Item, string>>;
  /** Whether it would take anything at all. */
  hasRoom(): boolean;
}

/** The items of one submission that go into one lane. */
interface Part<Target, Item> {
  target: Target;
  lane: string;
  items: Item[];
  resolve(refused: Map<Item, string>): void;
  reject(error: unknown): void;
}

/**
 * Group commit: what is submitted while earlier writes are in flight is written together by the next free writer.
 * There is no timer: alone, a submission is written at once; under load the groups grow by themselves.
 */
export function createWriteQueue<Target, Item>(
  options: WriteQueueOptions<Target, Item>,
): WriteQueue<Target, Item> {
  let waiting: Part<Target, Item>[] = [];
  const busyLanes = new Set<string>();
  let heldItems = 0;
  let heldBytes = 0;

  /** The oldest part whose lane is free and, up to the bound, all later ones of that lane. */
  function takeGroup(): Part<Target, Item>[] {
    const lane = waiting.find((part) => !busyLanes.has(part.lane))?.lane;
    const group: Part<Target, Item>[] = [];
    const rest: Part<Target, Item>[] = [];
    let items = 0;
    for (const part of waiting) {
      const fits = items === 0 || items + part.items.length <= options.maxGroupItems;
      if (part.lane === lane && fits) {
        group.push(part);
        items += part.items.length;
      } else {
        rest.push(part);
      }
    }
    waiting = rest;
    return group;
  }

  function startWriters(): void {
    while (busyLanes.size < options.writers) {
      const group = takeGroup();
      const [first] = group;
      if (!first) return;
      busyLanes.add(first.lane);
      void writeGroup(first, group).finally(() => {
        busyLanes.delete(first.lane);
        startWriters();
      });
    }
  }

  async function writeGroup(
    { target }: Part<Target, Item>,
    group: readonly Part<Target, Item>[],
  ): Promise<void> {
    try {
      const items = group.flatMap((part) => part.items);
      const refused = await options.write(target, items);
      for (const part of group) part.resolve(refused);
    } catch (error) {
      for (const part of group) part.reject(error);
    }
  }

  /** By lane; each with the promise of its outcome. */
  function split(target: Target, items: readonly Item[]) {
    const parts = new Map<string, Part<Target, Item>>();
    const outcomes: Promise<Map<Item, string>>[] = [];
    for (const item of items) {
      const lane = options.laneOf(target, item);
      const part = parts.get(lane);
      if (part) {
        part.items.push(item);
      } else {
        const { promise, resolve, reject } = Promise.withResolvers<Map<Item, string>>();
        parts.set(lane, { target, lane, items: [item], resolve, reject });
        outcomes.push(promise);
      }
    }
    return { parts: [...parts.values()], outcomes };
  }

  return {
    hasRoom: () => heldItems < options.maxItems && heldBytes < options.maxBytes,
    async submit(target, items, bytes) {
      if (heldItems + items.length > options.maxItems || heldBytes + bytes > options.maxBytes) {
        throw new AppError(
          'unavailable',
          'More events arrive than can be stored just now: send them later.',
          { retryAfterSeconds: 2 },
        );
      }
      heldItems += items.length;
      heldBytes += bytes;
      const { parts, outcomes } = split(target, items);
      waiting.push(...parts);
      startWriters();
      // All of them, so that nothing of the batch is still being written when its sender is answered.
      const settled = await Promise.allSettled(outcomes);
      heldItems -= items.length;
      heldBytes -= bytes;
      return new Map(
        settled.flatMap((outcome) => {
          if (outcome.status === 'rejected') throw outcome.reason;
          return [...outcome.value];
        }),
      );
    },
  };
}
