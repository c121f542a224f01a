import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { GuideContent } from '../../../shared/contract/guide.ts';
import { type DraftStore, GuideModel, SaveRefused } from '../../../shared/draft/guide-model.ts';
import { newGuideContent } from '../../../shared/draft/starters.ts';

const draft = newGuideContent('announcement', () => 'x');
const withPriority = (priority: number) => (content: GuideContent) => ({ ...content, priority });

let clock = 0;
let stored: { revision: number; name: string; priority: number };
let store: DraftStore;

beforeEach(() => {
  vi.useFakeTimers();
  clock = 0;
  stored = { revision: 1, name: 'Tour', priority: 50 };
  store = {
    async save(revision, edition) {
      if (revision !== stored.revision) return 'conflict';
      stored = { revision: revision + 1, name: edition.name, priority: edition.draft.priority };
      return stored.revision;
    },
  };
});
afterEach(() => {
  vi.useRealTimers();
});

const open = () => new GuideModel({ name: 'Tour', draft, revision: 1 }, store, { now: () => clock });

describe('the guide editor', () => {
  test('saves by itself once the author pauses', async () => {
    const model = open();
    expect(model.saveState.value).toBe('saved');
    model.edit('priority', withPriority(60));
    expect(model.saveState.value).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(799);
    expect(stored.priority).toBe(50);
    await vi.advanceTimersByTimeAsync(1);
    expect(stored).toEqual({ revision: 2, name: 'Tour', priority: 60 });
    expect(model.saveState.value).toBe('saved');
  });

  test('saves what was edited while it was saving, too', async () => {
    const answers: (() => void)[] = [];
    const { save } = store;
    store.save = async (...args) => {
      await new Promise<void>((resolve) => answers.push(resolve));
      return save(...args);
    };
    const model = open();
    model.edit('priority', withPriority(60));
    const done = model.save();
    model.edit('priority', withPriority(70));
    answers.shift()?.();
    await vi.advanceTimersByTimeAsync(0);
    answers.shift()?.();
    await done;
    expect(stored).toMatchObject({ revision: 3, priority: 70 });
    expect(model.saveState.value).toBe('saved');
  });

  test('undoes and redoes, and takes quick edits of one field as one', () => {
    const model = open();
    model.edit('priority', withPriority(51));
    clock = 100;
    model.edit('priority', withPriority(52));
    clock = 5000;
    model.edit('priority', withPriority(53));
    model.rename('Welcome');
    model.undo();
    expect([model.name.value, model.draft.value.priority]).toEqual(['Tour', 53]);
    model.undo();
    expect(model.draft.value.priority).toBe(52);
    model.undo();
    expect(model.draft.value.priority).toBe(50);
    expect(model.canUndo.value).toBe(false);
    model.redo();
    expect(model.draft.value.priority).toBe(52);
    model.edit('priority', withPriority(80));
    expect(model.canRedo.value).toBe(false);
  });

  test('does not count a change that changes nothing', () => {
    const model = open();
    model.edit('priority', (content) => content);
    expect(model.canUndo.value).toBe(false);
    expect(model.saveState.value).toBe('saved');
  });

  test('overwrites nothing when someone else has saved, until the author decides', async () => {
    const model = open();
    stored.revision = 5;
    model.edit('priority', withPriority(60));
    await vi.advanceTimersByTimeAsync(800);
    expect(model.saveState.value).toBe('conflict');
    model.edit('priority', withPriority(61));
    await vi.advanceTimersByTimeAsync(5000);
    expect(stored).toEqual({ revision: 5, name: 'Tour', priority: 50 });

    await model.keepMine(5);
    expect(stored).toEqual({ revision: 6, name: 'Tour', priority: 61 });
    expect(model.saveState.value).toBe('saved');
  });

  test('can take the stored draft instead, with the own one within reach of undo', async () => {
    const model = open();
    stored = { revision: 5, name: 'Theirs', priority: 10 };
    model.edit('priority', withPriority(60));
    await model.save();
    model.takeStored({ name: 'Theirs', draft: { ...draft, priority: 10 }, revision: 5 });
    expect([model.name.value, model.draft.value.priority, model.saveState.value]).toEqual([
      'Theirs',
      10,
      'saved',
    ]);
    model.undo();
    expect([model.name.value, model.draft.value.priority, model.saveState.value]).toEqual([
      'Tour',
      60,
      'unsaved',
    ]);
  });

  test('keeps the edit and says so when saving fails, and tries again with the next edit', async () => {
    const { save } = store;
    store.save = () => Promise.reject(new Error('offline'));
    const model = open();
    model.edit('priority', withPriority(60));
    await vi.advanceTimersByTimeAsync(800);
    expect(model.saveState.value).toBe('failed');
    store.save = save;
    model.edit('priority', withPriority(61));
    await vi.advanceTimersByTimeAsync(800);
    expect([stored.priority, model.saveState.value]).toEqual([61, 'saved']);
  });

  test('tries again by itself what could not be saved, ever more seldom, and not what the server refuses', async () => {
    let asked = 0;
    const { save } = store;
    store.save = () => {
      asked += 1;
      return Promise.reject(new Error('offline'));
    };
    const model = open();
    model.edit('priority', withPriority(60));
    await vi.advanceTimersByTimeAsync(800);
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(3000);
    expect(asked).toBe(2);
    await vi.advanceTimersByTimeAsync(5999);
    expect(asked).toBe(2);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toBeLessThan(20);
    store.save = save;
    await vi.advanceTimersByTimeAsync(60_000);
    expect([stored.priority, model.saveState.value]).toEqual([60, 'saved']);

    store.save = () => {
      asked += 1;
      return Promise.reject(new SaveRefused('Too long.'));
    };
    asked = 0;
    model.edit('priority', withPriority(61));
    await vi.advanceTimersByTimeAsync(600_000);
    expect([asked, model.refusal.value]).toEqual([1, 'Too long.']);
    store.save = save;
    model.undo();
    await vi.advanceTimersByTimeAsync(800);
    expect([model.refusal.value, model.saveState.value]).toEqual([undefined, 'saved']);
  });

  test('goes on with what was left unsaved, within reach of undo, and overwrites nothing by it', async () => {
    const left = { name: 'Left', draft: { ...draft, priority: 90 }, revision: 1 };
    const model = open();
    model.takeUp(left);
    expect([model.name.value, model.saveState.value]).toEqual(['Left', 'unsaved']);
    await vi.advanceTimersByTimeAsync(800);
    expect(stored).toEqual({ revision: 2, name: 'Left', priority: 90 });
    model.undo();
    expect(model.name.value).toBe('Tour');

    stored = { revision: 5, name: 'Theirs', priority: 10 };
    const later = new GuideModel({ name: 'Theirs', draft, revision: 5 }, store, { now: () => clock });
    later.takeUp(left);
    await vi.advanceTimersByTimeAsync(800);
    expect([later.saveState.value, stored.name]).toEqual(['conflict', 'Theirs']);
  });

  test('takes up nothing that was stored after all: there is nothing to tell of, and nothing to undo', async () => {
    const model = new GuideModel({ name: 'Left', draft, revision: 2 }, store, { now: () => clock });
    // The database gives the parts back in an order of its own.
    const { steps, ...others } = structuredClone(draft);
    const left = { name: 'Left', draft: { ...others, steps }, revision: 1 };
    expect(model.takeUp(left)).toBe(false);
    expect([model.saveState.value, model.revision.value, model.canUndo.value]).toEqual(['saved', 2, false]);
  });
});
