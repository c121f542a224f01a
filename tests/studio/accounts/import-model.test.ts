import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ImportModel } from '../../../studio/accounts/import-dialog.tsx';

const fetched = vi.fn<typeof fetch>();
beforeEach(() => vi.stubGlobal('fetch', fetched));
afterEach(() => vi.unstubAllGlobals());

test('a file is taken as what it was begun as, whatever is chosen meanwhile', async () => {
  const model = new ImportModel();
  model.kind.value = 'issues';
  const lines = Array.from({ length: 450 }, (_, n) => `T-${n},acme,Slow,2026-02-20`);
  await model.choose(new File([['ticket,account,title,created', ...lines].join('\n')], 'tickets.csv'));
  fetched.mockImplementation(async () => {
    model.kind.value = 'accounts';
    return Response.json({ created: 200, changed: 0, unchanged: 0, faults: [] });
  });
  await model.start();
  const asked = fetched.mock.calls.map(([address]) => new URL(String(address), 'http://studio').pathname);
  expect(asked).toEqual(Array(3).fill('/api/v1/issues-import'));
});
