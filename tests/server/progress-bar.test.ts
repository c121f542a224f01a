import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProgressBar } from '../../server/progress-bar.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function drawn(isTTY: boolean, steps: number[], waitMs: number): string {
  let text = '';
  const output = { isTTY, write: (part: string) => (text += part) } as unknown as typeof process.stdout;
  const bar = createProgressBar('Data', 'days', output);
  vi.advanceTimersByTime(waitMs);
  for (const done of steps) bar.draw({ done, total: 20 });
  return text;
}

describe('the progress bar', () => {
  it('is drawn over itself in a terminal and ends its line', () => {
    expect(drawn(true, [10, 20], 2_000)).toBe(
      `\rData ${'█'.repeat(15)}${'░'.repeat(15)} 50 %, 10 of 20 days\rData ${'█'.repeat(30)} 100 %, 20 of 20 days\n`,
    );
  });

  it('is a line for each tenth elsewhere', () => {
    expect(drawn(false, [10, 11, 12, 20], 2_000)).toBe(
      'Data: 50 % of 20 days\nData: 60 % of 20 days\nData: 100 % of 20 days\n',
    );
  });

  it('is not there for what takes less than a second', () => {
    expect(drawn(true, [10, 20], 500)).toBe('');
  });
});
