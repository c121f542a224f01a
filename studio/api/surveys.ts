import { type InferRequestType, type InferResponseType, parseResponse } from 'hono/client';
import type { Response as Answer } from '../../shared/contract/response.ts';
import { named, type Paging, texts, type V1, v1, withEnvironment } from './client.ts';
import type { AskQuery } from './metrics.ts';

export type Nps = InferResponseType<V1['nps']['$get']>;
export type NpsWave = Nps['waves'][number];
export type NpsCutRow = Nps['cuts']['tier'][number];
export type NpsCut = keyof Nps['cuts'];
export type NpsRespondent = InferResponseType<V1['nps']['respondents']['$get']>['people'][number];
export type CoverageAccount = InferResponseType<V1['nps']['coverage']['$get']>['accounts'][number];
export type RespondentOrder = Pick<
  InferRequestType<V1['nps']['respondents']['$get']>['query'],
  'search' | 'sort' | 'order'
>;
export type CoverageQuery = Pick<
  InferRequestType<V1['nps']['coverage']['$get']>['query'],
  'search' | 'sort' | 'order'
>;
export type QueuedPerson = InferResponseType<V1['accounts'][':id']['survey-queue']['$get']>['people'][number];
export type SaidAnswer = InferResponseType<V1['answers']['$get']>['answers'][number];
export type AnswerTask = SaidAnswer['tasks'][number];
export type AnswerName = Pick<SaidAnswer, 'userId' | 'runId'>;
type AnswerParameters = InferRequestType<V1['answers']['$get']>['query'];
export interface AnswerFilter
  extends Pick<
    AnswerParameters,
    'group' | 'tag' | 'search' | 'hasComment' | 'isOpen' | 'owner' | 'sort' | 'order'
  > {}
export type ResponseRow = InferResponseType<V1['responses']['$get']>['responses'][number];

export const nps = {
  get: (query: AskQuery & { only?: 'score' } = {}) => parseResponse(v1.nps.$get({ query: texts(query) })),
  respondents: (query: AskQuery & RespondentOrder & Paging & { cut: NpsCut; value?: string }) =>
    parseResponse(v1.nps.respondents.$get({ query: texts(query) as { cut: NpsCut } })),
  /** An address for the browser to follow itself. */
  respondentsCsvUrl: (query: AskQuery & RespondentOrder & { cut: NpsCut; value?: string }) =>
    withEnvironment(v1.nps['respondents.csv'].$path({ query: texts(query) as { cut: NpsCut } })),
  coverage: (query: CoverageQuery & Paging = {}) =>
    parseResponse(v1.nps.coverage.$get({ query: texts(query) })),
  /** An address for the browser to follow itself. */
  coverageCsvUrl: (query: CoverageQuery = {}) =>
    withEnvironment(v1.nps['coverage.csv'].$path({ query: texts(query) })),
  queue: (accountId: string) => parseResponse(v1.accounts[':id']['survey-queue'].$get(named(accountId))),
};

export const answers = {
  list: (query: AskQuery & AnswerFilter & Paging = {}) =>
    parseResponse(v1.answers.$get({ query: texts(query) })),
  csvUrl: (query: AskQuery & AnswerFilter = {}) =>
    withEnvironment(v1['answers.csv'].$path({ query: texts(query) })),
  tag: ({ userId, runId }: AnswerName, tags: string[]) =>
    parseResponse(
      v1.answers[':user'][':run'].tags.$put({
        param: { user: encodeURIComponent(userId), run: runId },
        json: { tags },
      }),
    ),
  settleTask: (
    { userId, runId }: AnswerName,
    kind: AnswerTask['kind'],
    json: { isDone: boolean; note?: string | null },
  ) =>
    parseResponse(
      v1.answers[':user'][':run'].tasks[':kind'].$put({
        param: { user: encodeURIComponent(userId), run: runId, kind },
        json,
      }),
    ),
};

export const responses = {
  list: (query: Paging & { kind?: Answer['questionKind'] } = {}) =>
    parseResponse(v1.responses.$get({ query: texts(query) })),
};
