import { describe, expect, test } from 'vitest';
import { openWishes } from '../../../snippet/guides/wishes.ts';
import { pageInMemory } from '../../support/page-in-memory.ts';

const nothing = { mutedCategories: [], snoozed: {} };
const open = () => {
  const page = pageInMemory();
  return { ...page, wishes: openWishes(page.store, page.clock), now: page.clock.now };
};

describe('what the user wishes', () => {
  test('holds at once, added to what the server knows', () => {
    const { wishes, now } = open();
    wishes.mute('news', true);
    wishes.snooze('g', 3);
    expect(wishes.merge({ mutedCategories: ['help'], snoozed: { h: '2026-06-01' } }, now())).toEqual({
      mutedCategories: ['help', 'news'],
      snoozed: { h: '2026-06-01', g: '2026-05-13T12:00:00.000Z' },
    });
  });

  test('is taken back by the last word', () => {
    const { wishes, now } = open();
    wishes.mute('news', true);
    wishes.mute('news', false);
    expect(wishes.merge({ mutedCategories: ['news'], snoozed: {} }, now()).mutedCategories).toEqual([]);
  });

  test('holds against an older word of the server, however long that is the last one', () => {
    const { wishes, now, pass } = open();
    const toldAt = now();
    wishes.mute('news', true);
    pass({ hours: 5 });
    expect(wishes.merge(nothing, toldAt).mutedCategories).toEqual(['news']);
  });

  test('gives way to the server once it must have heard, so that other devices can change it', () => {
    const { wishes, now, pass } = open();
    wishes.mute('news', true);
    pass({ minutes: 9 });
    expect(wishes.merge(nothing, now()).mutedCategories).toEqual(['news']);
    pass({ minutes: 2 });
    expect(wishes.merge(nothing, now()).mutedCategories).toEqual([]);
  });

  test('is kept small: what is a day old goes with the next word', () => {
    const { wishes, store, pass } = open();
    wishes.snooze('old', 300);
    pass({ hours: 25 });
    wishes.snooze('new', 1);
    expect(Object.keys(store.read('wishes') ?? {})).toEqual(['new']);
  });

  test('is nothing where nobody has said anything, and a server without a word is none', () => {
    const { wishes, now } = open();
    expect(wishes.merge(undefined, now())).toEqual(nothing);
  });
});
