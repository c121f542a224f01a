import { expect, test } from 'vitest';
import type { DeliveredBlock } from '../../../shared/contract/guide.ts';
import { startRun } from '../../../snippet/guides/guide-run.ts';
import type { Progress } from '../../../snippet/guides/run.ts';
import type { StepView } from '../../../snippet/render/step-view.ts';
import { pageInMemory } from '../../support/page-in-memory.ts';
import { guide, step } from '../../support/snippet-bench.ts';

const ask = (id: string): DeliveredBlock => ({
  id,
  type: 'question',
  question: { kind: 'text', prompt: id },
});

/** A survey of one step with these questions, on the screen; `view` is what its card was given. */
function survey(...questionIds: string[]) {
  const { clock } = pageInMemory();
  const told: [string, object][] = [];
  const views: StepView[] = [];
  const progress: Progress = {
    guide: guide([step('one', { blocks: questionIds.map(ask) })], { kind: 'survey' }),
    runId: 'run',
    startedBy: 'api',
    startedAt: clock.now(),
    stepIndex: 0,
    trail: [],
    answers: {},
  };
  startRun(progress, {
    clock,
    clicks: { subscribe: () => () => {} },
    finder: { rest() {} },
    matchesPage: () => true,
    variable: () => undefined,
    save() {},
    tell: (name: string, properties: object) => told.push([name, properties]),
    onEnd() {},
    renderStep(view: StepView) {
      views.push(view);
      return { show() {}, hide() {}, setAnchor() {}, destroy() {} };
    },
  } as unknown as Parameters<typeof startRun>[1]);
  const answers = () => told.filter(([name]) => name === 'survey.answered').map(([, facts]) => facts);
  return { view: views[0]!, progress, answers, names: () => told.map(([name]) => name) };
}

test('the first answer to a question stands: a second one is neither told nor kept', () => {
  const { view, progress, answers, names } = survey('why', 'what');
  view.onAnswer('why', { text: 'first' });
  view.onAnswer('why', { text: 'second' });
  expect(answers()).toMatchObject([{ questionId: 'why', answer: { text: 'first' } }]);
  expect(progress.answers).toEqual({ why: { text: 'first' } });
  expect(names()).not.toContain('guide.completed');
});

test('an answer that comes when the survey is over is neither told nor kept', () => {
  const { view, progress, answers } = survey('why', 'what');
  view.onAction({ type: 'close' });
  view.onAnswer('why', { text: 'late' });
  expect(answers()).toEqual([]);
  expect(progress.answers).toEqual({});
});
