import type { GuideContent, GuideKind } from '../../../shared/contract/guide.ts';
import { both, type NewId } from '../../../shared/draft/pieces.ts';
import { newGuideContent } from '../../../shared/draft/starters.ts';
import type { Phrase } from '../../ui/i18n.ts';

/** A whole draft for a common job: what is left to its author is to point at elements and to choose what is theirs. */
export interface Template {
  id: string;
  kind: GuideKind;
  name: Phrase;
  /** The job, in one sentence. */
  note: Phrase;
  /** What there is to do before it can be published. */
  toDo: Phrase;
  /** The step that the gallery's picture shows; the first unless told. */
  pictureStep?: number;
  make: (newId: NewId) => GuideContent;
}

/** What a template says, on top of what every guide of its kind begins with. */
export const contentOf = (kind: GuideKind, newId: NewId, parts: Partial<GuideContent>): GuideContent => ({
  ...newGuideContent(kind, newId),
  ...parts,
});

export const anyPage = { include: [], exclude: [] };
export const gotIt = both('Got it', '知道了');
export const later = both('Later', '稍后再说');
