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

  test('stands over its anchor where there is room on neither side: what leaves the viewport can’t be scrolled to', () => {
    const anchor = { left: 0, top: 60, width: 40, height: 20 };
    expect(placeNear(anchor, panel, { width: 400, height: 150 }).top).toBe(62);
    expect(placeNear(anchor, panel, { width: 400, height: 90 }).top).toBe(8);
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
