import { describe, expect, test } from 'vitest';
import { freerEdge, placeBeside } from '../../../snippet/picker/author/give-way.ts';

const box = (left: number, top: number, width: number, height: number) => ({
  ...{ left, top, right: left + width, bottom: top + height },
});
const phone = { width: 390, height: 844 };

describe('a bar at an edge', () => {
  const bar = box(6, 6, 378, 46);

  test('goes to the other edge from what is shown at its own', () => {
    expect(freerEdge('onTop', bar, phone, [box(20, 10, 100, 30)])).toBe('onBottom');
    expect(freerEdge('onBottom', box(6, 792, 378, 46), phone, [box(0, 780, 390, 64)])).toBe('onTop');
  });

  test('stays where it is while it covers nothing, or no more than it would at the other', () => {
    expect(freerEdge('onTop', bar, phone, [box(20, 300, 350, 200)])).toBe('onTop');
    expect(freerEdge('onBottom', box(6, 792, 378, 46), phone, [box(0, 0, 390, 844)])).toBe('onBottom');
  });
});

describe('a small bar for a text', () => {
  const size = { width: 104, height: 38 };
  const card = box(20, 200, 350, 160);
  const overlaps = ({ x, y }: { x: number; y: number }, { left, top, right, bottom }: typeof card) =>
    x < right && x + size.width > left && y < bottom && y + size.height > top;

  test('stands above the card, or below it where that is nearer or freer', () => {
    expect(placeBeside(size, box(36, 216, 300, 20), card, [], phone).y).toBe(200 - 8 - 38);
    expect(placeBeside(size, box(36, 330, 300, 20), card, [], phone).y).toBe(360 + 8);
    expect(placeBeside(size, box(36, 216, 300, 20), card, [box(20, 150, 350, 40)], phone).y).toBe(360 + 8);
  });

  test('stands beside a card that reaches from edge to edge', () => {
    const tall = box(700, 0, 300, 800);
    const put = placeBeside(size, box(716, 300, 260, 20), tall, [], { width: 1000, height: 800 });
    expect(overlaps(put, tall)).toBe(false);
  });

  test('leaves the text itself uncovered where there is no room beside the card', () => {
    const text = box(16, 400, 300, 20);
    expect(overlaps(placeBeside(size, text, box(0, 0, 390, 844), [], phone), text)).toBe(false);
  });
});
