import { createModel, signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createResource } from '../../studio/resource.ts';

const page = { visibilityState: 'visible' };
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  page.visibilityState = 'visible';
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A server that answers when told to. */
function heldBack() {
  const asked: { question: string; answer: (value: string) => void; fail: (error: Error) => void }[] = [];
  const ask = (question: string) =>
    new Promise<string>((answer, fail) => asked.push({ question, answer, fail }));
  return { asked, ask };
}

describe('data of the server', () => {
  test('is asked for at once and kept while it is asked for again', async () => {
    const { asked, ask } = heldBack();
    const Model = createModel(() => createResource(() => ask('a')));
    const model = new Model();
    expect(model.isLoading.value).toBe(true);
    asked[0]!.answer('first');
    await vi.advanceTimersByTimeAsync(0);
    expect([model.data.value, model.isLoading.value]).toEqual(['first', false]);
    model.reload();
    expect([model.data.value, model.isLoading.value]).toEqual(['first', true]);
    model[Symbol.dispose]();
  });

  test('is asked for anew when what the question reads has changed; late answers to the old one are dropped', async () => {
    const { asked, ask } = heldBack();
    const search = signal('a');
    const Model = createModel(() => createResource(() => ask(search.value)));
    const model = new Model();
    search.value = 'b';
    expect(asked.map(({ question }) => question)).toEqual(['a', 'b']);
    asked[1]!.answer('answer b');
    await vi.advanceTimersByTimeAsync(0);
    asked[0]!.answer('answer a');
    await vi.advanceTimersByTimeAsync(0);
    expect(model.data.value).toBe('answer b');
    model[Symbol.dispose]();
  });

  test('is asked for after what comes first was answered, or could not be, and no more then', async () => {
    const { asked, ask } = heldBack();
    const Model = createModel(() => {
      const first = createResource(() => ask('first'));
      const failing = createResource(() => ask('failing'));
      return {
        first,
        second: createResource(() => ask('second'), { after: first, pollMs: 1_000 }),
        third: createResource(() => ask('third'), { after: failing }),
      };
    });
    const model = new Model();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked.map(({ question }) => question)).toEqual(['first', 'failing']);
    expect(model.second.isLoading.value).toBe(true);
    asked[0]!.answer('a');
    asked[1]!.fail(new Error('away'));
    await vi.advanceTimersByTimeAsync(0);
    expect(asked.map(({ question }) => question)).toEqual(['first', 'failing', 'second', 'third']);
    asked[2]!.answer('b');
    model.first.reload();
    await vi.advanceTimersByTimeAsync(0);
    expect(model.second.data.value).toBe('b');
    expect(asked.map(({ question }) => question)).toEqual(['first', 'failing', 'second', 'third', 'first']);
    model[Symbol.dispose]();
  });

  test('tells a failure, and forgets it once an answer comes', async () => {
    const { asked, ask } = heldBack();
    const Model = createModel(() => createResource(() => ask('a')));
    const model = new Model();
    asked[0]!.fail(new Error('away'));
    await vi.advanceTimersByTimeAsync(0);
    expect([model.error.value?.message, model.isLoading.value]).toEqual(['away', false]);
    model.reload();
    asked[1]!.answer('there');
    await vi.advanceTimersByTimeAsync(0);
    expect([model.error.value, model.data.value]).toEqual([undefined, 'there']);
    model[Symbol.dispose]();
  });

  test('forgets a failure as soon as it is asked for anew: one sees that it is on its way', async () => {
    const { asked, ask } = heldBack();
    const Model = createModel(() => createResource(() => ask('a')));
    const model = new Model();
    asked[0]!.fail(new Error('away'));
    await vi.advanceTimersByTimeAsync(0);
    model.reload();
    await vi.advanceTimersByTimeAsync(0);
    expect([model.error.value, model.isLoading.value]).toEqual([undefined, true]);
    asked[1]!.fail(new Error('still away'));
    await vi.advanceTimersByTimeAsync(0);
    expect([model.error.value?.message, model.isLoading.value]).toEqual(['still away', false]);
    model[Symbol.dispose]();
  });

  test('is polled only in sight, quietly, and not after the page is left', async () => {
    const load = vi.fn(async () => 'same');
    const Model = createModel(() => createResource(load, { pollMs: 1000 }));
    const model = new Model();
    await vi.advanceTimersByTimeAsync(0);
    await vi.advanceTimersByTimeAsync(2000);
    expect(load).toHaveBeenCalledTimes(3);
    page.visibilityState = 'hidden';
    await vi.advanceTimersByTimeAsync(5000);
    expect(load).toHaveBeenCalledTimes(3);
    page.visibilityState = 'visible';
    model[Symbol.dispose]();
    await vi.advanceTimersByTimeAsync(5000);
    expect(load).toHaveBeenCalledTimes(3);
  });

  test('is polled as often as its answer says', async () => {
    const answers = [{ isBehind: true }, { isBehind: true }, { isBehind: false }];
    const load = vi.fn(async () => answers.shift()!);
    const pollMs = (newest: { isBehind: boolean } | undefined) => (newest?.isBehind ? 1000 : 3000);
    const Model = createModel(() => createResource(load, { pollMs }));
    const model = new Model();
    await vi.advanceTimersByTimeAsync(2000);
    expect(load).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(2900);
    expect(load).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(100);
    expect(load).toHaveBeenCalledTimes(4);
    model[Symbol.dispose]();
  });

  test('is polled more seldom where answers take long, and never twice at once', async () => {
    let takesMs = 2500;
    const load = vi.fn(() => new Promise((answer) => setTimeout(() => answer('there'), takesMs)));
    const Model = createModel(() => createResource(load, { pollMs: 1000 }));
    const model = new Model();
    await vi.advanceTimersByTimeAsync(7900);
    expect(load).toHaveBeenCalledTimes(1);
    // As when the computer sleeps meanwhile.
    takesMs = 3_600_000;
    await vi.advanceTimersByTimeAsync(200);
    expect(load).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(load).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(load).toHaveBeenCalledTimes(3);
    model[Symbol.dispose]();
  });

  test('stays when a poll fails', async () => {
    let isAway = false;
    const Model = createModel(() =>
      createResource(
        async () => {
          if (isAway) throw new Error('away');
          return 'there';
        },
        { pollMs: 1000 },
      ),
    );
    const model = new Model();
    await vi.advanceTimersByTimeAsync(0);
    isAway = true;
    await vi.advanceTimersByTimeAsync(1000);
    expect([model.data.value, model.error.value]).toEqual(['there', undefined]);
    model[Symbol.dispose]();
  });
});
