import { computed, createModel, effect, signal } from '@preact/signals';
import { api, type LatestEvent } from '../api.ts';
import { createResource } from '../resource.ts';
import { environment, refreshSession } from '../session.ts';
import { type InstallPlace, plainTag, type TagSource, type TagWishes } from './install-code.ts';
import { integrityOf } from './integrity.ts';

/** So many of the latest events are in sight. */
const mostShown = 12;
const pollMs = 2000;

export const InstallModel = createModel(() => {
  const install = createResource(() => api.environment.install(), { pollMs });
  const isConnected = computed(() => Boolean(install.data.value?.firstEventAt));
  const latest = createResource(() => api.environment.latestEvents(), { pollMs });
  const place = signal<InstallPlace>('html');
  const wishes = signal<TagWishes>(plainTag);
  const integrity = createResource(() => integrityOf('/s.js'));
  /** Every event that was seen since this page was opened: an answer holds but the last two minutes. */
  const seen = signal<readonly LatestEvent[]>([]);

  effect(() => {
    const news = latest.data.value?.events ?? [];
    seen.value = mergeEvents(seen.peek(), news);
  });

  // The rest of the studio learns of the first event too.
  effect(() => {
    if (isConnected.value && environment.peek()?.firstEventAt === null) void refreshSession();
  });

  return {
    install,
    latest,
    isConnected,
    place,
    wishes,
    shown: computed(() => seen.value.slice(0, mostShown)),
    checks: computed(() => checksOf(seen.value)),
    source: computed((): TagSource | undefined => {
      const { tag, publicKey } = install.data.value ?? {};
      if (!tag || !publicKey) return undefined;
      return { server: serverOf(tag), key: publicKey, integrity: integrity.data.value };
    }),
    wish(change: Partial<TagWishes>) {
      wishes.value = { ...wishes.peek(), ...change };
    },
  };
});

/** What has come is known to the studio, newest first, each once. */
export const mergeEvents = (seen: readonly LatestEvent[], news: readonly LatestEvent[]): LatestEvent[] => {
  const known = new Set(news.map(({ id }) => id));
  return [...news, ...seen.filter(({ id }) => !known.has(id))].slice(0, 200);
};

export interface Checks {
  hasEvents: boolean;
  /** Some of them say who it was … */
  hasUser: boolean;
  /** … and for which customer. */
  hasAccount: boolean;
}

export const checksOf = (events: readonly LatestEvent[]): Checks => ({
  hasEvents: events.length > 0,
  hasUser: events.some(({ userId }) => userId !== null),
  hasAccount: events.some(({ accountId }) => accountId !== null),
});

/** Where the tag's script comes from, without a slash at its end. */
export const serverOf = (tag: string) => /src="(https?:\/\/[^"]+)\/s\.js"/.exec(tag)?.[1] ?? '';
