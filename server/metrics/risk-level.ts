import type { RiskReasonName } from '../../shared/contract/account.ts';
import {
  type LevelJudgement,
  type RiskCause,
  type RiskJudgement,
  type RiskLevel,
  type RiskSign,
  riskLevels,
} from '../../shared/contract/judgement.ts';
import type { ThresholdName, Thresholds } from '../../shared/contract/threshold.ts';
import { addDays, addMonths, type Day } from '../../shared/rules/calendar.ts';
import { relativeChange } from '../../shared/rules/relative-change.ts';

export interface RiskInput {
  today: Day;
  signedOn: Day | null;
  goLiveOn: Day | null;
  seatsBought: number | null;
  activatedUsers: number;
  activeUsers7: number;
  /** Mean of the 7-day active users of the four weeks before. */
  activeUsersBefore: number;
  level: LevelJudgement;
  isShallow: boolean;
  lastAnsweredOn: Day | null;
  /** There are such contacts; the day is null where nobody has written one down. */
  decisionMakers: { lastContactOn: Day | null } | null;
  /** Since when the oldest answer waits for its reply, or the oldest issue for somebody to take it up. */
  unansweredSince: Day | null;
  reasons: readonly { id: string; reason: RiskReasonName; evidence: string; raisedOn: Day }[];
}

/** How heavy a danger the workspace takes a sign or a reason for. */
const weightOf = (name: RiskSign['sign'] | RiskReasonName, limits: Thresholds): RiskLevel =>
  riskLevels[limits[`weight${name[0]!.toUpperCase()}${name.slice(1)}` as ThresholdName]] ?? 'none';

/**
 * The danger of losing an account: as high as its heaviest reason or sign. Unless a workspace says otherwise, signs
 * without a known reason are a light danger: somebody has to find out.
 */
export function riskLevel(input: RiskInput, limits: Thresholds): RiskJudgement {
  const signs = signsOf(input, limits);
  const causes = causesOf(input, limits);
  const heard = [...causes.map(({ weight }) => weight), ...signs.map(({ sign }) => weightOf(sign, limits))];
  const level = riskLevels.findLast((each) => heard.includes(each)) ?? 'none';
  return { level, signs, causes };
}

function signsOf(input: RiskInput, limits: Thresholds): RiskSign[] {
  const { today, goLiveOn, seatsBought, activeUsers7, activeUsersBefore } = input;
  const signs: RiskSign[] = [];
  if (goLiveOn !== null && addDays(goLiveOn, limits.activationDays) <= today && seatsBought) {
    const share = input.activatedUsers / seatsBought;
    if (share < limits.lowActivation) {
      signs.push({ sign: 'lowActivation', value: share, limit: limits.lowActivation });
    }
  }
  const low = input.level.facts.find(({ effect }) => effect === 'low');
  if (low) signs.push({ sign: 'lowUse', value: low.value, limit: low.limit });
  const change = activeUsersBefore === 0 ? 0 : relativeChange(activeUsersBefore, activeUsers7);
  if (activeUsersBefore >= limits.fewestUsers && change <= -limits.notableChange) {
    signs.push({ sign: 'fallingUse', value: change, limit: -limits.notableChange });
  }
  if (input.isShallow) signs.push({ sign: 'shallowUse', value: null, limit: limits.shallowBreadth });
  if (input.lastAnsweredOn !== null && input.lastAnsweredOn < addDays(today, -limits.silenceDays)) {
    signs.push({ sign: 'wentSilent', value: null, limit: limits.silenceDays, day: input.lastAnsweredOn });
  }
  const spokenOn = input.decisionMakers?.lastContactOn ?? null;
  if (input.decisionMakers && (spokenOn === null || spokenOn < addDays(today, -limits.contactDays))) {
    signs.push({
      sign: 'noDecisionMakerContact',
      value: null,
      limit: limits.contactDays,
      ...(spokenOn !== null && { day: spokenOn }),
    });
  }
  return signs;
}

function causesOf(input: RiskInput, limits: Thresholds): RiskCause[] {
  const { today, signedOn, goLiveOn, unansweredSince, reasons } = input;
  const causes: RiskCause[] = reasons.map(({ id, reason, evidence, raisedOn }) => ({
    id,
    reason,
    weight: weightOf(reason, limits),
    evidence,
    day: raisedOn,
  }));
  /** What a date shows, unless somebody has said so already. */
  const show = (reason: RiskReasonName, day: Day | null) => {
    if (causes.some((cause) => cause.reason === reason)) return;
    causes.push({ id: null, reason, weight: weightOf(reason, limits), evidence: null, day });
  };
  const isLive = goLiveOn !== null && goLiveOn <= today;
  const isLate = signedOn !== null && addMonths(signedOn, limits.monthsToGoLive) <= today;
  if (isLate && !isLive) show('notLive', signedOn);
  if (unansweredSince !== null && addDays(unansweredSince, limits.feedbackDays) < today) {
    show('feedbackUnsolved', unansweredSince);
  }
  return causes;
}
