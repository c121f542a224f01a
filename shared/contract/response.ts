import type { NpsScale } from './survey.ts';

/** One stored answer to one question. Never edited. */
export interface Response {
  id: string;
  guideId: string;
  version: number;
  runId: string;
  questionId: string;
  questionKind: 'nps' | 'choice' | 'text';
  /** Only for nps. */
  scale: NpsScale | null;
  score: number | null;
  /** Label of the chosen option in the guide's default language. */
  choice: string | null;
  text: string | null;
  userId: string;
  accountId: string | null;
  answeredAt: string;
}
