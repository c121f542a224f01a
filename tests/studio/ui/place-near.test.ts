import { describe, expect, test } from 'vitest';
import { placeNear } from '../../../studio/ui/place-near.ts';

const viewport = { width: 400, height: 300 };
const panel = { width: 100, height: 80 };

describe('a floating part', () => {
  test('stands below its anchor', () => {
    expect(placeNear({ left: 50, top: 20, width: 40, height: 20 }, panel, viewport)).toEqual({
      left: 50,
      top: 46,
    });
  });

  test('stands above where there is no room below', () => {
    expect(placeNear({ left: 50, top: 250, width: 40, height: 20 }, panel, viewport).top).toBe(164);
  });

  test('stays below when there is room nowhere', () => {
    expect(
      placeNear({ left: 0, top: 40, width: 10, height: 10 }, panel, { width: 400, height: 90 }).top,
    ).toBe(56);
  });

  test('never leaves the viewport sideways', () => {
    expect(placeNear({ left: 390, top: 20, width: 10, height: 10 }, panel, viewport).left).toBe(292);
    expect(placeNear({ left: 0, top: 20, width: 10, height: 10 }, panel, viewport, 'end').left).toBe(8);
  });

  test('can be centred or end with its anchor', () => {
    const anchor = { left: 200, top: 20, width: 40, height: 20 };
    expect(placeNear(anchor, panel, viewport, 'center').left).toBe(170);
    expect(placeNear(anchor, panel, viewport, 'end').left).toBe(140);
  });
});
