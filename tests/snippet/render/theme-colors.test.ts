import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { themeColors } from '../../../snippet/render/theme-colors.ts';

const luminance = (color: string): number => {
  const parts = color.match(/\d+/g)!.map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * parts[0]! + 0.7152 * parts[1]! + 0.0722 * parts[2]!;
};
const contrast = (one: string, other: string): number => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
};
const cards = { light: 'rgb(255 255 255)', dark: 'rgb(30 33 39)' };
const accents = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('whatever accent an author chooses', () => {
  for (const mode of ['light', 'dark'] as const) {
    const colors = (accent: string) => themeColors({ mode, accent }, mode === 'dark');

    test(`text on a button can be read in ${mode}`, () => {
      fc.assert(
        fc.property(accents, (accent) => {
          const { '--accent': background, '--on-accent': text } = colors(accent);
          expect(contrast(background!, text!)).toBeGreaterThanOrEqual(4.5);
        }),
      );
    });

    test(`links reach 4.5:1 and edges 3:1 on the card in ${mode}`, () => {
      fc.assert(
        fc.property(accents, (accent) => {
          const { '--link': link, '--edge': edge } = colors(accent);
          expect(contrast(link!, cards[mode])).toBeGreaterThanOrEqual(4.5);
          expect(contrast(edge!, cards[mode])).toBeGreaterThanOrEqual(3);
        }),
      );
    });
  }

  test('an accent that can be read stays as it is', () => {
    expect(themeColors({ mode: 'light', accent: '#1d4ed8' }, false)).toEqual({
      '--accent': 'rgb(29 78 216)',
      '--on-accent': 'rgb(255 255 255)',
      '--link': 'rgb(29 78 216)',
      '--edge': 'rgb(29 78 216)',
    });
  });
});
