import { describe, expect, test } from 'vitest';
import { judgeEvent } from '../../../server/ingest/judge-event.ts';
import { buildEvent } from '../../support/build-event.ts';

const reasonOf = (changes: object): string | undefined => {
  const judgement = judgeEvent(buildEvent('2026-03-02T08:00:00Z', changes));
  return 'reason' in judgement ? judgement.reason : undefined;
};
const signature = '0123456789abcdef';
const recapture = {
  guideId: '019b0000-0000-7000-8000-000000000001',
  version: 2,
  stepId: 'step-one',
  score: 0.9,
  likeness: 0.8,
};

describe('what a page tells of its use besides clicks', () => {
  test.each([
    { kind: 'form', name: 'form.submitted', signature },
    { kind: 'form', name: 'field.changed', signature },
    { kind: 'session', name: 'session.active', properties: { seconds: 60 } },
    { kind: 'target', name: 'target.recaptured', signature, properties: recapture },
    { kind: 'target', name: 'target.recaptured', signature, properties: { ...recapture, build: '2026.3' } },
  ])('$name is taken', (event) => {
    expect(reasonOf(event)).toBeUndefined();
  });

  test.each([
    [{ kind: 'form', name: 'field.typed' }, /^name/],
    [{ kind: 'session', name: 'session.active', properties: { seconds: 0 } }, /^properties.seconds/],
    [{ kind: 'session', name: 'session.active', properties: { seconds: 3600 } }, /^properties.seconds/],
    [{ kind: 'session', name: 'session.idle', properties: { seconds: 5 } }, /^name/],
    [
      { kind: 'target', name: 'target.recaptured', properties: { ...recapture, value: 'x' } },
      /^properties.value/,
    ],
  ])('%o is refused', (event, reason) => {
    expect(reasonOf(event)).toMatch(reason);
  });
});
