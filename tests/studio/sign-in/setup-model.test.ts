import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { faultsOf, SetupModel } from '../../../studio/sign-in/setup-model.ts';

const filled = {
  name: 'Kim Doe',
  email: 'kim@example.com',
  password: 'long enough',
  workspaceName: 'Acme',
  appName: 'CRM',
  appUrl: 'https://crm.example.com',
};
const fetched = vi.fn<typeof fetch>();
beforeEach(() => vi.stubGlobal('fetch', fetched));
afterEach(() => {
  vi.unstubAllGlobals();
  fetched.mockReset();
});

describe('the first-run form', () => {
  test.each([
    ['email', 'kim'],
    ['password', 'short'],
    ['appUrl', 'crm.example.com'],
    ['appUrl', 'javascript:alert(1)'],
    ['name', '  '],
  ] as const)('refuses %s “%s”', (field, value) => {
    expect(Object.keys(faultsOf({ ...filled, [field]: value }))).toEqual([field]);
  });

  test('accepts what is filled in, also a local address', () => {
    expect(faultsOf(filled)).toEqual({});
    expect(faultsOf({ ...filled, appUrl: 'http://localhost:4401' })).toEqual({});
  });

  test('shows no fault before the first try, then all at once, and asks nothing of the server', async () => {
    const model = new SetupModel();
    expect(model.faults.value('email')).toBeUndefined();
    await model.submit();
    expect(model.faults.value('email')).toBe('Enter an email address, such as kim@example.com.');
    expect(model.faults.value('appName')).toBe('Fill this in.');
    expect(fetched).not.toHaveBeenCalled();
  });

  test('says when somebody else was first', async () => {
    fetched.mockResolvedValueOnce(
      new Response(
        JSON.stringify({ error: { code: 'conflict', message: 'There is a member.', requestId: 'r' } }),
        {
          status: 409,
          headers: { 'Content-Type': 'application/json' },
        },
      ),
    );
    const model = new SetupModel();
    for (const [field, value] of Object.entries(filled)) model.fill(field as keyof typeof filled, value);
    await model.submit();
    expect(model.message.value).toBe('Somebody has set up this server already. Sign in instead.');
    expect(model.isBusy.value).toBe(false);
  });
});
