import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box } from '../../../snippet/render/geometry.ts';
import { placeCard } from '../../../snippet/render/place-card.ts';

const screen: Box = { left: 0, top: 0, right: 1000, bottom: 700 };
const card = { width: 300, height: 200 };
const boxAt = (left: number, top: number, width = 80, height = 30): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

describe('a card', () => {
  test.each([
    ['auto', 'bottom', { x: 390, y: 342 }],
    ['bottom', 'bottom', { x: 390, y: 342 }],
    ['top', 'top', { x: 390, y: 88 }],
    ['right', 'right', { x: 592, y: 215 }],
    ['left', 'left', { x: 188, y: 215 }],
  ] as const)(
    'wanted %s stands %s of its target, 12 px away, and points at its middle',
    (wanted, side, at) => {
      const place = placeCard(card, boxAt(500, 300), screen, wanted);
      expect(place).toMatchObject({ side, ...at });
      expect(place.arrowAt).toBe((side === 'top' || side === 'bottom' ? 150 : 100) - 6);
    },
  );

  test.each([
    ['bottom', boxAt(500, 600), 'top'],
    ['top', boxAt(500, 40), 'bottom'],
    ['left', boxAt(100, 300), 'right'],
    ['right', boxAt(800, 300), 'left'],
    ['bottom', boxAt(100, 150, 80, 500), 'right'],
    ['bottom', boxAt(800, 150, 80, 500), 'left'],
    ['left', boxAt(0, 100, 900), 'bottom'],
  ] as const)('wanted %s without room there goes across, else to a side', (wanted, target, side) => {
    expect(placeCard(card, target, screen, wanted).side).toBe(side);
  });

  test('at the edge of the screen moves along its target, and its pointer the other way', () => {
    const place = placeCard(card, boxAt(0, 300), screen, 'bottom');
    expect(place).toMatchObject({ x: 8, y: 342, side: 'bottom' });
    expect(place.arrowAt).toBe(40 - 8 - 6);
  });

  test('lies over a target that leaves no room on any side, and points at nothing', () => {
    const place = placeCard(card, screen, screen, 'bottom');
    expect(place.arrowAt).toBeUndefined();
    expect(place.y + card.height).toBe(700 - 8);
  });
});

describe('wherever the target is', () => {
  const targets = fc
    .tuple(
      fc.double({ min: 0, max: 980, noNaN: true }),
      fc.double({ min: 0, max: 680, noNaN: true }),
      fc.double({ min: 1, max: 1000, noNaN: true }),
      fc.double({ min: 1, max: 700, noNaN: true }),
    )
    .map(([left, top, width, height]) => ({
      left,
      top,
      right: Math.min(1000, left + width),
      bottom: Math.min(700, top + height),
    }));
  const wishes = fc.constantFrom('auto', 'top', 'right', 'bottom', 'left' as const);

  test('the card is on the screen, off its target if it can be, and its pointer on its own side', () => {
    fc.assert(
      fc.property(targets, wishes, (target, wanted) => {
        const { x, y, side, arrowAt } = placeCard(card, target, screen, wanted);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(8);
        expect(x + card.width).toBeLessThanOrEqual(992);
        expect(y + card.height).toBeLessThanOrEqual(692);
        const isBeside =
          y >= target.bottom ||
          y + card.height <= target.top ||
          x >= target.right ||
          x + card.width <= target.left;
        const needs = { across: card.width + 20, down: card.height + 20 };
        const hasRoom =
          target.left >= needs.across ||
          1000 - target.right >= needs.across ||
          target.top >= needs.down ||
          700 - target.bottom >= needs.down;
        if (hasRoom) expect([isBeside, arrowAt !== undefined]).toEqual([true, true]);
        const length = side === 'top' || side === 'bottom' ? card.width : card.height;
        if (arrowAt !== undefined) {
          expect(isBeside).toBe(true);
          expect(arrowAt).toBeGreaterThanOrEqual(16);
          expect(arrowAt).toBeLessThanOrEqual(length - 28);
        }
      }),
    );
  });
});
