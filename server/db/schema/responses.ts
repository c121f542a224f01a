import type { QuestionKind, Scale } from '../../../shared/contract/survey.ts';
import type { Day, Id64 } from './column-types.ts';

/** What people answered. */
export interface ResponseTables {
  /** One answer to one question of one run; rows are only ever added or erased with their user. */
  response: {
    environmentId: number;
    id: string;
    guideId: string;
    version: number;
    runId: string;
    questionId: string;
    questionKind: QuestionKind;
    scale: Scale | null;
    score: number | null;
    optionId: string | null;
    choice: string | null;
    /** Where several options could be chosen. */
    optionIds: string[] | null;
    choices: string[] | null;
    text: string | null;
    userId: Id64;
    accountId: Id64;
    answeredAt: Date;
  };
  /** A word that somebody put on an answer: on what one person said in one run. */
  answerTag: { environmentId: number; userId: Id64; runId: string; tag: string; accountId: Id64 };
  /** Something to do about an answer. `reference`: to ask whether they would speak for the product. */
  answerTask: {
    environmentId: number;
    userId: Id64;
    runId: string;
    kind: 'reply' | 'reference';
    accountId: Id64;
    dueOn: Day;
    createdAt: Date;
    doneAt: Date | null;
    /** An actor, as in the audit log. */
    doneBy: string | null;
    note: string | null;
  };
}
