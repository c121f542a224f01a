import * as v from 'valibot';
import { npsScales } from '../../shared/contract/survey.ts';

/** What the routes of scores and answers give, as `openapi.json` tells it. */
const counts = { promoters: v.number(), passives: v.number(), detractors: v.number() };
const scored = {
  ...counts,
  score: v.nullable(v.number()),
  interval: v.nullable(v.tuple([v.number(), v.number()])),
  n: v.number(),
};
const scale = v.picklist(npsScales);
const cut = v.array(v.object({ value: v.nullable(v.string()), ...scored }));

export const npsAnswer = v.object({
  from: v.string(),
  to: v.string(),
  scale: v.nullable(scale),
  ...scored,
  distribution: v.array(v.object({ score: v.number(), count: v.number() })),
  waves: v.array(v.object({ half: v.string(), scale, shown: v.number(), answered: v.number(), ...scored })),
  cuts: v.object({
    tier: cut,
    industry: cut,
    tenure: cut,
    role: cut,
    decision: cut,
    module: cut,
    service: cut,
  }),
  reasons: v.array(
    v.object({
      group: v.picklist(['promoters', 'passives', 'detractors']),
      reason: v.string(),
      count: v.number(),
    }),
  ),
  satisfaction: v.array(
    v.object({
      module: v.nullable(v.string()),
      n: v.number(),
      mean: v.number(),
      satisfied: v.number(),
    }),
  ),
  selectedSample: v.number(),
  /** Points above the half-year before that are aimed at. */
  target: v.number(),
  /** Of the newest half-year; null where there is none before it on the same scale. `share`: of the target. */
  progress: v.nullable(v.object({ points: v.number(), since: v.string(), share: v.number() })),
});

export const respondentsAnswer = v.object({
  total: v.number(),
  people: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      accountId: v.nullable(v.string()),
      accountName: v.nullable(v.string()),
      score: v.number(),
      answeredAt: v.string(),
    }),
  ),
});

const heard = v.object({ heard: v.number(), of: v.number() });
export const coverageAnswer = v.object({
  total: v.number(),
  accounts: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      ownerName: v.nullable(v.string()),
      users: heard,
      admins: heard,
      decisionMakers: heard,
      lastHeardAt: v.nullable(v.string()),
    }),
  ),
});

export const queueAnswer = v.object({
  people: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      role: v.nullable(v.string()),
      isAdmin: v.boolean(),
      isDecisionMaker: v.boolean(),
      answeredAt: v.nullable(v.string()),
      reason: v.picklist([
        'eligible',
        'notIdentified',
        'accountTooNew',
        'userTooNew',
        'tooFewDays',
        'answeredRecently',
        'dismissedRecently',
        'turnComes',
      ]),
      mayAskOn: v.nullable(v.string()),
    }),
  ),
});

export const answersAnswer = v.object({
  total: v.number(),
  tags: v.array(v.object({ tag: v.string(), count: v.number() })),
  answers: v.array(
    v.object({
      userId: v.string(),
      userName: v.string(),
      role: v.nullable(v.string()),
      runId: v.string(),
      accountId: v.nullable(v.string()),
      accountName: v.nullable(v.string()),
      ownerName: v.nullable(v.string()),
      guideId: v.string(),
      guideName: v.string(),
      answeredAt: v.string(),
      score: v.nullable(v.number()),
      scale: v.nullable(scale),
      satisfaction: v.nullable(v.number()),
      choices: v.array(v.string()),
      comment: v.nullable(v.string()),
      isSelectedSample: v.boolean(),
      tags: v.array(v.string()),
      tasks: v.array(
        v.object({
          kind: v.picklist(['reply', 'reference']),
          dueOn: v.string(),
          doneAt: v.nullable(v.string()),
          note: v.nullable(v.string()),
        }),
      ),
    }),
  ),
});
