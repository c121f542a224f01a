import { accountSorts } from '../../server/accounts/account-list-store.ts';
import { listAccounts } from '../../server/accounts/list-accounts.ts';
import { refreshFewSummaries, refreshSummaries } from '../../server/accounts/refresh-summaries.ts';
import { context, db, scope, timed } from './zz-try.ts';

await timed('refresh all', () => refreshSummaries(context, scope), 1);
await timed('few', () => refreshFewSummaries(context, scope));
for (const sort of accountSorts)
  await timed('list ' + sort, () =>
    listAccounts(context, scope, { sort, order: 'desc' }, { limit: 50, offset: 0 }),
  );
await timed('list search', () =>
  listAccounts(context, scope, { sort: 'name', order: 'asc', search: '99' }, { limit: 50, offset: 0 }),
);
await timed('list deep', () =>
  listAccounts(context, scope, { sort: 'level', order: 'asc' }, { limit: 50, offset: 9000 }),
);
await db.destroy();
