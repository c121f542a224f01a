import { afterEach, expect, test } from 'vitest';
import type { Session } from '../../studio/api.ts';
import { session } from '../../studio/session.ts';
import { stageName } from '../../studio/stage-name.ts';
import { locale } from '../../studio/ui/i18n.ts';

afterEach(() => {
  session.value = undefined;
  locale.value = 'en';
});

test('a stage is called what the workspace calls it, else by its usual name in the reader’s language', () => {
  session.value = { workspace: { stageNames: { onboarding: 'Roll-out' } } } as unknown as Session;
  expect([stageName('onboarding'), stageName('renewal')]).toEqual(['Roll-out', 'Renewal']);
  locale.value = 'zh-CN';
  expect([stageName('onboarding'), stageName('renewal')]).toEqual(['Roll-out', '续约期']);
});
