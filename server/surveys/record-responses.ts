import type { SurveyEventProperties } from '../../shared/contract/event.ts';
import type { GuideContent } from '../../shared/contract/guide.ts';
import type { Answer, Question } from '../../shared/contract/survey.ts';
import { isOnScale, scaleOf } from '../../shared/rules/is-on-scale.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import type { KeyedEnvironment } from '../workspaces/environment-by-key.ts';
import { findQuestion, inDefaultLocale } from './find-question.ts';
import { makeTasks } from './make-tasks.ts';
import { insertResponses, type NewResponse, selectAnsweredVersions } from './response-store.ts';

/** An accepted `survey.answered` event: ids as they are stored, time as it was corrected. */
export interface AnswerEvent {
  id: string;
  userId: string;
  accountId: string;
  at: Date;
  properties: SurveyEventProperties;
}

/**
 * Keeps the answers that fit a question of the published version they name, in the transaction that stores their
 * events. What does not fit (no such question, a score off the scale) is left out with a line in the log: the page
 * can claim anything. The first answer of a run to a question stands. Returns the ids of those that were kept.
 */
export async function recordResponses(
  { log, now }: Pick<Context, 'log' | 'now'>,
  trx: Queryable,
  { environmentId, timeZone }: Pick<KeyedEnvironment, 'environmentId' | 'timeZone'>,
  events: readonly AnswerEvent[],
): Promise<string[]> {
  if (events.length === 0) return [];
  const key = (of: { guideId: string; version: number }) => `${of.guideId.toLowerCase()} ${of.version}`;
  const wanted = new Map(events.map(({ properties }) => [key(properties), properties]));
  const published = await selectAnsweredVersions(trx, environmentId, [...wanted.values()]);
  const contents = new Map(published.map((version) => [key(version), version.content]));

  const rows = events.toSorted(byAnswerTime).flatMap((event) => {
    const fitting = answerThatFits(contents.get(key(event.properties)), event.properties);
    if (!fitting) {
      const { guideId, version, questionId } = event.properties;
      log.warn(
        { environmentId, guideId, version, questionId },
        'an answer that fits no question was left out',
      );
      return [];
    }
    return { ...identityOf(event), ...fitting };
  });
  const sound = firstOfEachRun(rows).toSorted(byKey);
  const added = await insertResponses(trx, environmentId, sound);
  const fresh = sound.filter(({ id }) => added.includes(id));
  await makeTasks(trx, environmentId, timeZone, now(), fresh);
  return added;
}

const identityOf = ({ id, userId, accountId, at, properties }: AnswerEvent) => ({
  id,
  userId,
  accountId,
  answeredAt: at,
  guideId: properties.guideId,
  version: properties.version,
  runId: properties.runId,
  questionId: properties.questionId,
});

type Fitting = Pick<
  NewResponse,
  'questionKind' | 'scale' | 'score' | 'optionId' | 'choice' | 'optionIds' | 'choices' | 'text'
>;
const empty = {
  scale: null,
  score: null,
  optionId: null,
  choice: null,
  optionIds: null,
  choices: null,
  text: null,
};

function answerThatFits(
  content: GuideContent | undefined,
  { questionId, answer }: { questionId: string; answer: Answer },
): Fitting | undefined {
  const question = content && findQuestion(content, questionId);
  if (!question) return undefined;
  switch (question.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating': {
      const { score } = answer;
      const scale = scaleOf(question);
      if (score === undefined || !scale || !isOnScale(score, scale)) return undefined;
      return { ...empty, questionKind: question.kind, scale, score };
    }
    case 'choice': {
      if (question.isMultiple) return chosenOf(question, content, answer);
      const option = question.options.find(({ id }) => id === answer.optionId);
      if (!option) return undefined;
      const choice = inDefaultLocale(content, option.label);
      return { ...empty, questionKind: 'choice', optionId: option.id, choice };
    }
    case 'text': {
      const text = answer.text?.trim();
      return text ? { ...empty, questionKind: 'text', text } : undefined;
    }
  }
}

/** Several options, in the order in which they were offered; one that was not offered spoils the answer. */
function chosenOf(
  { options }: Extract<Question, { kind: 'choice' }>,
  content: GuideContent,
  { optionIds = [] }: Answer,
): Fitting | undefined {
  const chosen = options.filter(({ id }) => optionIds.includes(id));
  if (chosen.length === 0 || chosen.length !== new Set(optionIds).size) return undefined;
  return {
    ...empty,
    questionKind: 'choice',
    optionIds: chosen.map(({ id }) => id),
    choices: chosen.map(({ label }) => inDefaultLocale(content, label)),
  };
}

const byAnswerTime = (a: AnswerEvent, b: AnswerEvent) => a.at.getTime() - b.at.getTime();

const keyOf = ({ userId, runId, questionId }: NewResponse) => `${userId} ${runId} ${questionId}`;
const byKey = (a: NewResponse, b: NewResponse) => (keyOf(a) < keyOf(b) ? -1 : 1);

/** Of two answers that arrive together the one given first. */
function firstOfEachRun(rows: readonly NewResponse[]): NewResponse[] {
  const first = new Map<string, NewResponse>();
  for (const row of rows) if (!first.has(keyOf(row))) first.set(keyOf(row), row);
  return [...first.values()];
}
