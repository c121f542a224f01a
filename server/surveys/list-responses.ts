import type { Response } from '../../shared/contract/response.ts';
import type { Context } from '../context.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';
import { findQuestion, inDefaultLocale } from './find-question.ts';
import {
  countResponses,
  type ResponseFilter,
  type ResponseOrder,
  selectResponses,
} from './response-store.ts';

/** An answer with the names of those it is about. */
export interface ResponseRow extends Omit<Response, 'answeredAt'> {
  answeredAt: Date;
  userName: string;
  accountName: string | null;
  guideName: string;
  /** As it was asked, in the guide's default language. */
  question: string;
}

/** Newest first, unless asked otherwise. */
export async function listResponses(
  { db }: Pick<Context, 'db'>,
  scope: Scope,
  filter: ResponseFilter,
  page: Page,
  order?: ResponseOrder,
): Promise<{ total: number; responses: ResponseRow[] }> {
  const total = await countResponses(db, scope, filter);
  const rows = await selectResponses(db, scope, filter, page, order);
  return {
    total,
    responses: rows.map(({ content, ...row }) => {
      const question = findQuestion(content, row.questionId);
      return { ...row, question: question ? inDefaultLocale(content, question.prompt) : '' };
    }),
  };
}
