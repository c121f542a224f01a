import { describe, expect, test } from 'vitest';
import { judgeEvent } from '../../../server/ingest/judge-event.ts';
import { buildEvent } from '../../support/build-event.ts';

const reasonOf = (changes: object): string | undefined => {
  const judgement = judgeEvent(buildEvent('2026-03-02T08:00:00Z', changes));
  return 'reason' in judgement ? judgement.reason : undefined;
};
const signature = '0123456789abcdef';

describe('what a page tells of its use besides clicks', () => {
  test.each([
    { kind: 'form', name: 'form.submitted', signature },
    { kind: 'form', name: 'field.changed', signature },
    { kind: 'session', name: 'session.active', properties: { seconds: 60 } },
  ])('$name is taken', (event) => {
    expect(reasonOf(event)).toBeUndefined();
  });

  test.each([
    [{ kind: 'form', name: 'field.typed' }, /^name/],
    [{ kind: 'session', name: 'session.active', properties: { seconds: 0 } }, /^properties.seconds/],
    [{ kind: 'session', name: 'session.active', properties: { seconds: 3600 } }, /^properties.seconds/],
    [{ kind: 'session', name: 'session.idle', properties: { seconds: 5 } }, /^name/],
  ])('%o is refused', (event, reason) => {
    expect(reasonOf(event)).toMatch(reason);
  });
});
