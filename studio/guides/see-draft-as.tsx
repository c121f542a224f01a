import { Eye } from 'lucide';
import type { GuideContent } from '../../shared/contract/guide.ts';
import { changeQuery } from '../address.ts';
import { chooseEnvironment, environmentParameter } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/i18n.ts';
import { seeAsWords as words } from './see-as-words.ts';

/** Where the targeting engine says whether the draft would start for a user, as if it were live, and why not. */
export function seeDraftUrl(guideId: string, draft: GuideContent, userId?: string): string {
  const address = new URLSearchParams({ guide: guideId, draftOf: guideId });
  const page = pageOf(draft);
  if (page) address.set('page', page);
  if (userId !== undefined) address.set('user', userId);
  return `/see-as?${address}`;
}

/** A page on which it may start: on any other the answer would be that it is not meant for this page. */
function pageOf({ trigger }: GuideContent): string | undefined {
  const path = trigger.pages.include.find((pattern) => pattern.startsWith('/'));
  // Where anything may stand, something does.
  return path?.replaceAll('*', '1');
}

interface Props {
  guideId: string;
  draft: GuideContent;
  /** Where it is to be published: whose users are to be picked from. */
  environmentId: number;
}

/** Beside the dry run over everybody: what one user would get, before anything is published. */
export const SeeDraftAs = ({ guideId, draft, environmentId }: Props) => (
  <section class="row row--apart" aria-label={t(words.seeDraft)}>
    <div>
      <h3>{t(words.seeDraft)}</h3>
      <p class="note">{t(words.seeDraftText)}</p>
    </div>
    <Button
      icon={Eye}
      href={changeQuery(seeDraftUrl(guideId, draft), { [environmentParameter]: environmentId })}
      onClick={(event) => {
        // Another tab reads it in the address; this one would go on in the environment that it shows.
        if (!(event.ctrlKey || event.metaKey || event.shiftKey)) chooseEnvironment(environmentId);
      }}
    >
      {t(words.pickAUser)}
    </Button>
  </section>
);
