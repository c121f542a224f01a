import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { trafficCsv } from '../../../studio/settings/traffic-card.tsx';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-03T10:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

test('what became of events is exported day by day, those on which nothing came among them', async () => {
  const proof = { signed: 5, unsigned: 6, forged: 1 };
  const day = {
    accepted: 12,
    duplicates: 1,
    clamped: 0,
    bots: 2,
    internal: 0,
    refused: 3,
    limited: 0,
    ...proof,
  };
  const csv = await trafficCsv([{ ...day, day: '2026-03-02' }], 3);
  expect(csv.replace('\ufeff', '').trim().split('\n')).toEqual([
    'day,accepted,duplicates,clamped,bots,internal,refused,limited,signed,unsigned,forged',
    '2026-03-01,0,0,0,0,0,0,0,0,0,0',
    '2026-03-02,12,1,0,2,0,3,0,5,6,1',
    '2026-03-03,0,0,0,0,0,0,0,0,0,0',
  ]);
});
