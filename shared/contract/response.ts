import type { QuestionKind, Scale } from './survey.ts';

/** One stored answer to one question. Never edited. */
export interface Response {
  id: string;
  guideId: string;
  version: number;
  runId: string;
  questionId: string;
  questionKind: QuestionKind;
  /** Of the score, where there is one. */
  scale: Scale | null;
  score: number | null;
  /** Label of the chosen option in the guide's default language. */
  choice: string | null;
  /** Labels of the chosen options, where several could be chosen. */
  choices: string[] | null;
  text: string | null;
  userId: string;
  accountId: string | null;
  answeredAt: string;
}
