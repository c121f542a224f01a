import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NpsModel } from '../../../studio/nps/nps-model.ts';

const server = vi.hoisted(() => ({ newest: [] as { id: string }[], scores: vi.fn(), answers: vi.fn() }));
vi.mock('../../../studio/api.ts', () => ({
  api: {
    responses: { list: async () => ({ responses: server.newest }) },
    nps: { get: server.scores },
    answers: { list: server.answers },
  },
}));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { visibilityState: 'visible' });
  server.scores.mockReset().mockResolvedValue({ n: 1, waves: [] });
  server.answers.mockReset().mockResolvedValue({ total: 0, answers: [] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Until the next look for a new answer is over. */
const look = () => vi.advanceTimersByTimeAsync(4_000);

const questions = () => server.scores.mock.calls.map(([asked]) => asked);

test('the score is asked for first, all that takes longer when it is there', async () => {
  const answers: ((found: unknown) => void)[] = [];
  server.scores.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
  const model = new NpsModel({ filter: {}, offset: 0 });
  await look();
  expect(questions()).toEqual([{ only: 'score' }]);
  answers[0]!({ n: 3, waves: [] });
  await look();
  expect(questions()).toEqual([{ only: 'score' }, {}]);
  expect([model.score.value?.n, model.nps.data.value]).toEqual([3, undefined]);
  model[Symbol.dispose]();
});

test('that nobody answered is told with the rest, which says whether anybody ever did', async () => {
  server.scores.mockImplementation(({ only }) =>
    only ? Promise.resolve({ n: 0, waves: [] }) : new Promise(() => {}),
  );
  const model = new NpsModel({ filter: {}, offset: 0 });
  await look();
  expect(questions()).toHaveLength(2);
  expect(model.score.value).toBeUndefined();
  model[Symbol.dispose]();
});

test.each([
  ['no answer yet', []],
  ['an answer', [{ id: 'known' }]],
])(
  'with %s the score and the rest are asked for once, and again when there is a new answer',
  async (_, known) => {
    server.newest = known;
    const model = new NpsModel({ filter: {}, offset: 0 });
    await look();
    expect(server.scores).toHaveBeenCalledTimes(2);
    expect(model.nps.data.value?.n).toBe(1);
    for (const id of ['a', 'b']) {
      server.newest = [{ id }];
      server.scores.mockClear();
      await look();
      expect(server.scores, id).toHaveBeenCalledTimes(2);
      await look();
      expect(server.scores, id).toHaveBeenCalledTimes(2);
    }
    model[Symbol.dispose]();
  },
);

test('another wave is another question, and what people said is asked for when it is looked at', async () => {
  server.newest = [{ id: 'a' }];
  const model = new NpsModel({ filter: {}, offset: 0 });
  await look();
  model.show({ wave: '2026-H1', filter: {}, offset: 0 });
  expect(questions()).toEqual([
    { only: 'score' },
    {},
    { from: '2026-01-01', to: '2026-06-30', only: 'score' },
    { from: '2026-01-01', to: '2026-06-30' },
  ]);
  expect(server.answers).not.toHaveBeenCalled();
  const stop = model.answers.data.subscribe(() => {});
  await look();
  expect(server.answers).toHaveBeenCalled();
  stop();
  model[Symbol.dispose]();
});
