import type { Review, SharedAccount } from '../api.ts';

/** The figures that a document may have. */
export type DocumentFigures = SharedAccount['figures'] & Partial<Pick<Review['figures'], 'nps'>>;

type Criterion = SharedAccount['criteria'][number] &
  Partial<Pick<Review['criteria'][number], 'roi' | 'roiMethod'>>;

/** What the reviews and the customer's page have in common. */
export interface DocumentUse {
  weeks: SharedAccount['weeks'];
  modules: SharedAccount['modules'];
  criteria: Criterion[];
}
