import type { StartedBy } from '../../shared/contract/event.ts';
import { addDays } from './calendar.ts';
import { type CastAccount, type CastUser, lastDayOfYear, type Story } from './cast.ts';
import { comments } from './comments.ts';
import { draftsStepId, firstWeekTaskIds, scheduleStepId } from './companion-guides.ts';
import { npsIds, welcomeStepIds, whatsNewStepIds } from './guides.ts';
import { type RandomStream, randomStream } from './random-stream.ts';

/** The guides of the demo, as they are known to the server. */
export interface GuideIds {
  welcome: string;
  whatsNew: string;
  nps: string;
  firstWeek: string;
  scheduleHint: string;
  orderDrafts: string;
  help: string;
}
export type GuideName = keyof GuideIds;

/** One thing that happened in a run, so many seconds after its start. */
export interface RunEvent {
  afterSeconds: number;
  name:
    | 'guide.started'
    | 'step.shown'
    | 'guide.completed'
    | 'guide.dismissed'
    | 'target.missing'
    | 'survey.answered'
    | 'task.completed';
  /** Of `task.completed`: the task. Absent where a guide has no steps. */
  stepId?: string;
  answer?: { questionId: string; score?: number; optionId?: string; text?: string };
}
export interface GuideRun {
  guide: GuideName;
  /** Absent: `trigger`. */
  startedBy?: StartedBy;
  events: RunEvent[];
}

/** On which days of the history the guides went live, and the waves of the survey began. */
export const guideDays = {
  welcome: 0,
  firstWeek: lastDayOfYear - 120,
  help: lastDayOfYear - 120,
  orderDrafts: lastDayOfYear - 34,
  whatsNew: lastDayOfYear - 24,
  scheduleHint: lastDayOfYear - 12,
  waves: [130, 314],
} as const;

/** Within so many days of its beginning a wave reaches everybody who comes. */
const waveSpread = 18;
/** More than three months and half a year, whatever months they fall on. */
const threeMonths = 93;
const halfYear = 185;

/**
 * What guides a user met on which of the days they were present: at most one a day, as the quiet rules want it.
 * Nothing yet for those a visitor of the demo can be, but for one answer that keeps one of them from being asked.
 */
export function guideRuns(
  account: CastAccount,
  user: CastUser,
  present: readonly number[],
  seed: string,
  isKeptFromDrafts: boolean,
): Map<number, GuideRun> {
  const runs = new Map<number, GuideRun>();
  // A stream for each: what one guide did must not depend on whether another one has come yet.
  const streamFor = (...what: (string | number)[]) => randomStream(seed, user.index, ...what);
  const isKeen = account.story === 'growing' || account.story === 'steady' || account.story === 'onboarding';
  const firstFree = (from: number) => present.find((day) => day >= from && !runs.has(day));

  if (user.role === 'sales' && !user.isSwitchable) {
    const day = firstFree(guideDays.welcome);
    const stream = streamFor('welcome');
    if (day !== undefined) runs.set(day, tour(isKeen ? 0.68 : 0.44, stream.next(), stream.next()));
  }
  if (user.role === 'sales' && !user.isSwitchable && (user.startsOn ?? 0) >= guideDays.firstWeek) {
    const day = firstFree(guideDays.firstWeek);
    if (day !== undefined) runs.set(day, tasks(isKeen ? 0.8 : 0.5, streamFor('firstWeek')));
  }
  let answeredOn = Number.NEGATIVE_INFINITY;
  for (const waveDay of user.isSwitchable ? [] : guideDays.waves) {
    const stream = streamFor('wave', waveDay);
    const earliest = Math.max(
      waveDay + stream.whole(0, waveSpread),
      user.joinsOn + threeMonths,
      account.goesLiveOn + threeMonths,
      answeredOn + halfYear,
    );
    const day = firstFree(earliest);
    if (day === undefined || day > waveDay + 2 * waveSpread) continue;
    const reaction = stream.weighted({ answers: 40, dismisses: 36, ignores: 24 });
    runs.set(day, survey(account.story, user, reaction, stream));
    if (reaction === 'answers') answeredOn = day;
  }
  if (!user.isSwitchable) {
    const day = firstFree(guideDays.whatsNew);
    const [stepId] = whatsNewStepIds;
    if (day !== undefined && day <= guideDays.whatsNew + 30 && stepId) {
      const end = streamFor('whatsNew').happens(0.78) ? 'guide.completed' : 'guide.dismissed';
      runs.set(day, {
        guide: 'whatsNew',
        events: [...shown(stepId, 0, true), { afterSeconds: 11, name: end, stepId }],
      });
    }
  }
  if (user.role === 'sales' && !user.isSwitchable && !isKeptFromDrafts) {
    const day = firstFree(guideDays.orderDrafts + 1);
    const end = streamFor('drafts').happens(0.7) ? 'guide.completed' : 'guide.dismissed';
    if (day !== undefined) {
      runs.set(day, {
        guide: 'orderDrafts',
        events: [...shown(draftsStepId, 0, true), { afterSeconds: 7, name: end, stepId: draftsStepId }],
      });
    }
  }
  if (user.role === 'admin' && !user.isSwitchable && streamFor('hint').happens(0.6)) {
    const day = firstFree(guideDays.scheduleHint);
    if (day !== undefined) {
      runs.set(day, {
        guide: 'scheduleHint',
        startedBy: 'ambient',
        events: [
          ...shown(scheduleStepId, 0, true),
          { afterSeconds: 9, name: 'guide.completed', stepId: scheduleStepId },
        ],
      });
    }
  }
  if (!user.isSwitchable && streamFor('help').happens(0.18)) {
    const day = firstFree(guideDays.help + streamFor('help').whole(0, 110));
    if (day !== undefined) {
      runs.set(day, {
        guide: 'help',
        startedBy: 'ambient',
        events: [{ afterSeconds: 0, name: 'guide.started' }],
      });
    }
  }
  if (user.isSwitchable && user.role === 'support') {
    const day = firstFree(guideDays.waves[1]);
    if (day !== undefined) runs.set(day, survey(account.story, user, 'answers', streamFor('wave')));
  }
  return runs;
}

const shown = (stepId: string, afterSeconds: number, isStart = false): RunEvent[] => [
  ...(isStart ? [{ afterSeconds, name: 'guide.started' as const, stepId }] : []),
  { afterSeconds: afterSeconds + 0.2, name: 'step.shown', stepId },
];

/** @param luck 0–1: below `completion` the tour is completed, else dismissed the earlier the higher it is */
function tour(completion: number, luck: number, pace: number): GuideRun {
  const isCompleted = luck < completion;
  const reached = isCompleted
    ? welcomeStepIds.length
    : 1 + Math.floor(pace * pace * (welcomeStepIds.length - 0.01));
  const secondsPerStep = 6 + 14 * pace;
  const events = welcomeStepIds
    .slice(0, reached)
    .flatMap((stepId, index) => shown(stepId, index * secondsPerStep, index === 0));
  // A page that was slow that day: the step is skipped, as its author wanted.
  if (isCompleted && luck < 0.015) {
    const missed = events.findIndex(({ stepId }) => stepId === welcomeStepIds[2]);
    const event = events[missed];
    if (event) event.name = 'target.missing';
  }
  const last = welcomeStepIds[reached - 1] ?? '';
  const end = isCompleted ? 'guide.completed' : 'guide.dismissed';
  events.push({ afterSeconds: reached * secondsPerStep, name: end, stepId: last });
  return { guide: 'welcome', events };
}

/** The checklist is opened and ticked off as far as one comes on the first day. */
function tasks(zeal: number, stream: RandomStream): GuideRun {
  const doneIds = firstWeekTaskIds.filter(() => stream.happens(zeal));
  const events: RunEvent[] = [
    { afterSeconds: 0, name: 'guide.started' },
    ...doneIds.map((stepId, index) => ({
      afterSeconds: 90 * (index + 1),
      name: 'task.completed' as const,
      stepId,
    })),
  ];
  if (doneIds.length === firstWeekTaskIds.length) {
    events.push({ afterSeconds: 90 * doneIds.length + 1, name: 'guide.completed' });
  }
  return { guide: 'firstWeek', startedBy: 'ambient', events };
}

const meanScores: Record<Story, number> = {
  growing: 8.9,
  steady: 8.2,
  fading: 5.2,
  shallow: 6.9,
  onboarding: 8,
  neverActivated: 6,
  lost: 5.6,
};

function survey(
  story: Story,
  user: CastUser,
  reaction: 'answers' | 'dismisses' | 'ignores',
  stream: RandomStream,
): GuideRun {
  const { score: scoreStep } = npsIds.steps;
  const events = shown(scoreStep, 0, true);
  if (reaction === 'dismisses') events.push({ afterSeconds: 5, name: 'guide.dismissed', stepId: scoreStep });
  if (reaction !== 'answers') return { guide: 'nps', events };

  const score = Math.min(10, Math.max(1, Math.round(stream.around(meanScores[story], 1.5))));
  const group = score >= 9 ? 'high' : score >= 7 ? 'middle' : 'low';
  events.push({
    afterSeconds: 6,
    name: 'survey.answered',
    stepId: scoreStep,
    answer: { questionId: npsIds.questions.score, score },
  });
  let last: string = scoreStep;
  let afterSeconds = 6;
  const show = (stepId: string) => {
    last = stepId;
    afterSeconds += 1;
    events.push(...shown(stepId, afterSeconds));
  };
  if (group !== 'middle') {
    const stepId = group === 'high' ? npsIds.steps.whyHigh : npsIds.steps.whyLow;
    const questionId = group === 'high' ? npsIds.questions.whyHigh : npsIds.questions.whyLow;
    show(stepId);
    const optionId = stream.weighted(
      group === 'high' ? { product: 7, service: 3 } : { service: 3, product: 7 },
    );
    afterSeconds += 5;
    events.push({ afterSeconds, name: 'survey.answered', stepId, answer: { questionId, optionId } });
  }
  const commentStep = { high: 'commentHigh', middle: 'better', low: 'commentLow' } as const;
  const asked = commentStep[group];
  show(npsIds.steps[asked]);
  if (stream.happens(group === 'low' ? 0.55 : 0.34)) {
    afterSeconds += 24;
    const text = stream.pick(comments[group][user.language]);
    const answer = { questionId: npsIds.questions[asked], text };
    events.push({ afterSeconds, name: 'survey.answered', stepId: npsIds.steps[asked], answer });
  }
  events.push({ afterSeconds: afterSeconds + 2, name: 'guide.completed', stepId: last });
  return { guide: 'nps', events };
}

/** When each guide was published, as a moment. */
export const guidePublishedAt = (startsOn: string, guide: GuideName): Date =>
  new Date(`${addDays(startsOn, guide === 'nps' ? guideDays.waves[0] - 1 : guideDays[guide])}T00:30:00Z`);
