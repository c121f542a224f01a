import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paintedTheme } from '../../../shared/rules/painted-theme.ts';

const luminance = (color: string): number => {
  const parts = color.match(/[\da-f]{2}/g)!.map((part) => {
    const share = Number.parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * parts[0]! + 0.7152 * parts[1]! + 0.0722 * parts[2]!;
};
const contrast = (one: string, other: string): number => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
};
const cards = { light: '#ffffff', dark: '#1e2127' };
const accents = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('whatever accent an author chooses', () => {
  for (const mode of ['light', 'dark'] as const) {
    const colors = (accent: string) => paintedTheme({ mode, accent }).colors[mode]!;

    test(`text on a button can be read in ${mode}`, () => {
      fc.assert(
        fc.property(accents, (accent) => {
          const { accent: background, 'on-accent': text } = colors(accent);
          expect(contrast(background, text)).toBeGreaterThanOrEqual(4.5);
        }),
      );
    });

    test(`links reach 4.5:1 and edges 3:1 on the card in ${mode}`, () => {
      fc.assert(
        fc.property(accents, (accent) => {
          const { link, edge } = colors(accent);
          expect(contrast(link, cards[mode])).toBeGreaterThanOrEqual(4.5);
          expect(contrast(edge, cards[mode])).toBeGreaterThanOrEqual(3);
        }),
      );
    });
  }

  test('an accent that can be read stays as it is', () => {
    expect(paintedTheme({ mode: 'light', accent: '#1d4ed8' }).colors).toEqual({
      light: { accent: '#1d4ed8', 'on-accent': '#ffffff', link: '#1d4ed8', edge: '#1d4ed8' },
    });
  });

  test('there are colours for the modes that it can be shown in, in the dark with the accent for it', () => {
    const { light, dark } = paintedTheme({ mode: 'auto', accent: '#123456', darkAccent: '#ffcc00' }).colors;
    expect([light?.accent, dark?.accent]).toEqual(['#123456', '#ffcc00']);
    expect(Object.keys(paintedTheme({ mode: 'dark', accent: '#123456' }).colors)).toEqual(['dark']);
  });
});
