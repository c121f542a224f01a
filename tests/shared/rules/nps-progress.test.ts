import { describe, expect, it } from 'vitest';
import { npsProgress } from '../../../shared/rules/nps-progress.ts';

const wave = (half: string, score: number | null, scale: '1-10' | '0-10' = '1-10') => ({
  half,
  scale,
  score,
});

describe('progress to a target of +10 (statement 85)', () => {
  it.each([
    ['all of it', 32, { points: 10, share: 1 }],
    ['four of ten points', 26, { points: 4, share: 0.4 }],
    ['none', 22, { points: 0, share: 0 }],
    ['more than all', 37, { points: 15, share: 1.5 }],
    ['the wrong way', 17, { points: -5, share: -0.5 }],
  ])('is %s from +22 to %i', (_, score, expected) => {
    const waves = [wave('2025-H1', 5), wave('2025-H2', 22), wave('2026-H1', score)];
    expect(npsProgress(waves, '1-10', 10)).toEqual({ ...expected, since: '2025-H2' });
  });

  it('passes over half-years on another scale, and those without a wave', () => {
    const waves = [wave('2024-H2', 20), wave('2025-H2', 60, '0-10'), wave('2026-H1', 24)];
    expect(npsProgress(waves, '1-10', 10)).toEqual({ points: 4, share: 0.4, since: '2024-H2' });
  });

  it('compares nothing within one half-year, on another scale alone, or with nobody', () => {
    expect(npsProgress([], null, 10)).toBeNull();
    expect(npsProgress([], '1-10', 10)).toBeNull();
    expect(npsProgress([wave('2026-H1', 24)], '1-10', 10)).toBeNull();
    expect(npsProgress([wave('2026-H1', 20, '0-10'), wave('2026-H1', 24)], '1-10', 10)).toBeNull();
    expect(npsProgress([wave('2025-H2', 20, '0-10'), wave('2026-H1', 24)], '1-10', 10)).toBeNull();
    expect(npsProgress([wave('2025-H2', null), wave('2026-H1', 24)], '1-10', 10)).toBeNull();
  });

  it('of a target of nothing is all, unless the score has fallen', () => {
    expect(npsProgress([wave('2025-H2', 20), wave('2026-H1', 20)], '1-10', 0)).toMatchObject({ share: 1 });
    expect(npsProgress([wave('2025-H2', 20), wave('2026-H1', 19)], '1-10', 0)).toMatchObject({ share: 0 });
  });
});
