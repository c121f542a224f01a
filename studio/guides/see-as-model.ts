import { computed, createModel, signal } from '@preact/signals';
import { api } from '../api.ts';
import { createResource } from '../resource.ts';
import { environment } from '../session.ts';
import { readerOf } from './reader.ts';
import { editorsLeft } from './unsaved-work.ts';

/** What the address says of whose eyes are looked through, and where. */
export interface SeeAsQuery {
  user?: string | undefined;
  account?: string | undefined;
  /** Path in the host app. */
  page: string;
  language?: string | undefined;
  /** The guide that is looked at. */
  guide?: string | undefined;
  /** A guide whose draft is taken as if it were live. */
  draftOf?: string | undefined;
}

export const readSeeAsQuery = (query: Record<string, string>): SeeAsQuery => ({
  user: query.user || undefined,
  account: query.account || undefined,
  page: query.page || '/',
  language: query.language || undefined,
  guide: query.guide || undefined,
  draftOf: query.draftOf || undefined,
});

const monthMs = 30 * 86_400_000;

export const SeeAsModel = createModel((first: Record<string, string>) => {
  const address = signal(first);
  const query = computed(() => readSeeAsQuery(address.value));
  const asked = computed(() => {
    const { user: userId, account: accountId, page, language: locale, draftOf } = query.value;
    const appUrl = environment.value?.app.url;
    const url = appUrl && URL.parse(page, appUrl)?.href;
    return JSON.stringify({ userId, accountId, url, locale, draftOf });
  });
  const userId = computed(() => query.value.user);
  const user = createResource(async () =>
    userId.value === undefined ? undefined : api.users.get(userId.value),
  );
  const accountId = computed(() => query.value.account);
  const explained = createResource(async () => {
    const { userId: id, ...rest } = JSON.parse(asked.value) as { userId?: string };
    // Of a draft what was typed last counts too.
    editorsLeft.value;
    if (id === undefined) return undefined;
    return api.guides.explain({ userId: id, ...rest });
  });
  /** The one that was chosen, else what the user would see first. */
  const guideId = computed(() => query.value.guide ?? explained.data.value?.guides[0]?.guideId);
  return {
    query,
    user,
    guideId,
    reader: createResource(async () => user.data.value && readerOf(user.data.value, accountId.value)),
    explained,
    /** The guide that is looked at: its draft, or the version that is live. */
    shown: createResource(async () => {
      const id = guideId.value;
      if (id === undefined) return undefined;
      const { draftOf } = query.value;
      editorsLeft.value;
      const guide = await api.guides.get(id);
      const version = guide.live?.version;
      const content =
        id === draftOf || version === undefined
          ? guide.draft
          : (await api.guides.version(id, version)).content;
      return { id, kind: guide.kind, name: guide.name, content };
    }),
    past: createResource(async () => {
      const [user, guide] = [userId.value, guideId.value];
      if (user === undefined || guide === undefined) return undefined;
      const from = new Date(Date.now() - monthMs).toISOString();
      return (await api.guides.decisions(user, { guide, from })).decisions.toReversed();
    }),
    /** Called when the address has changed. */
    show(next: Record<string, string>): void {
      if (JSON.stringify(next) !== JSON.stringify(address.peek())) address.value = next;
    },
  };
});

export const FindUserModel = createModel(() => {
  const search = signal('');
  return {
    search,
    found: createResource(() => api.users.list({ search: search.value, limit: 8 })),
  };
});
